// Every single database access of a whole sale fails once, before it executes and after: nothing acknowledged
// is lost, no sale is written twice, no receipt comes before its sale, and trying again completes.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestStorageFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAccessOfASaleMayFail_data() {
        QTest::addColumn<int>("moment");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isCash");
        for (const bool isCash : {false, true}) {
            const char* tender = isCash ? "cash" : "code";
            const auto row = [&](const char* what, FailureMoment moment, ErrorCode code) {
                QTest::addRow("%s, %s", tender, what) << int(moment) << int(code) << isCash;
            };
            row("I/O error before", FailureMoment::BeforeExecution, ErrorCode::StorageIo);
            row("I/O error after", FailureMoment::AnswerLost, ErrorCode::StorageIo);
            row("disk full before", FailureMoment::BeforeExecution, ErrorCode::StorageFull);
            row("disk full after", FailureMoment::AnswerLost, ErrorCode::StorageFull);
            row("busy before", FailureMoment::BeforeExecution, ErrorCode::StorageBusy);
        }
    }
    void everyAccessOfASaleMayFail() {
        QFETCH(int, moment);
        QFETCH(int, code);
        QFETCH(bool, isCash);
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            TestStore store;
            watchReceipts(store);
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .code = ErrorCode(code)};
            sell(store, isCash);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            checkBooks(store, failAt);
        }
        QVERIFY2(failAt > 20, "the sale has fewer accesses than that: the plan did not reach them");
    }

    void thePowerFailsRightAfterAnyAccess_data() {
        QTest::addColumn<int>("moment");
        QTest::newRow("before it executes") << int(FailureMoment::BeforeExecution);
        QTest::newRow("after it executed") << int(FailureMoment::AnswerLost);
    }
    void thePowerFailsRightAfterAnyAccess() {
        QFETCH(int, moment);
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            TestStore store;
            watchReceipts(store);
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .isPersistent = true};
            const std::string code = store.makeCode(1000);
            store.sellTea();
            store.scan(code);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            const auto acknowledged = store.seen->completed.size();
            store.restart();
            store.advance(2min);
            QVERIFY(store.count("SELECT count(*) FROM sales") >= std::int64_t(acknowledged));
            QCOMPARE(std::size_t(store.center.granted()), store.center.settlements.size());
            QCOMPARE(store.count("SELECT count(*) FROM sales"),
                     std::int64_t(store.center.settlements.size()));
            QVERIFY(store.journalVerifies());
        }
        QVERIFY(failAt > 20);
    }

    void aPaidSaleWaitsForTheDisk() {
        TestStore store;
        store.sellTea();
        store.plan = {.failAt = 1, .code = ErrorCode::StorageFull, .isPersistent = true};
        store.payCash(1000);
        QVERIFY(store.seen->completed.empty());
        QVERIFY(store.printer.receipts.empty());
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::StorageFull);
        store.advance(1min);
        QVERIFY(store.seen->completed.empty());
        store.plan = {};
        store.advance(controller::kCompletionRetry);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
    }

    void aDiskThatKeepsFailingStopsTheTill() {
        TestStore store;
        store.sellTea();
        store.plan = {.failAt = 1, .code = ErrorCode::StorageIo, .isPersistent = true};
        store.payCash(1000);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::StorageIo);
        const auto lines = store.seen->sale.lines.size();
        for (int customer = 0; customer < 3; ++customer) {  // nobody else is sold anything
            store.seen->notices.clear();
            store.sellTea();
            QVERIFY(store.seen->lastNotice().has_value());
            store.payCash(1000);
            store.desk->voidSale();
            store.executor.runReady();
            QVERIFY(store.seen->notices.size() >= 2);
            store.advance(1min);
        }
        QCOMPARE(store.seen->sale.lines.size(), lines);
        QVERIFY(store.seen->completed.empty() && store.printer.receipts.empty());
        store.plan = {};
        store.advance(controller::kCompletionRetry);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->completed.front().change, Money::yen(1000 - TestStore::kTea));
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT count(*) FROM sales"), std::int64_t{1});
    }

private:
    /// I9: a receipt whose sale is not in the file is a receipt too many.
    static void watchReceipts(TestStore& store) {
        store.printer.whilePrinting = [&store] {
            const FailurePlan planned = std::exchange(store.plan, {});
            KAZASU_CHECK(store.count("SELECT count(*) FROM sales") ==
                         std::int64_t(store.printer.receipts.size()));
            store.plan = planned;
        };
    }

    /// As a cashier would: what did not work is done again.
    static void sell(TestStore& store, bool isCash) {
        const std::string code = store.makeCode(1000);
        for (int attempt = 0; attempt < 3 && store.seen->sale.lines.empty(); ++attempt) store.sellTea();
        for (int attempt = 0; attempt < 3 && store.seen->completed.empty(); ++attempt) {
            if (isCash) {
                store.payCash(128);
            } else {
                store.scan(code);
            }
            store.advance(1min);
        }
    }

    static void checkBooks(TestStore& store, int failAt) {
        const QByteArray where = "access " + QByteArray::number(failAt);
        QVERIFY2(store.seen->completed.size() == 1, where);
        QVERIFY2(store.count("SELECT count(*) FROM sales") == 1, where);
        QVERIFY2(store.printer.receipts.size() == 1, where);
        QVERIFY2(store.journalVerifies(), where);
        store.advance(2min);
        const auto settled = store.center.settlements.size();
        QVERIFY2(std::size_t(store.center.granted()) == settled, where);
        QVERIFY2(store.count("SELECT count(*) FROM spent_codes") == std::int64_t(settled), where);
        QVERIFY2(store.count("SELECT count(*) FROM drafts") == 0, where);
        store.restart();  // the file says the same to whoever opens it next
        store.advance(1min);
        QVERIFY2(store.count("SELECT count(*) FROM sales") == 1, where);
        QVERIFY2(std::size_t(store.center.granted()) == settled, where);
    }
};

QTEST_GUILESS_MAIN(TestStorageFaults)
#include "test_storage_faults.moc"
