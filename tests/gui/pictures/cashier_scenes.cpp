#include "tests/gui/pictures/cashier_scenes.h"

#include "app/input/entry_field.h"
#include "tests/gui/pictures/people_scenes.h"
#include "tests/support/sample_views.h"

#include <QCoreApplication>
#include <QPainter>

using namespace kazasu::app;

namespace kazasu::test {
namespace {

void typeInto(CashierWindow& window, const QString& text) { window.findChild<EntryField*>()->setText(text); }

api::SettlementView settlementIn(api::SettlementPhase phase, Money amount) {
    api::SettlementView settlement;
    settlement.phase = phase;
    settlement.amount = amount;
    return settlement;
}

void playEmpty(ScriptedTill&, CashierWindow&) {}
void playSelling(ScriptedTill& till, CashierWindow&) { till.say(sampleSale()); }
void playLongSale(ScriptedTill& till, CashierWindow& window) {
    auto sale = sampleSale();
    for (const auto& item : sampleItems()) addLine(sale, item, 3);
    auto item = sampleItems().front();
    item.name = "特選 北海道産小麦を使った手づくりクリームパン 粒あん入り 5個セット";
    item.price = Money::yen(1'234'567);
    addLine(sale, item, 2);
    till.say(sale);
    QCoreApplication::processEvents();
    window.desk().moveLine(-1);
}
void playNotice(ScriptedTill& till, CashierWindow&) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    till.say(api::NoticeView{Error{ErrorCode::SaleItemUnknown}, "4909999999999"});
}
void playVoidQuestion(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().voidSale();
}
void playCash(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().openCash();
    typeInto(window, QStringLiteral("5000"));
}
void playHold(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().openPhone();
}
/// What a camera would show of a phone that is held up to it.
void showPhone(CashierWindow& window) {
    QImage picture(640, 360, QImage::Format_Grayscale8);
    picture.fill(QColor(96, 96, 96));
    QPainter painter(&picture);
    painter.translate(330, 180);
    painter.rotate(-9);
    painter.fillRect(-95, -170, 190, 340, QColor(16, 16, 16));
    painter.fillRect(-86, -158, 172, 316, Qt::white);
    for (int y = 0; y < 21; ++y) {
        for (int x = 0; x < 21; ++x) {
            if ((x * x + y * 3 + x * y) % 5 < 2) painter.fillRect(-63 + 6 * x, -63 + 6 * y, 6, 6, Qt::black);
        }
    }
    const QPolygonF code = painter.transform().map(QPolygonF(QRectF(-63, -63, 126, 126)));
    painter.end();
    window.showCamera(picture, {code});
}
void playCameraSelling(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    showPhone(window);
}
void playCameraHold(ScriptedTill& till, CashierWindow& window) {
    playHold(till, window);
    showPhone(window);
}
void playChecking(ScriptedTill& till, CashierWindow&) {
    till.say(sampleSale());
    auto settlement = settlementIn(api::SettlementPhase::Checking, Money::yen(2'355));
    settlement.secondsLeft = 30;
    till.say(settlement);
    settlement.secondsLeft = 22;
    till.say(settlement);
}
void playRefused(ScriptedTill& till, CashierWindow&) {
    till.say(sampleSale());
    auto settlement = settlementIn(api::SettlementPhase::Refused, Money::yen(2'355));
    settlement.error = Error{ErrorCode::CodeExpired};
    till.say(settlement);
}
void playInDoubt(ScriptedTill& till, CashierWindow&) {
    auto status = sampleStatus();
    status.center = api::ConnectionState::Offline;
    status.unsentRecords = 12;
    status.paymentsInDoubt = 1;
    status.isPrinterReady = false;
    till.say(status);
    till.say(sampleSale());
    till.say(settlementIn(api::SettlementPhase::InDoubt, Money::yen(2'355)));
}
void playUsedBefore(ScriptedTill& till, CashierWindow&) {
    till.say(sampleSale());
    auto settlement = settlementIn(api::SettlementPhase::Refused, Money::yen(2'355));
    settlement.error = Error{ErrorCode::CodeAlreadyUsed};
    settlement.used = api::CodeUseView{ManualClock().now(), "かざす商店 本町店", {}, false};
    till.say(settlement);
}
std::vector<api::DoubtView> sampleDoubts() {
    const Instant now = ManualClock().now();
    const auto doubt = [&](std::uint64_t seed, std::int64_t yen, api::DoubtState state,
                           std::int64_t seconds) {
        api::DoubtView view;
        view.sale = sampleSaleId(seed);
        view.amount = Money::yen(yen);
        view.since = now;
        view.seconds = seconds;
        view.state = state;
        view.goods = "サンドイッチ ハムたまご";
        view.otherLines = seed == 2 ? 0 : 3;
        return view;
    };
    std::vector<api::DoubtView> doubts{
        doubt(1, 2'355, api::DoubtState::TakingBack, 47), doubt(2, 1'234'567, api::DoubtState::Asking, 12),
        doubt(3, 880, api::DoubtState::TakenBack, 190), doubt(4, 298, api::DoubtState::Paid, 9)};
    doubts[2].isOffered = true;
    doubts[3].receiptNumber = "0001-000185";
    return doubts;
}
void playDoubts(ScriptedTill& till, CashierWindow& window) {
    auto status = sampleStatus();
    status.paymentsInDoubt = 2;
    status.salesOffered = 1;
    till.doubts = sampleDoubts();
    till.say(status);
    QCoreApplication::processEvents();
    window.desk().toggleDoubts();
}
void playNoDoubts(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().toggleDoubts();
}
void playPartlyPaid(ScriptedTill& till, CashierWindow&) {
    auto sale = sampleSale();
    sale.phase = api::SalePhase::Tendering;
    sale.tendered = Money::yen(1'500);
    sale.tenders.push_back({api::TenderKind::SettlementCode, Money::yen(1'500), {}, "00112233"});
    addUp(sale);
    till.say(sale);
    till.say(settlementIn(api::SettlementPhase::Accepted, Money::yen(1'500)));
}
void playCompletedCash(ScriptedTill& till, CashierWindow&) {
    auto sale = sampleSale();
    sale.phase = api::SalePhase::Completed;
    sale.tenders.push_back({api::TenderKind::Cash, Money::yen(5'000), {}, {}});
    sale.tendered = sale.total;
    addUp(sale);
    till.say(sale);
    till.say(api::CompletedView{sale.id, "02-000184", sale.total, Money::yen(5'000) - sale.total, true, {}});
    till.say(emptySale(2));
}
void playCompletedPhone(ScriptedTill& till, CashierWindow&) {
    auto sale = sampleSale();
    sale.phase = api::SalePhase::Completed;
    sale.tenders.push_back({api::TenderKind::SettlementCode, sale.total, Money::yen(645), "00112233"});
    sale.tendered = sale.total;
    addUp(sale);
    till.say(sale);
    till.say(
        api::CompletedView{sale.id, "02-000185", sale.total, {}, false, Error{ErrorCode::PrinterNotReady}});
}
void playSearch(ScriptedTill& till, CashierWindow& window) {
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().openSearch();
    typeInto(window, QStringLiteral("た"));
}
void playSearchNothing(ScriptedTill&, CashierWindow& window) {
    window.desk().openSearch();
    typeInto(window, QStringLiteral("xyz"));
}
void playHelp(ScriptedTill&, CashierWindow& window) { window.desk().toggleHelp(); }
void playStates(ScriptedTill& till, CashierWindow& window) {
    playInDoubt(till, window);
    QCoreApplication::processEvents();
    window.desk().toggleStatus();
}
/// Two days without the center, within an hour of the end.
api::OfflineView longOffline() {
    api::OfflineView offline;
    offline.acceptsBound = true;
    offline.acceptsUnbound = true;
    offline.secondsWithoutCenter = 71 * 3600;
    offline.secondsLeft = 47 * 60;
    offline.isWarning = true;
    offline.bound = {137, Money::yen(214'860), 200, Money::yen(300'000)};
    offline.unbound = {12, Money::yen(9'480), 50, Money::yen(30'000)};
    return offline;
}
void playOffline(ScriptedTill& till, CashierWindow& window) {
    auto status = sampleStatus();
    status.center = api::ConnectionState::Offline;
    status.offline = longOffline();
    status.unsentRecords = 149;
    till.say(status);
    till.say(sampleSale());
    QCoreApplication::processEvents();
    window.desk().toggleStatus();
}
void playOfflineEnded(ScriptedTill& till, CashierWindow&) {
    auto status = sampleStatus();
    status.center = api::ConnectionState::Offline;
    status.offline = longOffline();
    status.offline.acceptsBound = status.offline.acceptsUnbound = false;
    till.say(status);
    till.say(sampleSale());
    auto settlement = settlementIn(api::SettlementPhase::Refused, Money::yen(2'355));
    settlement.error = Error{ErrorCode::OfflineLimitReached};
    till.say(settlement);
}
void playClockWrong(ScriptedTill& till, CashierWindow& window) {
    auto status = sampleStatus();
    status.offline.clockSkewSeconds = -7 * 60;
    till.say(status);
    QCoreApplication::processEvents();
    window.desk().toggleStatus();
}

constexpr CashierScene kScenes[] = {
    {"empty", playEmpty},
    {"selling", playSelling},
    {"long", playLongSale},
    {"notice", playNotice},
    {"void", playVoidQuestion},
    {"cash", playCash},
    {"hold", playHold},
    {"camera", playCameraSelling},
    {"camerahold", playCameraHold},
    {"checking", playChecking},
    {"refused", playRefused},
    {"indoubt", playInDoubt},
    {"usedbefore", playUsedBefore},
    {"doubts", playDoubts},
    {"nodoubts", playNoDoubts},
    {"partly", playPartlyPaid},
    {"paidcash", playCompletedCash},
    {"paidphone", playCompletedPhone},
    {"search", playSearch},
    {"searchnothing", playSearchNothing},
    {"help", playHelp},
    {"states", playStates},
    {"offline", playOffline},
    {"offlineended", playOfflineEnded},
    {"clockwrong", playClockWrong},
    {"signin", playSelling, playSignIn},
    {"locked", playSelling, playLocked},
    {"grant", playSelling, playGrant},
    {"people", playSelling, playPeople},
    {"nobodynamed", playEmpty, playNobodyNamed},
    {"exceptions", playSelling, playExceptions},
    {"training", playSelling, playTraining},
};

}  // namespace

std::span<const CashierScene> cashierScenes() { return kScenes; }

}  // namespace kazasu::test
