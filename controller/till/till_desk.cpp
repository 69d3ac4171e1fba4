#include "controller/till/till_desk.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"
#include "controller/till/code_use.h"
#include "controller/till/settlement_tender.h"
#include "controller/till/till_entry.h"
#include "controller/till/till_views.h"
#include "core/text/card_number.h"

namespace kazasu::controller {
namespace {

/// A countdown in minutes.
constexpr Milliseconds kCountdownStep = std::chrono::seconds{30};

ErrorCode unknownText(std::string_view text) {
    return holdsCardNumber(text) ? ErrorCode::CardNumberRefused : ErrorCode::SaleItemUnknown;
}

}  // namespace

TillDesk::TillDesk(TillDoors doors, CenterClient& center, api::TillObserver& observer)
    : m_doors(doors),
      m_rooms(m_doors, center),
      m_observer(observer),
      m_catalogue(goods()),
      m_codeCheck(doors.database, doors.verifier),
      m_offline(m_doors, m_rooms),
      m_checkout(m_doors, m_rooms, *this),
      m_parked(m_doors, m_rooms, m_checkout),
      m_payment(m_doors, m_rooms, m_offline, m_parked, *this),
      m_shifts(m_doors, m_rooms, *this),
      m_papers(m_doors, m_rooms, *this) {
    m_status.shopName = doors.settings.profile.name;
    m_status.paperPurposes = doors.settings.purposes;
    m_status.registerName = doors.settings.registerName;
    center.onReachability([this](bool isReached) { centerReached(isReached); });
    center.onHeard([this](Instant centerTime) { centerHeard(centerTime); });
    m_rooms.reporter.onTampering([this](const Error& error) { notice(error, "evidence"); });
    m_rooms.reporter.onCompared([this] { m_rooms.refunds.wake(); });
    m_rooms.reporter.onLostRecord(
        [this](const Error& error, const std::string& saleId) { notice(error, saleId); });
    center.onKeySerial([this](std::int64_t serial) { m_rooms.watch.announced(serial); });
    m_rooms.watch.onKeys([this] {
        m_rooms.outbox.prune(m_rooms.watch.link().skew);
        tellStatus();
    });
    m_rooms.watch.onKeysAsked([this] { keysWereAsked(); });
    m_rooms.watch.onRefusedKeys([this](const Error& error) { notice(error, "key list"); });
    m_rooms.refunds.setListener([this](const std::optional<RefundRow>& ended) { refundChanged(ended); });
    m_rooms.outbox.setListener([this](OutboxCounts counts, const std::optional<OutboxRefusal>& refusal) {
        m_status.unsentRecords = counts.pending;
        if (counts.pending == 0) m_offline.forgetCounts();
        if (counts.pending == 0 && m_status.refundsUnsent > 0) m_rooms.refunds.wake();
        tellStatus();
        if (!refusal) return;
        const auto used = refusal->use ? std::optional{viewOf(*refusal->use)} : std::nullopt;
        m_observer.noticeRaised({refusal->error, refusal->saleId, used});
    });
}

TillDesk::~TillDesk() { m_doors.timers.cancel(m_countdown); }

Status TillDesk::start() {
    KAZASU_TRY_STATUS(m_rooms.watch.start());
    KAZASU_TRY_STATUS(m_rooms.current.resume());
    KAZASU_TRY_STATUS(m_shifts.start());
    KAZASU_TRY_STATUS(m_payment.resume());
    m_checkout.tryComplete();
    m_rooms.outbox.takeUpAll();
    m_rooms.outbox.wake();
    m_rooms.refunds.wake();
    KAZASU_TRY_STATUS(m_rooms.reporter.start());
    m_rooms.seal.start();
    tellAll();
    return {};
}

void TillDesk::tellAll() {
    tellSale(0);
    m_observer.settlementChanged(m_payment.view());
    tellStatus();
}

bool TillDesk::mayAct(const std::string& subject) {
    const auto may = m_doors.people.checkSignedIn();
    if (may)
        m_doors.people.touch();
    else
        notice(may.error(), subject);
    return may.isOk();
}

void TillDesk::scan(const std::string& label) {
    if (!mayAct("scan")) return;
    sellWhatItIs(classifyScan(label, m_rooms.watch.issuers()), std::nullopt, CodeEntry::Scanned);
}

void TillDesk::enter(const std::string& text) {
    if (!mayAct("enter")) return;
    const auto entry = parseTillEntry(text);
    if (!entry) return notice(entry.error(), safeSubject(text));
    sellWhatItIs(classifyScan(entry->code, m_rooms.watch.issuers()), entry->quantity, CodeEntry::Typed);
}

void TillDesk::sellWhatItIs(const ScanLabel& label, std::optional<int> quantity, CodeEntry entry) {
    switch (label.type) {
        case LabelType::SettlementCode2D:
            return payWithSigned(label.data);
        case LabelType::SettlementReference1D:
            return payWithCode(m_codeCheck.checkReference(label.data), entry, label.data);
        case LabelType::EmvCpm:
        case LabelType::Jpqr:
        case LabelType::Wallet:
            return notice(ErrorCode::CodeForeignWallet, std::string(label.walletName));
        case LabelType::Gs1Element:
            return notice({ErrorCode::CodeKindUnsupported, "GS1 coupon"}, safeSubject(label.data));
        case LabelType::Item:
        case LabelType::InStorePrice:
        case LabelType::PlainCode:
        case LabelType::Unknown:
            break;
    }
    if (label.mayBeItemCode) return sellItem(label.data, quantity.value_or(1));
    notice(unknownText(label.data), safeSubject(label.data));
}

void TillDesk::sellItem(const std::string& code, int quantity) {
    if (const auto may = m_shifts.checkMaySell(); !may) return notice(may.error(), safeSubject(code));
    if (const auto may = checkMayChange(); !may) return notice(may.error(), safeSubject(code));
    const auto item = readSurely(goods(), [&] { return m_catalogue.find(code); });
    if (!item) return notice(item.error(), safeSubject(code));
    if (!*item) return notice(unknownText(code), safeSubject(code));
    askOrSell(**item, quantity);
}

Status TillDesk::checkMayChange() const {
    if (m_payment.isChecking()) return Error{ErrorCode::SaleTenderInProgress, "a code is being checked"};
    if (m_checkout.isOutcomeOpen()) return Error{ErrorCode::OutcomeUnknown, "the sale is being written"};
    return checkQuestion();
}

void TillDesk::changeSale(const std::function<Status(Sale&)>& rule, int changedLine,
                          const std::string& subject) {
    if (const auto may = checkMayChange(); !may) return notice(may.error(), subject);
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleClosed, subject);
    const auto changed = m_rooms.current.change(
        rule, [&](const Error& error) { notice(error, "the open sale could not be kept"); });
    if (!changed) return notice(changed.error(), subject);
    tellSale(changedLine);
}

void TillDesk::tenderCash(Money given) {
    if (!mayAct("cash")) return;
    if (const auto sells = m_shifts.checkMaySell(); !sells) return notice(sells.error(), toDisplay(given));
    const std::function<void()> again = [this, given] { tenderCash(given); };
    if (const auto change = checkMayChange(); !change) return notice(change.error(), toDisplay(given));
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleClosed, toDisplay(given));
    Sale tried = *m_rooms.current.sale();
    if (const auto fits = tried.addCash(given); !fits) return notice(fits.error(), toDisplay(given));
    const auto may = m_doors.people.require(Right::TakeCash, saleSubject(), again);
    if (!may) return notice(may.error(), "cash");
    if (const auto granted = checkGranted(again); !granted) return notice(granted.error(), "cash");
    forgetOtherPayment();
    if (const auto taken = takeCash(given); !taken) return notice(taken.error(), toDisplay(given));
    tellSale(0);
    m_checkout.tryComplete();
}

/// What was tried with a code before has no part in how the sale ends now.
void TillDesk::forgetOtherPayment() {
    const auto phase = m_payment.view().phase;
    const bool isPaidOtherwise =
        phase == api::SettlementPhase::InDoubt || phase == api::SettlementPhase::Refused;
    if (isPaidOtherwise) m_payment.forget();
}

std::vector<api::ItemView> TillDesk::findItems(const std::string& text, std::size_t limit) const {
    m_doors.people.touch();
    std::vector<api::ItemView> views;
    const auto items = readSurely(goods(), [&] { return m_catalogue.search(text, limit); });
    if (!items) return views;
    for (const auto& item : *items) views.push_back(viewOf(item));
    return views;
}

void TillDesk::tellSale(int changedLine) {
    const auto& sale = m_rooms.current.sale();
    api::SaleView view = sale ? viewOf(*sale, changedLine) : api::SaleView{};
    if (view.refund.isPositive()) {
        const auto plan = giveBackPlan();
        if (plan) view.refundToCodes = plan->toCodesTogether();
        if (!plan) notice(plan.error(), toDisplay(view.refund));
    }
    if (m_question)
        view.question = api::QuestionView{m_question->kind, m_question->item.name, m_question->quantity,
                                          m_question->item.minimumAge};
    m_observer.saleChanged(view);
}

void TillDesk::tellStatus() {
    m_status.paymentsInDoubt = m_rooms.claims.inDoubt();
    m_status.salesOffered = m_parked.offered();
    const auto refunds =
        readSurely(m_doors.database, [this] { return RefundStore(m_doors.database).counts(); });
    if (refunds) {
        m_status.refundsUnsent = refunds->unsent;
        m_status.refundsToSettle = refunds->needsPerson;
    }
    m_status.offline = m_offline.view(m_doors.clock.now());
    m_status.keys = m_offline.keysView(m_doors.clock.now());
    m_observer.statusChanged(m_status);
}

void TillDesk::notice(Error error, const std::string& subject) {
    m_observer.noticeRaised({std::move(error), subject});
}

void TillDesk::paymentChanged() { m_observer.settlementChanged(m_payment.view()); }

void TillDesk::paymentTendered() {
    tellSale(0);
    m_checkout.tryComplete();
}

void TillDesk::saleWasCompleted(const Sale& sale) {
    m_offline.forgetCounts();
    m_rooms.seal.noticeEntry();
    const bool isShown = m_rooms.current.sale() && m_rooms.current.sale()->id() == sale.id();
    if (isShown) m_observer.saleChanged(viewOf(sale, 0));
    if (isShown && hasCash(sale)) m_shifts.kickDrawer();  // before the receipt: there may be change
    m_shifts.saleWasCompleted();
    m_rooms.outbox.wake();
    m_rooms.refunds.wake();
}

void TillDesk::saleWasReported(const api::CompletedView& view) { m_observer.saleCompleted(view); }

void TillDesk::completionFailed(const Error& error) { notice(error, "the sale could not be written yet"); }

/// The goods are still on the counter: the sale goes on, with nothing paid.
void TillDesk::completionLost(const Error& error) {
    if (!m_rooms.current.isActive()) return;
    const auto claims = claimsOf(*m_rooms.current.sale());
    const auto rule = [](Sale& sale) -> Status {
        takeBackTenders(sale);
        return {};
    };
    KAZASU_CHECK(m_rooms.current.change(rule, [this](const Error& e) { completionFailed(e); }).isOk());
    for (const auto& claim : claims) m_rooms.claims.giveBack(claim);
    m_payment.forget();
    tellSale(0);
    tellStatus();
    notice(error, "the payment goes back");
}

/// What was said about a payment of the sale before it says nothing about this one.
void TillDesk::currentSaleReplaced() {
    m_payment.forget();
    m_question.reset();
    tellSale(0);
}

void TillDesk::printerAnswered(const Status& printed, bool isNews) {
    m_status.isPrinterReady = printed.isOk();
    if (!printed && isNews) notice(printed.error(), "receipt");
    tellStatus();
}

void TillDesk::centerHeard(Instant centerTime) {
    m_rooms.watch.heard(centerTime);
    const auto now = m_offline.view(m_doors.clock.now());
    const auto& told = m_status.offline;
    const bool isNews =
        now.clockSkewSeconds != told.clockSkewSeconds || now.isClockWrong != told.isClockWrong;
    if (isNews) tellStatus();
}

void TillDesk::centerReached(bool isReached) {
    if (m_doors.settings.isTraining) return;  // there is no line that could be up or down
    m_rooms.watch.reached(isReached);
    const auto now = isReached ? api::ConnectionState::Online : api::ConnectionState::Offline;
    if (m_status.center == now) return;
    const bool isBack = m_status.center == api::ConnectionState::Offline;
    m_status.center = now;
    countDown();
    if (isBack) m_rooms.reporter.reportSoon();
    if (!isReached) return;
    m_rooms.outbox.wake();
    m_rooms.refunds.wake();
}

/// While the center is away the cashier sees how long that may go on.
void TillDesk::countDown() {
    m_doors.timers.cancel(m_countdown);
    tellStatus();
    if (m_status.center != api::ConnectionState::Offline) return;
    m_countdown = m_doors.timers.after(kCountdownStep, [this] { countDown(); });
}

}  // namespace kazasu::controller
