// Money that goes back: the way it was paid, and, where no bank would have it, by hand (docs/goods.md).
#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/shift/shift_book.h"
#include "controller/till/doubt_inbox.h"
#include "controller/till/till_desk.h"
#include "core/receipt/receipt_builder.h"

namespace kazasu::controller {
namespace {

constexpr std::int64_t kMostRefundsShown = 100;

api::RefundPhase phaseOf(RefundStep step) {
    switch (step) {
        case RefundStep::Waiting:
            return api::RefundPhase::Waiting;
        case RefundStep::Accepted:
            return api::RefundPhase::Accepted;
        case RefundStep::Paid:
            return api::RefundPhase::Paid;
        case RefundStep::Refused:
            return api::RefundPhase::Refused;
        case RefundStep::Failed:
            return api::RefundPhase::Failed;
        case RefundStep::InCash:
            break;
    }
    return api::RefundPhase::InCash;
}

api::RefundView viewOf(const RefundRow& row) {
    return {row.request.id, row.request.receiptNumber, row.request.amount,
            row.createdAt,  phaseOf(row.step),         row.error};
}

/// As the drawer's list and the journal say why cash went out.
std::string cashReason(const RefundRow& row, ReceiptLanguage language) {
    return (language == ReceiptLanguage::Japanese ? "返金 " : "Refund ") + row.request.receiptNumber;
}

}  // namespace

Result<GiveBackPlan> TillDesk::giveBackPlan() const {
    const Sale& sale = *m_rooms.current.sale();
    return readSurely(m_doors.database, [&] { return planGiveBack(m_doors.database, sale); });
}

void TillDesk::giveBack() {
    if (!mayAct("give back")) return;
    const std::function<void()> again = [this] { giveBack(); };
    if (const auto sells = m_shifts.checkMaySell(); !sells) return notice(sells.error(), "give back");
    if (const auto change = checkMayChange(); !change) return notice(change.error(), "give back");
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleClosed, "give back");
    const Sale& sale = *m_rooms.current.sale();
    const Money out = sale.totals().refund;
    if (!out.isPositive()) return notice(ErrorCode::SaleTenderExceedsDue, "give back");
    const auto plan = giveBackPlan();
    if (!plan) return notice(plan.error(), toDisplay(out));
    if (plan->toCodes.empty() && plan->rest.isZero()) return tenderCash(-out);
    if (plan->rest.isPositive()) return notice(ErrorCode::ReturnExceedsSold, toDisplay(plan->rest));
    if (!m_rooms.watch.knowledge()) return notice(ErrorCode::Unavailable, toDisplay(out));
    if (const auto sold = checkReturned(); !sold) return notice(sold.error(), toDisplay(out));
    const auto may = m_doors.people.require(Right::TakeCash, saleSubject(), again);
    if (!may) return notice(may.error(), "give back");
    if (const auto granted = checkGranted(again); !granted) return notice(granted.error(), "give back");
    forgetOtherPayment();
    const auto shares = sharesOf(*plan, m_doors.clock, m_doors.random);
    const auto given =
        m_rooms.current.change([&](Sale& changed) { return changed.giveBack(plan->cash, shares); },
                               [&](const Error& error) { notice(error, "the open sale could not be kept"); });
    if (!given) return notice(given.error(), toDisplay(out));
    tellSale(0);
    m_checkout.tryComplete();
}

std::vector<api::RefundView> TillDesk::refunds() const {
    std::vector<api::RefundView> views;
    const Instant today = beginOfDayInJapan(m_doors.clock.now());
    const auto rows = readSurely(
        m_doors.database, [&] { return RefundStore(m_doors.database).toShow(today, kMostRefundsShown); });
    if (!rows) return views;
    for (const auto& row : *rows) views.push_back(viewOf(row));
    return views;
}

/// One that was paid for and never will be by a bank: the same right as for cash in place of a code.
void TillDesk::payRefundInCash(const RefundId& id) {
    if (!mayAct("refund")) return;
    const auto row = readSurely(m_doors.database, [&] { return RefundStore(m_doors.database).find(id); });
    if (!row) return notice(row.error(), "refund");
    if (!*row) return notice(ErrorCode::NotFound, "refund");
    const std::string number = (*row)->request.receiptNumber;
    const std::string subject = "refund/" + id.toString();
    // The outcome of an earlier try may not have been known: the drawer opens when it is.
    const bool mayBeDone = (*row)->step == RefundStep::InCash && m_openPermit.isOf(subject);
    if (!(*row)->needsPerson() && !mayBeDone) return notice(ErrorCode::Conflict, number);
    const auto movementId = CashActionId::parse(id.toString());
    KAZASU_CHECK(movementId.isOk());
    const auto permit =
        permitFor(subject, Right::ReturnWithoutReceipt, subject, [this, id] { payRefundInCash(id); });
    if (!permit) return notice(permit.error(), number);
    const Instant now = m_doors.clock.now();
    const auto& settings = m_doors.settings;
    const CashMovement movement{*movementId,
                                CashDirection::Out,
                                (*row)->request.amount,
                                cashReason(**row, settings.language),
                                permit->by.name,
                                now};
    const Json content = withPermit(
        Json::object().set("refund_id", id.toString()).set("amount_minor", movement.amount.minor()), *permit);
    const auto paid = durably(m_doors.database, [&]() -> Status {
        KAZASU_TRY(const auto known, RefundStore(m_doors.database).find(id));
        if (known && known->step == RefundStep::InCash) return {};  // an earlier try got through
        KAZASU_TRY_STATUS(ShiftBook(m_doors.database, settings.registerNumber, settings.currency)
                              .moveCashWithin(movement, *permit));
        KAZASU_TRY_STATUS(Journal(m_doors.database).append(kRefundInCashEntry, (*row)->sale, now, content));
        return RefundStore(m_doors.database).update(**row, RefundStep::InCash, (*row)->error, now);
    });
    m_openPermit.ended(subject, *permit, paid);
    if (!paid) return notice(paid.error(), number);
    m_rooms.seal.noticeEntry();
    m_shifts.kickDrawer();
    m_shifts.drawerChanged();
    tellStatus();
}

void TillDesk::refundChanged(const std::optional<RefundRow>& ended) {
    if (ended) m_rooms.seal.noticeEntry();
    tellStatus();
    if (!ended || !ended->needsPerson()) return;
    m_observer.noticeRaised({*ended->error, ended->request.receiptNumber, {}, viewOf(*ended)});
}

}  // namespace kazasu::controller
