// Settlement records reach the center in order, each until it is acknowledged, and none is ever dropped.
#include "controller/center_link/limits.h"
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsKeepTheirOrderThroughAnOutage() {
        TestStore store;
        std::vector<std::string> sold;
        for (int i = 0; i < 3; ++i) {
            store.sellTea();
            store.center.refuseDelivery = true;  // claimed, and no more than that
            store.scan(store.makeCode(1000));
            sold.push_back(store.seen->completed.back().id.toString());
        }
        QCOMPARE(store.seen->status.unsentRecords, 3);
        store.center.refuseDelivery = false;
        store.advance(60s);
        QCOMPARE(store.center.settlementOrder, sold);
        QCOMPARE(store.seen->status.unsentRecords, 0);
    }

    void anOutageIsNotFloodedAndEndsByItself() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Nothing};
        store.center.always = Spoil::ServerError;
        store.scan(store.makeCode(1000));
        store.advance(1h);
        const int tries = store.center.countOf("POST settlement");
        QVERIFY2(tries > 55 && tries < 75, qPrintable(QString::number(tries)));
        store.center.always.reset();
        store.advance(61s);
        QCOMPARE(store.seen->status.unsentRecords, 0);
    }

    void aRefusalIsToldAndKept() {
        TestStore store;
        store.center.refuseSettlements = Error{ErrorCode::CodeAmountExceeded};
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CodeAmountExceeded);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'refused'"), 1);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        store.clock.advance(24h * 100);
        store.restart();
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'refused'"), 1);
    }

    void aConflictDoesNotHoldUpTheNextRecord() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Nothing, Spoil::NotSent};
        store.scan(store.makeCode(1000));
        store.center.settlements[store.seen->completed.back().id.toString()] = "another body";
        store.advance(5s);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'refused'"), 1);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::Conflict);
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'accepted'"), 1);
    }

    void aRecordThatTheCenterCannotTakeLetsOthersGoFirst() {
        TestStore store;
        store.sellTea();
        store.center.refuseDelivery = true;
        store.scan(store.makeCode(1000));
        const std::string stuck = store.seen->completed.back().id.toString();
        store.center.refuseDelivery = false;
        store.center.cannotTake = {{stuck, Error{ErrorCode::AlreadyExists, "posted before"}}};
        store.sellTea();
        store.scan(store.makeCode(1000));
        store.advance(20min);
        QCOMPARE(store.center.settlementOrder.size(), std::size_t{1});
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::AlreadyExists);
        QCOMPARE(store.seen->status.unsentRecords, 1);
        QVERIFY(store.center.reports.back().reportedUntil < store.clock.now() - 15min);
        store.center.cannotTake.clear();
        store.restart();
        store.advance(1min);
        QCOMPARE(store.center.settlementOrder.size(), std::size_t{2});
    }

    void aKeyListOlderThanOursRefusesNothingForGood() {
        TestStore store;
        store.center.refuseSettlements = Error{ErrorCode::CodeKeyUnknown};
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'pending'"), 1);
        store.center.refuseSettlements.reset();
        store.center.settlements.clear();
        store.advance(2min);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'accepted'"), 1);
    }

    /// A center that fell behind a change of keys takes everything but the records under the new one.
    void aRecordThatIsRefusedForNowLetsOthersGoFirst() {
        TestStore store;
        store.sellTea();
        store.center.refuseDelivery = true;
        store.scan(store.makeCode(1000));
        const std::string stuck = store.seen->completed.back().id.toString();
        store.center.refuseDelivery = false;
        store.center.refusesRecord = {{stuck, Error{ErrorCode::CodeKeyUnknown}}};
        store.sellTea();
        store.scan(store.makeCode(1000));
        store.advance(20min);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'accepted'"), 1);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CodeKeyUnknown);
        QCOMPARE(store.seen->status.unsentRecords, 1);
        store.center.refusesRecord.clear();
        store.restart();
        store.advance(1min);
        QCOMPARE(store.count("SELECT count(*) FROM outbox WHERE state = 'accepted'"), 2);
    }

    void acknowledgedRecordsAreKeptNinetyDays() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(1000));
        store.clock.advance(controller::kOutboxKept - 2h);
        store.restart();
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 1);
        store.advance(4h);
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 0);
    }

    void aClockThatIsAheadDropsNothing() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(1000));
        store.clock.setWall(store.clock.now() + controller::kOutboxKept + 24h);
        store.center.skew = -(controller::kOutboxKept + 24h);
        store.advance(2h);
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 1);
        store.center.skew = Milliseconds{0};
        store.advance(2h);
        QCOMPARE(store.count("SELECT count(*) FROM outbox"), 0);
    }

    void anAnswerForAnotherSaleSettlesNothing() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Nothing, Spoil::Garbage};
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->status.unsentRecords, 1);
        store.advance(2s);
        QCOMPARE(store.seen->status.unsentRecords, 0);
    }

    void whatAnErrorSaysOfTheRecord_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isFinal");
        QTest::newRow("conflict") << int(ErrorCode::Conflict) << true;
        QTest::newRow("invalid") << int(ErrorCode::InvalidArgument) << true;
        QTest::newRow("code unknown") << int(ErrorCode::CodeUnknown) << true;
        QTest::newRow("token") << int(ErrorCode::Unauthorized) << false;
        QTest::newRow("timeout") << int(ErrorCode::Timeout) << false;
        QTest::newRow("status") << int(ErrorCode::HttpStatus) << false;
        QTest::newRow("busy") << int(ErrorCode::Unavailable) << false;
    }
    void whatAnErrorSaysOfTheRecord() {
        QFETCH(int, code);
        QFETCH(bool, isFinal);
        QCOMPARE(controller::isFinalRefusal(ErrorCode(code)), isFinal);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "test_outbox.moc"
