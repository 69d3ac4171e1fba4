// What takes something back is noted once, whenever the disk goes away: in the middle of a commit too, whose
// answer is then lost for good. Done again as a cashier would, the action is in the books exactly once.
#include "controller/catalogue/catalogue.h"
#include "controller/staff/exceptions.h"
#include "controller/staff/staff_office.h"
#include "controller/till/parked_sales.h"
#include "platform/crypto/crypto.h"
#include "tests/component/controller/staffed_counter.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPin = "836027";
constexpr int kManager = 1;

/// The manager alone: a PIN is looked at for each sign-in, and that is dear on purpose.
void hire(TestStore& store) {
    StaffOffice office(*store.database, store.clock, {});
    KAZASU_CHECK(office.add({kManager, "店長 花子", "テンチョウ ハナコ", Role::Manager}, kPin).isOk());
    KAZASU_CHECK(store.people->lookAgain().isOk());
}

void beInDoubt(TestStore& store) {
    store.sellTea();
    store.center.always = Spoil::AnswerLost;
    store.scan(store.makeCode(1000));
    store.advance(31s);
}

std::optional<SaleId> offeredSale;

/// A sale that is offered again: its payment was taken back.
void beOffered(TestStore& store) {
    beInDoubt(store);
    offeredSale = store.seen->sale.id;
    store.desk->parkSale();
    store.center.always.reset();
    store.advance(70s);
}

/// Something that is noted, and how a till shows that it took place.
struct Action {
    const char* name;
    void (*prepare)(TestStore&);
    void (*act)(TestStore&);
    bool (*isDone)(TestStore&);
    const char* entry;
    bool isException;
    int codesUsed = 0;
};

constexpr const char* kBeerCode = "4909411000004";

void askAnAge(TestStore& store) {
    KAZASU_CHECK(Catalogue(*store.database)
                     .update({{kBeerCode, "ビール", "", "酒", Money::yen(220), TaxRate::standard(),
                               std::nullopt, false, 20}})
                     .isOk());
    store.scan(kBeerCode);
}

/// What a code paid for comes back.
void payByCodeAndReturn(TestStore& store) {
    store.sellTea();
    store.scan(store.makeCode(500));
    store.desk->returnGoods(store.seen->completed[0].id, {{1, 1}}, "傷あり");
}

const std::array kActions{
    Action{"void a line",
           [](TestStore& store) {
               store.sellTea();
               store.scan(TestStore::kPenCode);
           },
           [](TestStore& store) { store.desk->voidLine(1); },
           [](TestStore& store) { return store.seen->sale.lines[0].isVoided; }, "void_line", true},
    Action{"lower a quantity",
           [](TestStore& store) { store.desk->enter(std::string("3*") + TestStore::kTeaCode); },
           [](TestStore& store) { store.desk->setQuantity(1, 2); },
           [](TestStore& store) { return store.seen->sale.lines[0].quantity == 2; }, "lower_quantity", true},
    Action{"void the sale", [](TestStore& store) { store.sellTea(); },
           [](TestStore& store) { store.desk->voidSale(); },
           [](TestStore& store) { return store.seen->sale.phase == api::SalePhase::Voided; }, "void", true},
    Action{"park", beInDoubt, [](TestStore& store) { store.desk->parkSale(); },
           [](TestStore& store) { return store.seen->sale.lines.empty(); }, "park_sale", true},
    Action{"take up", beOffered, [](TestStore& store) { store.desk->takeUp(*offeredSale); },
           [](TestStore& store) { return !store.seen->sale.lines.empty(); }, "sale_taken_up", false},
    Action{"drop", beOffered, [](TestStore& store) { store.desk->dropParked(*offeredSale); },
           [](TestStore& store) { return store.count("SELECT count(*) FROM drafts") == 0; }, "void", true},
    Action{"reprint",
           [](TestStore& store) {
               store.sellTea();
               store.payCash(200);
               store.printer.receipts.clear();
           },
           [](TestStore& store) {
               store.desk->reprintLast();
               store.executor.runReady();
           },
           [](TestStore& store) { return !store.printer.receipts.empty(); }, "reprint", true},
    Action{"open the drawer", [](TestStore& store) { store.printer.hasOne = true; },
           [](TestStore& store) { store.desk->shifts().openDrawer(false); },
           [](TestStore& store) { return store.printer.openings() != 0; }, "no_sale", true},
    Action{"open the drawer to count", [](TestStore& store) { store.printer.hasOne = true; },
           [](TestStore& store) { store.desk->shifts().openDrawer(true); },
           [](TestStore& store) { return store.printer.openings() != 0; }, "drawer_count", false},
    Action{"sign in", hire,
           [](TestStore& store) {
               const auto done = store.people->signIn(kManager, kPin);
               if (!done) store.seen->noticeRaised({done.error(), {}});
           },
           [](TestStore& store) { return store.people->view().phase == api::SignInPhase::SignedIn; },
           "sign_in", false},
    Action{"lower a quantity, signed in",
           [](TestStore& store) {
               hire(store);
               KAZASU_CHECK(store.people->signIn(kManager, kPin).isOk());
               store.desk->enter(std::string("3*") + TestStore::kTeaCode);
           },
           [](TestStore& store) { store.desk->setQuantity(1, 2); },
           [](TestStore& store) { return store.seen->sale.lines[0].quantity == 2; }, "lower_quantity", true},
    Action{"a discount", [](TestStore& store) { store.sellTea(); },
           [](TestStore& store) {
               store.desk->discount(1, {1'000, {}});
           },
           [](TestStore& store) { return !store.seen->sale.lines[0].discountText.empty(); }, "discount",
           true},
    Action{"take a discount back",
           [](TestStore& store) {
               store.sellTea();
               store.desk->discount(1, {1'000, {}});
           },
           [](TestStore& store) { store.desk->discount(1, {}); },
           [](TestStore& store) { return store.seen->sale.lines[0].discountText.empty(); },
           "discount_removed", false},
    Action{"confirm an age", askAnAge, [](TestStore& store) { store.desk->answerAge(true); },
           [](TestStore& store) { return !store.seen->sale.lines.empty(); }, "age_confirmed", false},
    Action{"refuse an age", askAnAge, [](TestStore& store) { store.desk->answerAge(false); },
           [](TestStore& store) { return !store.seen->sale.question; }, "age_refused", false},
    Action{"give cash for what a code paid", payByCodeAndReturn,
           [](TestStore& store) {
               store.payCash(-TestStore::kTea);
               store.advance(kCompletionRetry);
           },
           [](TestStore& store) { return store.seen->completed.size() == 2; }, "code_paid_back_in_cash",
           false, 1},
};

}  // namespace

Q_DECLARE_METATYPE(const Action*)

class TestNotedOnce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void anAccessFailsOnce_data() { addActions(); }
    void anAccessFailsOnce() {
        QFETCH(const Action*, action);
        for (const auto moment : {FailureMoment::BeforeExecution, FailureMoment::AnswerLost}) {
            int failAt = 1;
            for (bool hasFailed = true; hasFailed; ++failAt) {
                TestStore store;
                action->prepare(store);
                store.plan = {.failAt = failAt, .moment = moment};
                action->act(store);
                hasFailed = store.plan.hasFailed;
                store.plan = {};
                if (!action->isDone(store)) action->act(store);
                QCOMPARE(store.seen->status.salesOffered, 0);
                check(store, *action, failAt);
                if (QTest::currentTestFailed()) return;
            }
        }
    }

    void theOutcomeIsUnknownAndItIsDoneAgain_data() { addActions(); }
    void theOutcomeIsUnknownAndItIsDoneAgain() {
        QFETCH(const Action*, action);
        int failAt = 1;
        int doubts = 0;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            TestStore store;
            action->prepare(store);
            store.seen->notices.clear();
            store.plan = {.failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
            action->act(store);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            doubts += store.seen->lastNotice() == ErrorCode::OutcomeUnknown ? 1 : 0;
            KAZASU_CHECK(store.database->reopen().isOk());
            if (!action->isDone(store)) action->act(store);
            check(store, *action, failAt);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY2(doubts > 0, "no commit was ever in doubt: the plan did not reach it");
    }

    void aTrainingBeginsAndEndsInTheBooksOnce() {
        int doubts = 0;
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            Counter counter;
            KAZASU_CHECK(counter.signIn(Role::Manager).isOk());
            hasFailed = false;
            for (const bool begins : {true, false}) {
                counter.store.plan = {
                    .failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
                const Status first = counter.train(begins);
                hasFailed = hasFailed || counter.store.plan.hasFailed;
                counter.store.plan = {};
                doubts += !first && first.code() == ErrorCode::OutcomeUnknown ? 1 : 0;
                KAZASU_CHECK(counter.store.database->reopen().isOk());
                if (!first) QVERIFY(counter.train(begins).isOk());
            }
            for (const char* kind : {"training_began", "training_ended"}) {
                const auto entries =
                    counter.count(std::string("SELECT count(*) FROM journal WHERE kind = '") + kind + "'");
                QVERIFY2(entries == 1, (std::string(kind) + " " + std::to_string(failAt)).c_str());
            }
        }
        QVERIFY2(doubts > 1, "no commit was ever in doubt: the plan did not reach it");
    }

    void anotherSignInIsNotedAgain() {
        TestStore store;
        hire(store);
        QVERIFY(store.people->signIn(kManager, kPin).isOk());
        store.people->lock();
        QVERIFY(store.people->signIn(kManager, kPin).isOk());
        store.people->lock();
        QVERIFY(store.people->signIn(kManager, kPin).isOk());
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'sign_in'"), 3);
    }

    void whatIsDoneAgainAfterItEndedIsNotedAgain() {
        TestStore store;
        store.sellTea();
        store.payCash(200);
        for (int i = 0; i < 2; ++i) {
            store.desk->reprintLast();
            store.executor.runReady();
        }
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'reprint'"), 2);
        QCOMPARE(store.count("SELECT count(*) FROM staff_exceptions"), 2);
    }

private:
    static void addActions() {
        QTest::addColumn<const Action*>("action");
        for (const Action& action : kActions) QTest::newRow(action.name) << &action;
    }

    static void check(TestStore& store, const Action& action, int failAt) {
        const std::string where = "access " + std::to_string(failAt);
        QVERIFY2(action.isDone(store), where.c_str());
        const auto entries =
            store.count(std::string("SELECT count(*) FROM journal WHERE kind = '") + action.entry + "'");
        QVERIFY2(entries == 1, (where + ", entries: " + std::to_string(entries)).c_str());
        const auto rows = store.count(std::string("SELECT count(*) FROM staff_exceptions WHERE kind LIKE '") +
                                      action.entry + "%'");
        QVERIFY2(rows == (action.isException ? 1 : 0), (where + ", rows: " + std::to_string(rows)).c_str());
        QVERIFY2(store.journalVerifies(), where.c_str());
        store.center.always.reset();
        store.advance(3min);
        QVERIFY2(store.center.granted() == action.codesUsed, where.c_str());
    }
};

QTEST_GUILESS_MAIN(TestNotedOnce)
#include "test_noted_once.moc"
