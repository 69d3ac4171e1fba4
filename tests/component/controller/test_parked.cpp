// Sales put aside or told at once, and what several of them have in common: goods that come back once, money
// that goes back once, and grants that are not asked for in vain.
#include "tests/component/controller/shift_bench.h"
#include "tests/component/controller/staffed_counter.h"

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

class ParkedStore : public kazasu::test::ShiftStore {
public:
    void run() { executor.runReady(); }
    /// A pen for cash.
    SaleId sellPen() {
        scan(kPenCode);
        payCash(kPen);
        return seen->completed.back().id;
    }
    void bringBack(const SaleId& receipt) {
        desk->returnGoods(receipt, {{1, 1}}, "傷あり");
        run();
    }
    /// That pen comes back for a tea: 18 yen are due.
    void exchange(const SaleId& receipt) {
        bringBack(receipt);
        sellTea();
    }
    void payOut() { payCash(seen->sale.total.minor()); }
    /// A sale of 128 yen with 100 of them paid by a code, put aside.
    SaleId parkPartlyPaid() {
        sellTea();
        const SaleId id = seen->sale.id;
        center.spoils = {Spoil::Late};
        scan(makeCode(100));
        desk->parkSale();
        advance(5s);
        return id;
    }
    bool wasTold(ErrorCode code) const {
        return std::any_of(seen->notices.begin(), seen->notices.end(),
                           [code](const auto& notice) { return notice.error.code == code; });
    }
};

}  // namespace

class TestParked : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void noCodeIsAskedForGoodsThatCameBackElsewhere() {
        ParkedStore store;
        const SaleId pen = store.sellPen();
        store.exchange(pen);
        const SaleId first = store.seen->sale.id;
        store.hold();
        store.bringBack(pen);
        store.payOut();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        store.resume(first);
        store.scan(store.makeCode(500));
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(store.center.countOf("PUT claim"), 0);
        QCOMPARE(store.count("SELECT COUNT(*) FROM claims"), 0);
    }

    void aParkedSaleWhoseGoodsCameBackElsewhereGivesItsMoneyBack() {
        ParkedStore store;
        const SaleId pen = store.sellPen();
        store.exchange(pen);
        store.center.spoils = {Spoil::Late};
        store.scan(store.makeCode(500));
        store.desk->parkSale();
        store.bringBack(pen);
        store.payOut();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        store.advance(2min);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.count("SELECT COUNT(*) FROM drafts"), 0);
        QCOMPARE(store.count("SELECT COUNT(*) FROM sales"), 2);
        QVERIFY(store.journalVerifies());
    }

    void aPaidSaleWhoseGoodsCameBackElsewhereGoesOnUnpaid() {
        ParkedStore store;
        const SaleId pen = store.sellPen();
        store.center.spoils = {Spoil::Late, Spoil::Late};
        store.exchange(pen);
        store.scan(store.makeCode(500));
        store.desk->parkSale();
        store.advance(1s);
        store.exchange(pen);
        store.scan(store.makeCode(501));
        store.advance(2min);
        QCOMPARE(store.count("SELECT COUNT(*) FROM sales"), 2);
        QVERIFY(store.wasTold(ErrorCode::ReturnExceedsSold));
        QCOMPARE(store.center.granted(), 1);
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Idle);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
        QCOMPARE(store.seen->sale.tendered.minor(), 0);
        store.desk->voidLine(1);
        store.payCash(TestStore::kTea);
        QCOMPARE(store.count("SELECT COUNT(*) FROM sales"), 3);
        QVERIFY(store.journalVerifies());
    }

    /// The answer to a void is lost, then another sale is voided: both are, each with its money.
    void twoVoidsInTheAirBothEnd() {
        int doubts = 0;
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            ParkedStore store;
            const SaleId first = store.parkPartlyPaid();
            const SaleId second = store.parkPartlyPaid();
            QCOMPARE(store.center.granted(), 2);
            store.plan = {.failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
            store.desk->dropParked(first);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            KAZASU_CHECK(store.database->reopen().isOk());
            const bool isOpen = store.wasTold(ErrorCode::OutcomeUnknown);
            doubts += isOpen ? 1 : 0;
            store.desk->dropParked(second);
            if (hasFailed && !isOpen) store.desk->dropParked(first);
            if (hasFailed && !isOpen) store.restartShift();  // a claim could not even be looked up
            store.advance(3min);
            const std::string where = "access " + std::to_string(failAt);
            QVERIFY2(store.center.granted() == 0, where.c_str());
            QVERIFY2(store.count("SELECT COUNT(*) FROM drafts") == 0, where.c_str());
            QVERIFY2(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'void'") == 2, where.c_str());
            QVERIFY2(store.count("SELECT COUNT(*) FROM staff_exceptions WHERE kind = 'void_sale'") == 2,
                     where.c_str());
        }
        QVERIFY2(doubts > 0, "no commit was ever in doubt: the plan did not reach it");
    }

    void aSaleHeldForItsCustomerIsNotOfferedAgain() {
        ParkedStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1'000));
        store.advance(31s);
        store.center.always.reset();
        store.advance(70s);
        store.hold();
        const auto doubts = store.desk->doubts();
        QCOMPARE(doubts.size(), std::size_t{1});
        QCOMPARE(doubts[0].state, api::DoubtState::TakenBack);
        QVERIFY(!doubts[0].isOffered);
        QCOMPARE(store.shift.view.heldSales.size(), std::size_t{1});
    }

    /// Nobody is called to the till for something that would be refused.
    void noGrantIsAskedForInVain() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const auto isRefused = [&counter](ErrorCode code) {
            counter.run();
            return !counter.seenPeople.view.wanted && counter.seen.lastNotice() == code;
        };
        counter.till.reprintLast();
        QVERIFY(isRefused(ErrorCode::SaleEmpty));
        counter.scan(TestStore::kTeaCode);
        const SaleId id = counter.seen.sale.id;
        counter.store.center.always = Spoil::Silence;
        counter.till.scan(counter.store.makeCode(500));
        counter.run();
        counter.till.parkSale();
        counter.run();
        counter.till.voidParkedSale(id);
        QVERIFY(isRefused(ErrorCode::SaleTenderInProgress));
        counter.till.voidParkedSale(SaleId::parse("018f0000-0000-7000-8000-000000000001").value());
        QVERIFY(isRefused(ErrorCode::SaleUnknown));
        QCOMPARE(counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'grant'"), 0);
    }
};

QTEST_GUILESS_MAIN(TestParked)
#include "test_parked.moc"
