// The shift panel by keyboard alone and by touch alone: counting, cash in and out, closing, reports, and
// sales parked and taken up again.
#include "tests/gui/selling/window_bench.h"
#include "tests/support/sample_report.h"

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

class WindowShiftTest : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void f11OpensThePanelAndEscapeLeavesIt();
    void theFloatIsCountedByPieces();
    void aSumIsEnoughForTheFloat();
    void piecesThatCannotBeAreRefused();
    void cashOutNeedsAnAmountAndAReason();
    void closingTakesASecondPressWhenSomethingIsLeft();
    void theZSaysWhatIsMissing();
    void nothingExpectedIsShownBeforeTheCount();
    void f7ParksASaleAndTakesItUpAgain();
    void aReportNeverCoversASale();
    void scanningInterruptsACountWithoutLosingIt();
    void aDrawerOpensForACountAndByHand();

private:
    [[nodiscard]] CashierShift& shift() { return m_window->desk().shift(); }
    [[nodiscard]] QStringList visibleTexts() const {
        QStringList texts;
        for (const auto* label : m_window->findChildren<QLabel*>())
            if (label->isVisible()) texts << label->text();
        return texts;
    }
};

void WindowShiftTest::f11OpensThePanelAndEscapeLeavesIt() {
    press(Qt::Key_F11);
    QCOMPARE(m_window->desk().shown().page(), Page::Shift);
    QVERIFY(field()->hasFocus());
    press(Qt::Key_Escape);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
    tap("shiftKey");
    QCOMPARE(m_window->desk().shown().page(), Page::Shift);
    press(Qt::Key_F11);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void WindowShiftTest::theFloatIsCountedByPieces() {
    press(Qt::Key_F11);
    tap("shiftMainKey");
    QCOMPARE(shift().step(), ShiftStep::Float);
    typeLine(QStringLiteral("2"), 140);  // of 10,000
    typeLine(QString(), 140);            // none of 5,000
    typeLine(QString(), 140);
    tapDigits(QStringLiteral("12"));  // of 1,000, by touch
    QCOMPARE(text("countTotal"), QStringLiteral("¥32,000"));
    press(Qt::Key_Up);
    typeLine(QStringLiteral("1"), 140);  // of 2,000 after all
    tap("countDoneKey");
    QCOMPARE(m_shifts->asked, Asked{"open 34000"});
    QCOMPARE(m_shifts->lastCount.pieces().size(), std::size_t{3});
    QCOMPARE(shift().step(), ShiftStep::Overview);
}

void WindowShiftTest::aSumIsEnoughForTheFloat() {
    press(Qt::Key_F11);
    tap("shiftMainKey");
    shift().chooseValue(CashierShift::kAsSum);
    typeLine(QStringLiteral("30000"), 140);
    tap("countDoneKey");
    QCOMPARE(m_shifts->asked, Asked{"open 30000"});
    QVERIFY(m_shifts->lastCount.pieces().empty());
}

void WindowShiftTest::piecesThatCannotBeAreRefused() {
    press(Qt::Key_F11);
    tap("shiftMainKey");
    typeLine(QStringLiteral("100000"), 140);
    QVERIFY(text("messageHappened").contains(QStringLiteral("cash count")));
    QVERIFY(m_shifts->asked.empty());
}

void WindowShiftTest::cashOutNeedsAnAmountAndAReason() {
    m_shifts->say(openShiftView());
    press(Qt::Key_F11);
    tap("cashOutKey");
    typeLine(QStringLiteral("0"), 140);
    QCOMPARE(shift().step(), ShiftStep::CashOut);
    typeLine(QStringLiteral("5000"), 140);
    QCOMPARE(shift().step(), ShiftStep::Reason);
    typeLine(QStringLiteral("  "), 140);
    QVERIFY(m_shifts->asked.empty());
    typeLine(QStringLiteral("stamps"), 140);
    QCOMPARE(m_shifts->asked, Asked{"out 5000 stamps"});
    tap("cashInKey");
    typeLine(QStringLiteral("1000"), 140);
    tap("usualReasonKey");
    QCOMPARE(m_shifts->asked.size(), std::size_t{2});
    QVERIFY(m_shifts->asked.back().starts_with("in 1000 "));
}

void WindowShiftTest::closingTakesASecondPressWhenSomethingIsLeft() {
    auto view = openShiftView();
    view.phase = api::ShiftPhase::Counted;
    view.counted = {Money::yen(1), Money::yen(1), Money::yen(0), 1};
    m_shifts->say(view);
    press(Qt::Key_F11);
    tap("shiftMainKey");
    QCOMPARE(m_shifts->asked, Asked{"close"});
    view.left.unsentRecords = {12, Money::yen(18'440)};
    m_shifts->say(view);
    QCoreApplication::processEvents();
    QVERIFY(visibleTexts().contains(QStringLiteral("12 payments not sent yet")));
    tap("shiftMainKey");
    QCOMPARE(m_shifts->asked, (Asked{"close", "close anyway"}));
}

void WindowShiftTest::theZSaysWhatIsMissing() {
    press(Qt::Key_F11);
    m_shifts->say(sampleReport(ReportKind::Z));
    QCoreApplication::processEvents();
    QCOMPARE(shift().step(), ShiftStep::Report);
    QVERIFY(text("overShort").contains(QStringLiteral("missing")));
    tap("printReportKey");
    QCOMPARE(m_shifts->asked, Asked{"z 128"});
    m_shifts->say(sampleReport(ReportKind::X));
    QCoreApplication::processEvents();
    QVERIFY(!m_window->findChild<QLabel*>(QStringLiteral("overShort"))->isVisible());
    tap("printReportKey");
    QCOMPARE(m_shifts->asked.back(), std::string("print x"));
}

void WindowShiftTest::nothingExpectedIsShownBeforeTheCount() {
    m_shifts->say(openShiftView());
    press(Qt::Key_F11);
    QVERIFY(!visibleTexts().contains(QStringLiteral("Expected")));
    auto view = openShiftView();
    view.phase = api::ShiftPhase::Counted;
    view.counted = {Money::yen(35'258), Money::yen(35'386), Money::yen(-128), 1};
    m_shifts->say(view);
    QCoreApplication::processEvents();
    QVERIFY(visibleTexts().contains(QStringLiteral("Expected")));
    QVERIFY(visibleTexts().contains(QStringLiteral("¥35,386")));
}

void WindowShiftTest::f7ParksASaleAndTakesItUpAgain() {
    press(Qt::Key_F7);
    QVERIFY(m_shifts->asked.empty());  // nothing to park, nothing parked
    say(sampleSale(1));
    press(Qt::Key_F7);
    QCOMPARE(m_shifts->asked, Asked{"hold"});
    say(emptySale(2));
    auto view = openShiftView();
    view.heldSales.push_back({sampleSaleId(1), view.openedAt, "緑茶", 1, Money::yen(151)});
    m_shifts->say(view);
    QCoreApplication::processEvents();
    press(Qt::Key_F7);
    QCOMPARE(m_shifts->asked.back(), "resume " + sampleSaleId(1).toString());
    view.heldSales.push_back({sampleSaleId(2), view.openedAt, "牛乳", 1, Money::yen(238)});
    m_shifts->say(view);
    QCoreApplication::processEvents();
    press(Qt::Key_F7);  // of several the cashier chooses
    QCOMPARE(m_window->desk().shown().page(), Page::Shift);
    QVERIFY(m_till->asked.empty());
}

void WindowShiftTest::aReportNeverCoversASale() {
    say(sampleSale(1));
    m_shifts->say(sampleReport(ReportKind::X));
    QCoreApplication::processEvents();
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void WindowShiftTest::scanningInterruptsACountWithoutLosingIt() {
    m_shifts->say(openShiftView());
    press(Qt::Key_F11);
    tap("countKey");
    typeLine(QStringLiteral("3"), 140);
    m_window->desk().labelScanned("4901234567894");
    QCOMPARE(m_till->asked, Asked{"scan 4901234567894"});
    press(Qt::Key_F11);
    tap("countKey");
    QCOMPARE(text("countTotal"), QStringLiteral("¥30,000"));
}

void WindowShiftTest::aDrawerOpensForACountAndByHand() {
    auto view = openShiftView();
    m_shifts->say(view);
    press(Qt::Key_F11);
    QVERIFY(!m_window->findChild<QWidget*>(QStringLiteral("openDrawerKey"))->isVisible());  // there is none
    tap("countKey");
    QVERIFY(m_shifts->asked.empty());
    press(Qt::Key_Escape);
    view.hasDrawer = true;
    m_shifts->say(view);
    QCoreApplication::processEvents();
    tap("openDrawerKey");
    tap("countKey");
    QCOMPARE(m_shifts->asked, (Asked{"drawer", "drawer to count"}));
}

QTEST_MAIN(WindowShiftTest)
#include "test_window_shift.moc"
