// What a store tells the center about its records, and that it offers again what the center has lost.
#include "controller/center_link/limits.h"
#include "tests/component/controller/test_store.h"

#include <QRegularExpression>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestReporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWatermarkFollowsTheClockWhileAllIsReported() {
        TestStore store;
        store.advance(3min + 1s);
        QCOMPARE(store.center.reports.size() >= 3, true);
        QVERIFY(store.clock.now() - store.center.reports.back().reportedUntil <= 61s);
    }

    void theWatermarkStopsBeforeWhatIsNotReported() {
        TestStore store;
        store.advance(2min);
        const Instant before = store.clock.now();
        store.sellTea();
        store.center.refuseDelivery = true;
        store.scan(store.makeCode(1000));
        store.advance(10min);
        QCOMPARE(store.seen->status.unsentRecords, 1);
        QVERIFY(store.center.reports.back().reportedUntil < before + 1ms);
        QCOMPARE(store.center.reports.back().openClaims->size(), std::size_t{1});
        store.center.refuseDelivery = false;
        store.advance(3min);
        QVERIFY(store.center.reports.back().reportedUntil > before + 10min);
        QVERIFY(store.center.reports.back().openClaims->empty());
    }

    void recordsAreComparedTwoMinutesAfterAStartAndEverySixHours() {
        TestStore store;
        buy(store);
        store.advance(3min);
        QCOMPARE(comparisons(store), 1);
        store.advance(6h);
        QCOMPARE(comparisons(store), 2);
        store.restart();
        store.advance(3min);
        QCOMPARE(comparisons(store), 3);
    }

    void restartsDoNotPutTheComparisonOff() {
        TestStore store;
        buy(store);
        for (int i = 0; i < 4; ++i) {
            store.advance(61s);
            store.restart();
        }
        store.advance(61s);
        QVERIFY(comparisons(store) >= 1);
    }

    void aDayThatTheCenterLostIsOfferedAgain() {
        TestStore store;
        buy(store);
        buy(store);
        store.center.settlements.clear();
        store.center.lostDays = {dayOf(store)};
        store.advance(3min);
        QCOMPARE(store.center.reoffered.size(), std::size_t{2});
        QCOMPARE(store.center.settlements.size(), std::size_t{2});
        QVERIFY(store.center.reports.back().isComplete);
        store.advance(5h);
        QCOMPARE(store.center.reoffered.size(), std::size_t{2});
    }

    void aNewEpochIsAnsweredAtOnce() {
        TestStore store;
        buy(store);
        store.advance(10min);
        store.center.lostDays = {dayOf(store)};
        store.center.epoch = 3;
        store.advance(61s);
        QCOMPARE(store.center.reoffered.size(), std::size_t{1});
        QCOMPARE(store.center.reports.back().epoch, 3);
        QVERIFY(store.center.reports.back().isComplete);
    }

    void anInterruptedOfferIsTakenUpAgain() {
        TestStore store;
        buy(store);
        buy(store);
        store.center.lostDays = {dayOf(store)};
        store.center.failReoffers = 3;
        store.advance(10min);
        QCOMPARE(store.center.reoffered.size(), std::size_t{2});
        QVERIFY(store.center.reports.back().isComplete);
    }

    void anAcknowledgedRecordThatIsRefusedLaterIsSaidAndCountsAsLost() {
        TestStore store;
        buy(store);
        buy(store);
        store.advance(10min);
        store.center.settlements.clear();
        store.center.lostDays = {dayOf(store)};
        store.center.refuseSettlements = Error{ErrorCode::CodeReturned};
        store.center.epoch = 2;
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("refused when it was offered again")));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("refused when it was offered again")));
        store.advance(61s);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CodeReturned);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'refused' AND refused_in_epoch = 2"),
                 2);
        store.center.lostDays.clear();
        store.advance(7h);
        QVERIFY(!store.center.reports.back().isComplete);
        QCOMPARE(store.center.reports.back().epoch, 2);
        QCOMPARE(store.center.reoffered.size(), std::size_t{2});
        store.restart();
        store.advance(10min);
        QVERIFY(!store.center.reports.back().isComplete);
    }

    void refusedRecordsAreNotOfferedAgain() {
        TestStore store;
        store.center.refuseSettlements = Error{ErrorCode::CodeAlreadyUsed};
        buy(store);
        store.advance(3min);
        QVERIFY(store.center.reports.back().days.empty());
    }

private:
    static void buy(TestStore& store) {
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }
    static int comparisons(const TestStore& store) {
        return static_cast<int>(std::count_if(store.center.reports.begin(), store.center.reports.end(),
                                              [](const ShopReport& report) { return !report.days.empty(); }));
    }
    static std::string dayOf(const TestStore& store) {
        return controller::businessDayAt(store.executor.now()).toString();
    }
};

QTEST_GUILESS_MAIN(TestReporter)
#include "test_reporter.moc"
