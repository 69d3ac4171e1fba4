#include "controller/till/parked_sales.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/till/settlement_tender.h"

#include <algorithm>

namespace kazasu::controller {

Status ParkedSales::park() {
    const Sale& sale = *m_rooms.current.sale();
    const Status kept = durably(m_doors.database, [&]() -> Status {
        KAZASU_TRY_STATUS(Drafts(m_doors.database).save(sale, m_doors.clock.now()));
        return Drafts(m_doors.database).park(sale.id(), m_doors.clock.now());
    });
    if (!kept) return kept;
    m_rooms.current.clear();
    return {};
}

Status ParkedSales::tender(const ClaimRow& row) {
    const auto sale = find(row.request.sale);
    if (!sale) return Error{ErrorCode::Cancelled, "the sale has ended"};
    const auto paid = tenderDurably(m_doors, *sale, row);
    if (!paid) return paid.error();
    settle();
    return {};
}

void ParkedSales::settle() {
    m_doors.timers.cancel(m_again);
    const auto parked = readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); });
    bool areLeft = !parked;
    if (parked) m_offered = 0;
    if (parked) {
        for (const Sale& sale : *parked) areLeft = !settleOne(sale) || areLeft;
    }
    if (areLeft) m_again = m_doors.timers.after(kParkedLook, [this] { settle(); });
}

/// Whether it is done with.
bool ParkedSales::settleOne(const Sale& parked) {
    const auto isOpen =
        readSurely(m_doors.database, [&] { return ClaimStore(m_doors.database).hasUnresolved(parked.id()); });
    if (!isOpen || *isOpen) return false;
    const auto sale = withoutLostTenders(m_doors.database, parked);
    if (!sale) return false;
    if (!Checkout::isPaid(*sale)) {
        const bool isGone = !isOffered(*sale) && voidSale(*sale).isOk();
        m_offered += isGone ? 0 : 1;
        return isGone;
    }
    const Status completed = m_checkout.completeAside(*sale);
    // The same code paid for another sale of this shop meanwhile, without the center.
    const bool isLost = !completed && completed.code() == ErrorCode::CodeAlreadyUsed;
    return completed.isOk() || (isLost && voidSale(*sale).isOk());
}

bool ParkedSales::isOffered(const Sale& sale) const {
    const auto ended =
        readSurely(m_doors.database, [&] { return ClaimStore(m_doors.database).lastChange(sale.id()); });
    return !ended || m_doors.clock.now() < *ended + kOfferedAgain;
}

Status ParkedSales::takeUp(const SaleId& id) {
    KAZASU_TRY(Sale sale, findCertain(id));
    if (m_rooms.current.isActive()) {
        const Sale& shown = *m_rooms.current.sale();
        if (!shown.isEmpty()) return Error{ErrorCode::InvalidArgument, "another sale is under way"};
        KAZASU_TRY_STATUS(voidSale(shown));
    }
    KAZASU_TRY_STATUS(
        durably(m_doors.database, [&] { return Drafts(m_doors.database).unpark(id, m_doors.clock.now()); }));
    m_rooms.current.replace(std::move(sale));
    settle();
    return {};
}

Status ParkedSales::drop(const SaleId& id, const Permit& permit) {
    KAZASU_TRY(Sale sale, findCertain(id));
    KAZASU_TRY_STATUS(voidSale(std::move(sale), permit));
    settle();
    return {};
}

Status ParkedSales::voidSale(Sale sale, const std::optional<Permit>& permit) {
    const auto given = claimsOf(sale);
    for (const auto& tender : std::vector(sale.tenders())) {
        if (!tender.isReversed) KAZASU_TRY_STATUS(sale.reverseTender(tender.number));
    }
    std::optional<ExceptionNote> note;
    if (permit) note = ExceptionNote{ExceptionKind::VoidSale, *permit, sale.totals().total};
    KAZASU_TRY_STATUS(sale.voidSale());
    KAZASU_TRY_STATUS(SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now(), note));
    m_rooms.seal.noticeEntry();
    for (const auto& claim : given) m_rooms.claims.giveBack(claim);
    return {};
}

Result<std::vector<ClaimId>> ParkedSales::claims() const {
    KAZASU_TRY(const auto parked,
               readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); }));
    std::vector<ClaimId> claims;
    for (const Sale& sale : parked) {
        for (const auto& claim : claimsOf(sale)) claims.push_back(claim);
    }
    return claims;
}

Result<Sale> ParkedSales::find(const SaleId& id) const {
    KAZASU_TRY(auto parked,
               readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); }));
    const auto found =
        std::find_if(parked.begin(), parked.end(), [&](const Sale& sale) { return sale.id() == id; });
    if (found == parked.end()) return Error{ErrorCode::SaleUnknown, "no such parked sale"};
    return std::move(*found);
}

Result<Sale> ParkedSales::findCertain(const SaleId& id) const {
    KAZASU_TRY(auto sale, find(id));
    KAZASU_TRY(const bool isOpen,
               readSurely(m_doors.database, [&] { return ClaimStore(m_doors.database).hasUnresolved(id); }));
    if (isOpen) return Error{ErrorCode::SaleTenderInProgress, "its payment is not certain yet"};
    return withoutLostTenders(m_doors.database, std::move(sale));
}

}  // namespace kazasu::controller
