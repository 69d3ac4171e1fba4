#include "controller/till/parked_sales.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/till/settlement_tender.h"

#include <algorithm>

namespace kazasu::controller {

Status ParkedSales::park(const Permit& permit) {
    const Sale& sale = *m_rooms.current.sale();
    const Instant now = m_doors.clock.now();
    const ExceptionNote note{ExceptionKind::ParkSale, permit, sale.totals().total};
    const auto write = [&]() -> Status {
        Drafts drafts(m_doors.database);
        KAZASU_TRY(const auto before, drafts.parked());
        const bool isDone = std::any_of(before.begin(), before.end(),
                                        [&](const Sale& parked) { return parked.id() == sale.id(); });
        if (isDone) return {};
        KAZASU_TRY_STATUS(drafts.save(sale, now));
        KAZASU_TRY_STATUS(drafts.park(sale.id(), now));
        return noteException(m_doors.database, note, sale.id(), now, Json::object());
    };
    KAZASU_TRY_STATUS(durably(m_doors.database, write));
    m_rooms.seal.noticeEntry();
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
    if (const auto open = m_openVoid) static_cast<void>(voidSale(open->sale, open->permit));
    const auto parked = readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); });
    bool areLeft = !parked || m_openVoid;
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

Status ParkedSales::clearDesk() {
    if (!m_rooms.current.isActive()) return {};
    const Sale& shown = *m_rooms.current.sale();
    if (!shown.isEmpty()) return Error{ErrorCode::InvalidArgument, "another sale is under way"};
    return voidSale(shown);
}

Status ParkedSales::takeUp(const SaleId& id, const Permit& permit) {
    KAZASU_TRY_STATUS(clearDesk());
    KAZASU_TRY(Sale sale, findToTakeUp(id));
    const Instant now = m_doors.clock.now();
    const auto write = [&]() -> Status {
        Drafts drafts(m_doors.database);
        KAZASU_TRY(const auto open, drafts.open(m_doors.settings.registerNumber));
        if (open && open->id() == id) return {};
        KAZASU_TRY_STATUS(drafts.unpark(id, now));
        const Json content = Json::object().set("register", m_doors.settings.registerNumber);
        return Journal(m_doors.database).append(kTakenUpEntry, id, now, withPermit(content, permit));
    };
    KAZASU_TRY_STATUS(durably(m_doors.database, write));
    m_rooms.seal.noticeEntry();
    m_rooms.current.replace(std::move(sale));
    settle();
    return {};
}

Status ParkedSales::drop(const SaleId& id, const Permit& permit) {
    if (const auto open = m_openVoid; open && open->sale.id() == id) {
        KAZASU_TRY_STATUS(voidSale(open->sale, open->permit));
    } else {
        KAZASU_TRY(const Sale sale, findCertain(id));
        KAZASU_TRY_STATUS(voidSale(sale, permit));
    }
    settle();
    return {};
}

Status ParkedSales::voidSale(const Sale& parked, const std::optional<Permit>& permit) {
    Sale sale = parked;
    const auto given = claimsOf(sale);
    for (const auto& tender : std::vector(sale.tenders())) {
        if (!tender.isReversed) KAZASU_TRY_STATUS(sale.reverseTender(tender.number));
    }
    std::optional<ExceptionNote> note;
    if (permit) note = ExceptionNote{ExceptionKind::VoidSale, *permit, sale.totals().total};
    KAZASU_TRY_STATUS(sale.voidSale());
    const auto voided = SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now(), note);
    const bool isOpen = !voided && voided.code() == ErrorCode::OutcomeUnknown;
    m_openVoid = isOpen ? std::optional(OpenVoid{parked, permit}) : std::nullopt;
    if (isOpen) m_again = m_doors.timers.after(kParkedLook, [this] { settle(); });
    KAZASU_TRY_STATUS(voided);
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

/// An earlier take-up may have got through, and its answer been lost.
Result<Sale> ParkedSales::findToTakeUp(const SaleId& id) const {
    KAZASU_TRY(auto open, readSurely(m_doors.database, [this] {
                   return Drafts(m_doors.database).open(m_doors.settings.registerNumber);
               }));
    if (open && open->id() == id) return *std::move(open);
    return findCertain(id);
}

Result<Sale> ParkedSales::findCertain(const SaleId& id) const {
    KAZASU_TRY(auto sale, find(id));
    KAZASU_TRY(const bool isOpen,
               readSurely(m_doors.database, [&] { return ClaimStore(m_doors.database).hasUnresolved(id); }));
    if (isOpen) return Error{ErrorCode::SaleTenderInProgress, "its payment is not certain yet"};
    return withoutLostTenders(m_doors.database, std::move(sale));
}

}  // namespace kazasu::controller
