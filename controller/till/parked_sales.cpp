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
    endOpenVoids();
    const auto parked = readSurely(m_doors.database, [this] { return Drafts(m_doors.database).parked(); });
    bool areLeft = !parked || !m_openVoids.empty();
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
    const bool isLost = !completed && Checkout::isLost(completed.code());
    return completed.isOk() || (isLost && voidSale(*sale).isOk());
}

bool ParkedSales::isOffered(const Sale& sale) const {
    const auto ended =
        readSurely(m_doors.database, [&] { return ClaimStore(m_doors.database).lastChange(sale.id()); });
    return !ended || m_doors.clock.now() < *ended + kOfferedAgain;
}

Status ParkedSales::checkDeskIsFree() const {
    const bool isFree = !m_rooms.current.isActive() || m_rooms.current.sale()->isEmpty();
    return isFree ? Status{} : Status{Error{ErrorCode::InvalidArgument, "another sale is under way"}};
}

Status ParkedSales::clearDesk() {
    KAZASU_TRY_STATUS(checkDeskIsFree());
    return m_rooms.current.isActive() ? voidSale(*m_rooms.current.sale()) : Status{};
}

Status ParkedSales::checkTakeUp(const SaleId& id) const {
    KAZASU_TRY_STATUS(checkDeskIsFree());
    KAZASU_TRY_STATUS(findToTakeUp(id));
    return {};
}

Status ParkedSales::checkDrop(const SaleId& id) const {
    if (m_openVoids.count(id) != 0) return {};
    KAZASU_TRY_STATUS(findCertain(id));
    return {};
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
    if (const auto open = m_openVoids.find(id); open != m_openVoids.end()) {
        const OpenVoid again = open->second;
        KAZASU_TRY_STATUS(voidSale(again.sale, again.permit));
    } else {
        KAZASU_TRY(const Sale sale, findCertain(id));
        KAZASU_TRY_STATUS(voidSale(sale, permit));
    }
    settle();
    return {};
}

void ParkedSales::endOpenVoids() {
    for (const auto& [id, open] : std::map(m_openVoids)) static_cast<void>(voidSale(open.sale, open.permit));
}

Status ParkedSales::voidSale(const Sale& parked, const std::optional<Permit>& permit) {
    Sale sale = parked;
    const auto given = claimsOf(sale);
    takeBackTenders(sale);
    std::optional<ExceptionNote> note;
    if (permit) note = voidNote(sale, *permit);
    KAZASU_TRY_STATUS(sale.voidSale());
    const auto voided = SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now(), note);
    // Once in the air it stays there until it is known, whatever the next try runs into.
    if (!voided && voided.code() == ErrorCode::OutcomeUnknown)
        m_openVoids.insert_or_assign(parked.id(), OpenVoid{parked, permit});
    if (!voided && !m_openVoids.empty()) {
        m_doors.timers.cancel(m_again);
        m_again = m_doors.timers.after(kParkedLook, [this] { settle(); });
    }
    KAZASU_TRY_STATUS(voided);
    m_openVoids.erase(parked.id());
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
