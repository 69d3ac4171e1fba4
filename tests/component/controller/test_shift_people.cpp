// Who may do what with a shift, and that the journal and the Z say who did.
#include "controller/staff/staff_office.h"
#include "platform/crypto/crypto.h"
#include "tests/component/controller/hired_people.h"
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

class TestShiftPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void nobodyTouchesTheShiftBeforeSigningIn() {
        kazasu::test::ShiftStore store;
        hire(store);
        store.open(1'000);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SignInNeeded);
        QCOMPARE(store.count("SELECT count(*) FROM shifts"), 0);
    }

    void aCashierOpensAndCountsButMovesNoCashAndSeesNoX() {
        kazasu::test::ShiftStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.open(1'000);
        QCOMPARE(store.shift.view.openedBy, std::string("佐藤 一"));
        store.cashOut(500);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::RightMissing);
        store.desk->shifts().makeX(false);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::RightMissing);
        QVERIFY(store.shift.reports.empty());
        store.countSum(1'000);
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Counted);
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::RightMissing);
        QCOMPARE(store.count("SELECT count(*) FROM cash_movements"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 0);
    }

    void aManagersPinClosesOnceAndTheJournalSaysSo() {
        kazasu::test::ShiftStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellForCash();
        store.countSum(128);
        store.close();
        QVERIFY(store.people->view().wanted.has_value());
        QVERIFY(store.people->grant(kManager, kManagerPin, "閉店").isOk());
        store.executor.runReady();
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 1);
        QCOMPARE(store.z().madeBy, std::string("佐藤 一"));
        QCOMPARE(store.z().sales.byCashier[0].name, std::string("佐藤 一"));
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'shift_closed'"
                             " AND body LIKE '%\"granted_by\":1%'"),
                 1);
        store.sellForCash();
        store.countSum(128);
        store.close();  // the grant was for the shift before
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 1);
        QVERIFY(store.journalVerifies());
    }

    /// The grant was used up by the try whose answer was lost; asking for another forgets nothing of that
    /// try.
    void aMovementInDoubtIsBookedOnceAlsoWhenItIsGrantedAgain() {
        int doubts = 0;
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            kazasu::test::ShiftStore store;
            hire(store);
            QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
            store.sellForCash();
            store.cashOut(50);
            QVERIFY(store.people->view().wanted.has_value());
            store.seen->notices.clear();
            store.plan = {.failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
            static_cast<void>(store.people->grant(kManager, kManagerPin, "両替"));
            store.executor.runReady();
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            KAZASU_CHECK(store.database->reopen().isOk());
            if (store.seen->lastNotice() != ErrorCode::OutcomeUnknown) continue;
            ++doubts;
            store.cashOut(50);
            QVERIFY(store.people->view().wanted.has_value());
            QVERIFY(store.people->grant(kManager, kManagerPin, "両替").isOk());
            store.executor.runReady();
            QCOMPARE(store.count("SELECT count(*) FROM cash_movements"), 1);
        }
        QVERIFY2(doubts > 0, "no commit was ever in doubt: the plan did not reach it");
    }

    /// Whatever would be refused anyway uses up nobody's PIN.
    void aCloseThatCannotBeAsksForNobodysRight() {
        kazasu::test::ShiftStore store;
        hire(store);
        QVERIFY(store.people->signIn(kCashier, kCashierPin).isOk());
        store.sellForCash();
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CashCountInvalid);
        QVERIFY(!store.people->view().wanted.has_value());
        store.cashOut(129);  // more than there is: not said to somebody who may not take any
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::RightMissing);
    }
};

QTEST_GUILESS_MAIN(TestShiftPeople)
#include "test_shift_people.moc"
