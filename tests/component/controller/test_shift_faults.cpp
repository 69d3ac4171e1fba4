// Every single database access of every shift action fails once, before it executes and after: done again as
// a cashier would, each action is in the books exactly once, with its entry in the journal.
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

enum Action { Open, In, Out, Count, Close, Hold, Resume };

}  // namespace

class TestShiftFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAccessOfAnActionMayFail_data() {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("moment");
        QTest::addColumn<int>("code");
        constexpr std::array kNames{"open", "cash in", "cash out", "count", "close", "hold", "resume"};
        for (std::size_t action = 0; action < kNames.size(); ++action) {
            const auto row = [&](const char* what, FailureMoment moment, ErrorCode code) {
                QTest::addRow("%s, %s", kNames[action], what) << int(action) << int(moment) << int(code);
            };
            row("I/O error before", FailureMoment::BeforeExecution, ErrorCode::StorageIo);
            row("I/O error after", FailureMoment::AnswerLost, ErrorCode::StorageIo);
            row("disk full before", FailureMoment::BeforeExecution, ErrorCode::StorageFull);
            row("busy before", FailureMoment::BeforeExecution, ErrorCode::StorageBusy);
        }
    }
    void everyAccessOfAnActionMayFail() {
        QFETCH(int, action);
        QFETCH(int, moment);
        QFETCH(int, code);
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            ShiftStore store;
            prepare(store, Action(action));
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .code = ErrorCode(code)};
            act(store, Action(action));
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            if (!isDone(store, Action(action)))
                act(store, Action(action));  // what did not work is done again
            check(store, Action(action), failAt);
            store.restartShift();
            check(store, Action(action), failAt);
        }
        QVERIFY2(failAt > 5, "the action has fewer accesses than that: the plan did not reach them");
    }

    void anUnknownOutcomeIsLookedUpAndNotRepeated_data() {
        QTest::addColumn<int>("action");
        QTest::newRow("cash in") << int(In);
        QTest::newRow("cash out") << int(Out);
        QTest::newRow("count") << int(Count);
        QTest::newRow("open") << int(Open);
        QTest::newRow("close") << int(Close);
    }
    /// The disk is gone from some access on, in the middle of a commit too; the cashier presses again later.
    void anUnknownOutcomeIsLookedUpAndNotRepeated() {
        QFETCH(int, action);
        int failAt = 1;
        int doubts = 0;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            ShiftStore store;
            prepare(store, Action(action));
            store.plan = {.failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
            act(store, Action(action));
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            const bool isUnknown = store.seen->lastNotice() == ErrorCode::OutcomeUnknown;
            doubts += isUnknown ? 1 : 0;
            KAZASU_CHECK(store.database->reopen().isOk());
            if (isUnknown || !isDone(store, Action(action))) act(store, Action(action));
            check(store, Action(action), failAt);
        }
        QVERIFY2(doubts > 0, "no commit was ever in doubt: the plan did not reach it");
    }

private:
    static constexpr std::int64_t kFloat = 5'000;

    static void prepare(ShiftStore& store, Action action) {
        if (action != Open) store.open(kFloat);
        if (action == Close) store.countSum(kFloat);
        if (action == Hold || action == Resume) store.sellTea();
        if (action == Resume) store.hold();
    }

    static void act(ShiftStore& store, Action action) {
        switch (action) {
            case Open:
                return store.open(kFloat);
            case In:
                return store.cashIn(100);
            case Out:
                return store.cashOut(100);
            case Count:
                return store.countSum(kFloat);
            case Close:
                return store.close();
            case Hold:
                return store.hold();
            case Resume:
                store.desk->shifts().tell();
                if (!store.shift.view.heldSales.empty()) store.resume(store.shift.view.heldSales[0].id);
        }
    }

    /// The table that the action writes, the entries it makes, and how many of each there must be.
    static std::pair<std::string, std::string> traceOf(Action action) {
        switch (action) {
            case Open:
                return {"shifts", "shift_opened"};
            case In:
                return {"cash_movements", "cash_in"};
            case Out:
                return {"cash_movements", "cash_out"};
            case Count:
                return {"cash_counts", "cash_counted"};
            case Close:
                return {"z_reports", "shift_closed"};
            case Hold:
                return {"drafts WHERE held_at IS NOT NULL", "sale_held"};
            case Resume:
                break;
        }
        return {"drafts WHERE held_at IS NULL AND state = 'open'", "sale_resumed"};
    }

    static bool isDone(ShiftStore& store, Action action) {
        return store.count("SELECT count(*) FROM " + traceOf(action).first) > 0;
    }

    static void check(ShiftStore& store, Action action, int failAt) {
        const QByteArray where = "access " + QByteArray::number(failAt);
        const auto [table, entry] = traceOf(action);
        QVERIFY2(store.count("SELECT count(*) FROM " + table) == 1, where);
        QVERIFY2(store.count("SELECT count(*) FROM journal WHERE kind = '" + entry + "'") == 1, where);
        QVERIFY2(store.journalVerifies(), where);
    }
};

QTEST_GUILESS_MAIN(TestShiftFaults)
#include "test_shift_faults.moc"
