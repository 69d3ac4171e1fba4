#include "controller/till/checkout.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"
#include "core/code/settlement_code.h"
#include "core/planted.h"

namespace kazasu::controller {

/// What the cashier is told once: by the printer's answer, or when it takes too long.
struct Checkout::Report {
    api::CompletedView view;
    TimerId timer = 0;
    bool isTold = false;
};

Checkout::Checkout(const TillDoors& doors, TillRooms& rooms, CheckoutListener& listener)
    : m_doors(doors), m_rooms(rooms), m_listener(listener) {}

Checkout::~Checkout() {
    *m_isAlive = false;
    m_doors.timers.cancel(m_retry);
}

bool Checkout::isPaid(const Sale& sale) {
    return sale.hasActiveTender() && !sale.isEmpty() && sale.totals().due.isZero();
}

Result<std::optional<SettlementOrigin>> Checkout::originOf(const Sale& sale) const {
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed || tender.isCash()) continue;
        const auto& known = m_rooms.watch.knowledge();
        if (!known) return Error{ErrorCode::Unavailable, "this shop's number is not known yet"};
        const auto& settings = m_doors.settings;
        if (tender.refund)
            return std::optional{SettlementOrigin{
                known->shop, settings.profile.name, settings.registerName, {}, false, false, {}}};
        KAZASU_TRY(const auto claim, readSurely(m_doors.database, [&] {
                       return ClaimStore(m_doors.database).find(tender.settlement->claim);
                   }));
        if (!claim) return Error{ErrorCode::StorageCorrupt, "a tender without its claim"};
        const auto claims = claimsOfVerifiedCode(claim->request.code);
        return std::optional{SettlementOrigin{known->shop, settings.profile.name, settings.registerName,
                                              claim->request.code, claim->step == ClaimStep::Offline,
                                              claims && claims->shop.has_value(), claim->createdAt}};
    }
    return std::optional<SettlementOrigin>{};
}

void Checkout::tryComplete() {
    m_doors.timers.cancel(m_retry);
    if (!m_rooms.current.isActive() || !isPaid(*m_rooms.current.sale())) return;
    const Sale& sale = *m_rooms.current.sale();
    if (planted(Fault::AckBeforeCommit))
        m_listener.saleWasReported({sale.id(), {}, sale.totals().total, sale.totals().change, true, {}});
    auto origin = originOf(sale);
    auto stored = origin ? SalesFile(m_doors.database).complete(sale, *origin, m_doors.clock.now())
                         : Result<Sale>(origin.error());
    if (stored) return completed(*stored);
    if (isLost(stored.code())) return tellOfLoss(stored.error());
    m_isOutcomeOpen = m_isOutcomeOpen || stored.code() == ErrorCode::OutcomeUnknown;
    m_retry = m_doors.timers.after(kCompletionRetry, [this] { tryComplete(); });
    m_listener.completionFailed(stored.error());
}

/// Later: a claim whose grant led here is not told of its end before it has begun.
void Checkout::tellOfLoss(const Error& error) {
    m_isOutcomeOpen = false;
    m_retry = m_doors.timers.after(Milliseconds{0}, [this, error] { m_listener.completionLost(error); });
}

Status Checkout::completeAside(const Sale& sale) {
    KAZASU_TRY(const auto origin, originOf(sale));
    KAZASU_TRY(const Sale stored, SalesFile(m_doors.database).complete(sale, origin, m_doors.clock.now()));
    m_listener.saleWasCompleted(stored);
    const auto told = [this](const Status& printed) { m_listener.printerAnswered(printed, true); };
    if (const auto queued = print(stored, told); !queued) told(queued);
    return {};
}

void Checkout::completed(const Sale& sale) {
    m_isOutcomeOpen = false;
    m_rooms.current.replace(sale);
    m_listener.saleWasCompleted(sale);
    const auto report = std::make_shared<Report>();
    const SaleTotals totals = sale.totals();
    report->view = {sale.id(), receiptNumberText(sale), totals.total, totals.change, true, std::nullopt};
    const auto tell = [this, report](const Status& printed) {
        if (report->isTold) return;
        report->isTold = true;
        m_doors.timers.cancel(report->timer);
        report->view.isReceiptPrinted = printed.isOk();
        if (!printed) report->view.printError = printed.error();
        m_listener.saleWasReported(report->view);
    };
    report->timer = m_doors.timers.after(kPrintAnswerLimit, [isAlive = m_isAlive, tell] {
        if (*isAlive) tell(Error{ErrorCode::Timeout, "the printer has not answered yet"});
    });
    const auto queued = print(sale, [this, report, tell](const Status& printed) {
        const bool isLate = report->isTold;
        tell(printed);
        m_listener.printerAnswered(printed, isLate);
    });
    if (!queued) tell(queued.error());
}

Status Checkout::print(const Sale& sale, PrintQueue::Done done) {
    ReceiptOptions options;
    options.language = m_doors.settings.language;
    options.columns = m_doors.settings.receiptColumns;
    options.isTraining = m_doors.settings.isTraining;
    KAZASU_TRY(auto receipt, buildReceipt(sale, m_doors.settings.profile, options));
    m_doors.printer.print(std::move(receipt), [isAlive = m_isAlive, done = std::move(done)](Status printed) {
        if (*isAlive) done(std::move(printed));
    });
    return {};
}

}  // namespace kazasu::controller
