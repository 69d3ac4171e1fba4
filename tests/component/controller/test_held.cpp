// Sales put aside for a customer who comes back: nothing of them is lost, a restart changes nothing.
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestHeld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeldSaleMakesRoomAndComesBackAsItWas() {
        ShiftStore store;
        store.sellTea();
        store.sellTea();
        const SaleId first = store.seen->sale.id;
        store.hold();
        QVERIFY(store.seen->sale.lines.empty());
        QCOMPARE(store.shift.view.heldSales.size(), std::size_t{1});
        QCOMPARE(store.shift.view.heldSales[0].total, Money::yen(256));
        QCOMPARE(store.shift.view.heldSales[0].firstItem, std::string("緑茶 500ml"));
        store.sellForCash();
        store.resume(first);
        QCOMPARE(store.seen->sale.id, first);
        QCOMPARE(store.seen->sale.total, Money::yen(256));
        QVERIFY(store.shift.view.heldSales.empty());
        store.payCash(256);
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        QCOMPARE(store.count("SELECT count(*) FROM drafts"), 0);
        QVERIFY(store.journalVerifies());
    }

    void aRestartChangesNothingForHeldSales() {
        ShiftStore store;
        store.sellTea();
        const SaleId first = store.seen->sale.id;
        store.hold();
        store.restartShift();
        store.advance(2min);  // nobody voids it as if its payment had ended
        QVERIFY(store.seen->sale.lines.empty());
        QCOMPARE(store.shift.view.heldSales.size(), std::size_t{1});
        store.resume(first);
        store.restartShift();
        QCOMPARE(store.seen->sale.id, first);
        QVERIFY(store.shift.view.heldSales.empty());
        store.payCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void takingUpOneHoldsTheOther() {
        ShiftStore store;
        store.sellTea();
        const SaleId first = store.seen->sale.id;
        store.hold();
        store.sellTea();
        store.sellTea();
        const SaleId second = store.seen->sale.id;
        store.resume(first);
        QCOMPARE(store.seen->sale.id, first);
        QCOMPARE(store.shift.view.heldSales.size(), std::size_t{1});
        QCOMPARE(store.shift.view.heldSales[0].id, second);
    }

    void whatWasVoidedLineByLineIsNotHeld() {
        ShiftStore store;
        store.sellTea();
        const SaleId first = store.seen->sale.id;
        store.hold();
        store.sellTea();
        store.desk->voidLine(1);
        store.executor.runReady();
        store.resume(first);
        QCOMPARE(store.seen->sale.id, first);
        QVERIFY(store.shift.view.heldSales.empty());
        store.restartShift();
        QCOMPARE(store.seen->sale.id, first);  // and not the younger draft without goods
    }

    void onlyASaleWithoutMoneyInItIsHeld() {
        ShiftStore store;
        store.hold();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleEmpty);
        store.sellTea();
        store.payCash(100);
        store.hold();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleHasTenders);
        QCOMPARE(store.seen->sale.due.minor(), 28);
        store.resume(SaleId::make(store.clock, store.random));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleUnknown);
    }

    void aSaleWhoseCodeIsCheckedStays() {
        ShiftStore store;
        store.center.always = Spoil::Silence;
        store.sellTea();
        store.scan(store.makeCode(128));
        store.hold();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleTenderInProgress);
        QVERIFY(store.shift.view.heldSales.empty());
    }
};

QTEST_GUILESS_MAIN(TestHeld)
#include "test_held.moc"
