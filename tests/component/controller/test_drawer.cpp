// The cash drawer: opened by cash that comes or goes and for a count, by hand only for whoever may, and never
// before that stands in the journal. On a real SQLite file.
#include "tests/component/controller/shift_bench.h"
#include "tests/component/controller/staffed_counter.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using Happened = std::vector<std::string>;

namespace {

struct DrawerStore : kazasu::test::ShiftStore {
    DrawerStore() {
        printer.hasOne = true;
        restartShift();
        open(10'000);
        printer.happened.clear();
    }
    void openDrawer(bool toCount = false) {
        desk->shifts().openDrawer(toCount);
        executor.runReady();
    }
};

}  // namespace

class TestDrawer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleForCashOpensItBeforeTheReceipt() {
        DrawerStore store;
        QVERIFY(store.shift.view.hasDrawer);
        store.sellForCash();
        QCOMPARE(store.printer.happened, (Happened{"drawer", "receipt"}));
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind LIKE '%drawer%' OR kind = 'no_sale'"),
                 0);
    }

    void aSaleForACodeAloneLeavesItShut() {
        DrawerStore store;
        store.sellTea();
        store.scan(store.makeCode(1000));
        QCOMPARE(store.printer.happened, (Happened{"receipt"}));
        store.sellTea();
        store.scan(store.makeCode(100));
        store.payCash(28);
        QCOMPARE(store.printer.happened, (Happened{"receipt", "drawer", "receipt"}));
    }

    void cashPaidOutForGoodsThatCameBackOpensIt() {
        DrawerStore store;
        store.sellForCash();
        store.printer.happened.clear();
        store.desk->returnGoods(store.seen->completed[0].id, {{1, 1}}, "傷あり");
        QCOMPARE(store.printer.openings(), 0);
        store.payCash(-TestStore::kTea);
        QCOMPARE(store.printer.happened, (Happened{"drawer", "receipt"}));
    }

    void cashInAndOutOpenItOnceBooked() {
        DrawerStore store;
        store.cashIn(1'000, " ");  // refused
        QCOMPARE(store.printer.openings(), 0);
        store.cashIn(1'000);
        store.cashOut(500);
        QCOMPARE(store.printer.openings(), 2);
    }

    void whatCannotBeWrittenDownOpensNothing() {
        DrawerStore store;
        for (const bool toCount : {false, true}) {
            store.plan = {.failAt = 1, .isPersistent = true};
            store.openDrawer(toCount);
            QCOMPARE(store.printer.openings(), 0);
            QVERIFY(store.seen->lastNotice().has_value());
            store.plan = {};
            KAZASU_CHECK(store.database->reopen().isOk());
        }
        store.openDrawer();
        QCOMPARE(store.printer.openings(), 1);
        QCOMPARE(store.count("SELECT count(*) FROM staff_exceptions WHERE kind = 'no_sale'"), 1);
        QVERIFY(store.journalVerifies());
    }

    void aCountIsNoException() {
        DrawerStore store;
        store.openDrawer(true);
        QCOMPARE(store.printer.openings(), 1);
        QCOMPARE(store.count("SELECT count(*) FROM staff_exceptions"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'drawer_count'"), 1);
    }

    void withoutADrawerNothingIsWrittenDown() {
        kazasu::test::ShiftStore store;
        QVERIFY(!store.shift.view.hasDrawer);
        for (const bool toCount : {false, true}) {
            store.seen->notices.clear();
            store.desk->shifts().openDrawer(toCount);
            QCOMPARE(store.seen->lastNotice().value(), ErrorCode::Unsupported);
        }
        store.sellForCash();
        QCOMPARE(store.printer.happened, (Happened{"receipt"}));
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind IN ('no_sale', 'drawer_count')"), 0);
    }

    void aDrawerThatDoesNotAnswerIsTold() {
        DrawerStore store;
        store.printer.outcome = Error{ErrorCode::DeviceNotFound, "unplugged"};
        store.openDrawer();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::DeviceNotFound);
        QCOMPARE(store.count("SELECT count(*) FROM staff_exceptions WHERE kind = 'no_sale'"), 1);
    }

    void aTrainingOpensNothing() {
        Counter counter;
        counter.store.printer.hasOne = true;
        QVERIFY(counter.signIn(Role::Manager).isOk());
        QVERIFY(counter.train(true).isOk());
        counter.till.scan(TestStore::kTeaCode);
        counter.run();
        counter.pay(500);
        QCOMPARE(counter.store.printer.openings(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDrawer)
#include "test_drawer.moc"
