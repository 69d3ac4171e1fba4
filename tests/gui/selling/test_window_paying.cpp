// The window while a customer pays, in cash or by phone: what is asked of the till, and what is shown.
#include "app/views/camera_view.h"
#include "app/views/phone_drawing.h"
#include "tests/gui/selling/window_bench.h"

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

class WindowPayingTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aScanWhileTakingCashIsNoAmount();
    void cashIsTakenByKeyboard();
    void cashIsTakenByTouch();
    void anAmountThatIsNoneIsSaid();
    void theChangeStaysUntilTheNextScan();
    void aPhonePaymentShowsEachState();
    void waitingCanBeStopped();
    void parkingIsOnlyForDoubt();
    void aPaymentCodeIsNotShown();
    void theCameraIsShownWhileAPhoneIsWaitedFor();
    void whatTheCameraReadIsOutlined();
};

void WindowPayingTest::aScanWhileTakingCashIsNoAmount() {
    say(sampleSale());
    press(Qt::Key_F8);
    typeLine(QStringLiteral("4901234567894"), 3);
    QCOMPARE(m_till->asked, Asked{"scan 4901234567894"});
}

void WindowPayingTest::cashIsTakenByKeyboard() {
    say(sampleSale());
    press(Qt::Key_F8);
    for (const QChar digit : QStringLiteral("5000")) sendKey(field(), 0, digit, 0);
    QCOMPARE(text("changePreview"), QStringLiteral("¥2,645"));
    press(Qt::Key_Return);
    QCOMPARE(m_till->asked, Asked{"cash 5000"});
}

void WindowPayingTest::cashIsTakenByTouch() {
    say(sampleSale());
    tap("cashKey");
    tapDigits(QStringLiteral("2400"));
    tap("takeCashKey");
    QCOMPARE(m_till->asked, Asked{"cash 2400"});
}

void WindowPayingTest::anAmountThatIsNoneIsSaid() {
    say(sampleSale());
    press(Qt::Key_F8);
    press(Qt::Key_Return);
    QCOMPARE(text("messageHappened"), QStringLiteral("How much did the customer give?"));
    typeLine(QStringLiteral("99999999999999"), 200);
    QVERIFY(text("messageHappened").contains(QStringLiteral("cannot be used")));
    QVERIFY(m_till->asked.empty());
}

void WindowPayingTest::theChangeStaysUntilTheNextScan() {
    auto sale = sampleSale();
    say(sale);
    sale.phase = api::SalePhase::Completed;
    say(sale);
    say(api::CompletedView{sale.id, "02-000001", sale.total, Money::yen(645), true, {}});
    say(emptySale(2));
    QCOMPARE(text("change"), QStringLiteral("¥645"));
    QCOMPARE(text("total"), QStringLiteral("¥2,355"));
    QCOMPARE(m_window->desk().shown().page(), Page::Completed);
    auto next = emptySale(2);
    addLine(next, sampleItems()[1]);
    say(next);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    QCOMPARE(text("total"), QStringLiteral("¥298"));
}

void WindowPayingTest::aPhonePaymentShowsEachState() {
    say(sampleSale());
    api::SettlementView settlement;
    settlement.amount = Money::yen(2'355);
    settlement.phase = api::SettlementPhase::Checking;
    settlement.secondsLeft = 30;
    say(settlement);
    QCOMPARE(m_window->desk().shown().page(), Page::Phone);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("Checking")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("30 seconds")));
    settlement.phase = api::SettlementPhase::Refused;
    settlement.error = Error{ErrorCode::CodeAlreadyUsed};
    say(settlement);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("already used")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("new code")));
    settlement.phase = api::SettlementPhase::Accepted;
    settlement.error.reset();
    settlement.returned = Money::yen(100);
    auto paid = sampleSale();
    paid.tendered = paid.total;
    addUp(paid);
    say(paid);
    say(settlement);
    QVERIFY(text("phoneSentence").contains(QStringLiteral("¥2,355")));
    QVERIFY(text("phoneNext").contains(QStringLiteral("¥100")));
}

void WindowPayingTest::waitingCanBeStopped() {
    say(sampleSale());
    api::SettlementView settlement;
    settlement.phase = api::SettlementPhase::Checking;
    say(settlement);
    press(Qt::Key_Escape);
    QCOMPARE(m_till->asked, Asked{"cancel"});
    press(Qt::Key_F8);
    QVERIFY(text("messageHappened").contains(QStringLiteral("being checked")));
}

void WindowPayingTest::parkingIsOnlyForDoubt() {
    say(sampleSale());
    press(Qt::Key_F7);
    QVERIFY(m_till->asked.empty());  // without doubt the sale is held instead
    QCOMPARE(m_shifts->asked.back(), std::string("hold"));
    api::SettlementView settlement;
    settlement.phase = api::SettlementPhase::InDoubt;
    say(settlement);
    QVERIFY(text("phoneNext").contains(QStringLiteral("will not count")));
    press(Qt::Key_F7);
    QCOMPARE(m_till->asked, Asked{"park"});
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void WindowPayingTest::aPaymentCodeIsNotShown() {
    m_window->desk().labelScanned("KZ1:SECRET0123456789");
    for (const auto* label : m_window->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral("SECRET")));
}

void WindowPayingTest::theCameraIsShownWhileAPhoneIsWaitedFor() {
    say(sampleSale());
    press(Qt::Key_F12);
    const auto* drawing = m_window->findChild<PhoneDrawing*>();
    const auto views = m_window->findChildren<CameraView*>();
    QCOMPARE(views.size(), 2);
    QVERIFY(drawing->isVisible() && !views[0]->isVisible() && !views[1]->isVisible());
    QImage picture(640, 360, QImage::Format_Grayscale8);
    picture.fill(Qt::gray);
    m_window->showCamera(picture, {});
    const bool isFirstSmall = views[0]->width() < views[1]->width();
    const CameraView* small = views[isFirstSmall ? 0 : 1];
    const CameraView* large = views[isFirstSmall ? 1 : 0];
    QVERIFY(!drawing->isVisible() && large->isVisible() && !small->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!large->isVisible() && small->isVisible());
    press(Qt::Key_F12);
    QVERIFY(large->isVisible() && !small->isVisible());
    api::SettlementView settlement;
    settlement.amount = Money::yen(2'355);
    settlement.phase = api::SettlementPhase::Accepted;
    say(settlement);
    QVERIFY(drawing->isVisible() && !large->isVisible() && small->isVisible());
    m_window->showCamera({}, {});
    QVERIFY(!views[0]->isVisible() && !views[1]->isVisible());
}

void WindowPayingTest::whatTheCameraReadIsOutlined() {
    QImage picture(640, 360, QImage::Format_Grayscale8);
    picture.fill(Qt::gray);
    m_window->showCamera(picture, {});
    auto* view = m_window->findChild<CameraView*>();
    const QImage before = view->grab().toImage();
    m_window->showCamera(picture, {QPolygonF(QRectF(160, 90, 320, 180))});
    const QImage after = view->grab().toImage();
    const QPoint edge(before.width() / 2, before.height() / 4);  // the outline's upper side
    QVERIFY(before.pixel(edge) != after.pixel(edge));
    QCOMPARE(before.pixel(before.width() / 2, before.height() / 2),
             after.pixel(before.width() / 2, before.height() / 2));
}

QTEST_MAIN(WindowPayingTest)
#include "test_window_paying.moc"
