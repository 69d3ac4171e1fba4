// Who may do what with a shift, and that the journal and the Z say who did.
#include "controller/staff/staff_office.h"
#include "platform/crypto/crypto.h"
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

namespace {

constexpr const char* kCashierPin = "4071";
constexpr const char* kManagerPin = "836027";
constexpr int kCashier = 7;
constexpr int kManager = 1;

void hire(TestStore& store) {
    StaffOffice office(*store.database, store.clock, {});
    KAZASU_CHECK(office.add({kManager, "店長 花子", "テンチョウ ハナコ", Role::Manager}, kManagerPin).isOk());
    KAZASU_CHECK(office.add({kCashier, "佐藤 一", "サトウ ハジメ", Role::Cashier}, kCashierPin).isOk());
    KAZASU_CHECK(store.people->lookAgain().isOk());
}

}  // namespace

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
