// Rights at the till, through what windows call: every action against every role, with and without somebody
// else's PIN; what a grant covers; what a manager sees afterwards (docs/security.md, row 37).
#include "tests/component/controller/staffed_counter.h"

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

namespace {

/// What a window can ask for, and how it shows that it took place.
struct Action {
    Right right;
    void (*prepare)(Counter&);
    void (*attempt)(Counter&);
    bool (*isDone)(Counter&);
};

void nothing(Counter&) {}
void ringUp(Counter& c) { c.scan(TestStore::kTeaCode); }
void sellOne(Counter& c) {
    ringUp(c);
    c.pay(200);
    c.store.printer.receipts.clear();
}
std::int64_t members(Counter& c) { return c.count("SELECT COUNT(*) FROM staff WHERE is_removed = 0"); }

const Action kActions[] = {
    {Right::VoidLine, ringUp, [](Counter& c) { c.till.voidLine(1); },
     [](Counter& c) { return c.seen.sale.lines[0].isVoided; }},
    {Right::VoidLine,
     [](Counter& c) {
         c.till.enter("3*4901234567894");
         c.run();
     },
     [](Counter& c) { c.till.setQuantity(1, 1); },
     [](Counter& c) { return c.seen.sale.lines[0].quantity == 1; }},
    {Right::VoidSale, ringUp, [](Counter& c) { c.till.voidSale(); },
     [](Counter& c) { return c.seen.sale.phase == api::SalePhase::Voided; }},
    {Right::TakeCash, ringUp, [](Counter& c) { c.till.tenderCash(Money::yen(200)); },
     [](Counter& c) { return c.seen.completed.size() == 1; }},
    {Right::Reprint, sellOne, [](Counter& c) { c.till.reprintLast(); },
     [](Counter& c) { return c.store.printer.receipts.size() == 1; }},
    {Right::Discount, ringUp,
     [](Counter& c) {
         c.till.discount(1, {1'000, {}});
     },
     [](Counter& c) { return !c.seen.sale.lines[0].discountText.empty(); }},
    {Right::Discount, ringUp,
     [](Counter& c) {
         c.till.discount(0, {0, Money::yen(28)});
     },
     [](Counter& c) { return !c.seen.sale.discountText.empty(); }},
    {Right::OverridePrice, ringUp, [](Counter& c) { c.till.changePrice(1, Money::yen(100), "傷"); },
     [](Counter& c) { return c.seen.sale.lines[0].listPrice.has_value(); }},
    {Right::ReturnGoods, sellOne,
     [](Counter& c) {
         if (!c.seen.completed.empty()) c.till.returnGoods(c.seen.completed[0].id, {{1, 1}}, "傷");
     },
     [](Counter& c) { return !c.seen.sale.lines.empty() && c.seen.sale.lines[0].isReturn; }},
    {Right::OpenDrawer, [](Counter& c) { c.store.printer.hasOne = true; },
     [](Counter& c) { c.desk->shifts().openDrawer(false); },
     [](Counter& c) { return c.store.printer.openings() == 1; }},
    {Right::ReturnWithoutReceipt, nothing,
     [](Counter& c) { c.till.returnWithoutReceipt(TestStore::kTeaCode, 1, "贈り物"); },
     [](Counter& c) { return !c.seen.sale.lines.empty() && c.seen.sale.lines[0].isReturn; }},
    {Right::EnterTraining, nothing, [](Counter& c) { c.people.enterTraining([](const Status&) {}); },
     [](Counter& c) { return c.seenPeople.view.isTraining; }},
    {Right::ManageStaff, nothing,
     [](Counter& c) {
         c.people.addStaff({9, "新人", "", Role::Cashier, false}, "7350", [](const Status&) {});
     },
     [](Counter& c) { return members(c) == 4; }},
    {Right::ManageStaff, nothing, [](Counter& c) { c.people.setPin(7, "5180", [](const Status&) {}); },
     [](Counter& c) { return c.count("SELECT COUNT(*) FROM journal WHERE kind = 'pin_set'") == 1; }},
};

}  // namespace

class TestRights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void theTableSaysWhoMayDoWhat_data() {
        QTest::addColumn<int>("right");
        QTest::addColumn<QString>("who");
        const auto row = [](Right right, const char* who) {
            QTest::newRow(std::string(nameOf(right)).c_str()) << int(right) << QString::fromLatin1(who);
        };
        for (const Right right : {Right::VoidLine, Right::ParkSale, Right::TakeCash, Right::OpenShift})
            row(right, "csm");
        for (const Right right : {Right::VoidSale, Right::Reprint, Right::ReturnGoods, Right::OverridePrice,
                                  Right::Discount, Right::OpenDrawer, Right::CloseShift, Right::MoveCash,
                                  Right::ReportX, Right::ReportZ, Right::EnterTraining, Right::LeaveTraining})
            row(right, "sm");
        for (const Right right : {Right::ReturnWithoutReceipt, Right::ReportExceptions, Right::ManageStaff})
            row(right, "m");
    }
    void theTableSaysWhoMayDoWhat() {
        QFETCH(int, right);
        QFETCH(QString, who);
        const auto asked = static_cast<Right>(right);
        QCOMPARE(mayDo(Role::Cashier, asked), who.contains(QLatin1Char('c')));
        QCOMPARE(mayDo(Role::Supervisor, asked), who.contains(QLatin1Char('s')));
        QCOMPARE(mayDo(Role::Manager, asked), who.contains(QLatin1Char('m')));
        QCOMPARE(rightsTable().size(), std::size_t{19});
    }

    /// Through StoreTill and StorePeople, as a window would.
    void everyActionIsRefusedToWhoMayNotAndDoneOnceGranted_data() {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("role");
        for (std::size_t i = 0; i < std::size(kActions); ++i) {
            for (const auto& person : kPeople)
                QTest::addRow("%zu %s %s", i, std::string(nameOf(kActions[i].right)).c_str(),
                              std::string(nameOf(person.role)).c_str())
                    << int(i) << int(person.role);
        }
    }
    void everyActionIsRefusedToWhoMayNotAndDoneOnceGranted() {
        QFETCH(int, action);
        QFETCH(int, role);
        const Action& asked = kActions[action];
        const auto who = static_cast<Role>(role);
        Counter counter;
        asked.attempt(counter);  // nobody is signed in
        counter.run();
        QVERIFY(counter.count("SELECT COUNT(*) FROM drafts") == 0 && members(counter) == 3);
        QVERIFY(counter.signIn(who).isOk());
        asked.prepare(counter);
        asked.attempt(counter);
        counter.run();
        if (mayDo(who, asked.right)) {
            QVERIFY(asked.isDone(counter));
            QVERIFY(!counter.seenPeople.view.wanted);
            return;
        }
        QVERIFY(!asked.isDone(counter));
        QVERIFY(counter.seenPeople.view.wanted);
        QCOMPARE(counter.seenPeople.view.wanted->right, asked.right);
        QVERIFY(!counter.grant(who));  // one's own PIN grants nothing
        QVERIFY(!asked.isDone(counter));
        QVERIFY(counter.grant(Role::Manager).isOk());
        if (asked.right == Right::ManageStaff) {  // a PIN does not wait for a grant: asked once more
            asked.attempt(counter);
            counter.run();
        }
        QVERIFY(asked.isDone(counter));
        QCOMPARE(counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'grant' AND"
                               " json_extract(body, '$.content.granted_by') = 1"),
                 1);
        QVERIFY(counter.store.journalVerifies());
    }

    void aGrantForASmallDiscountAllowsNoLargeOne() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        ringUp(counter);
        counter.till.discount(1, {500, {}});
        counter.run();
        counter.till.discount(1, {5'000, {}});  // this is what is asked for now
        counter.run();
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QCOMPARE(counter.seen.sale.lines[0].discountText, std::string("50%"));
        counter.till.discount(1, {6'000, {}});
        counter.run();
        QCOMPARE(counter.seen.sale.lines[0].discountText, std::string("50%"));
        counter.till.discount(1, {});  // nobody loses by it
        counter.run();
        QVERIFY(counter.seen.sale.lines[0].discountText.empty());
    }

    /// A member's credit does not become cash unseen, neither where the center has refused it.
    void onlyAManagerGivesARefusedRefundBackInCash() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Manager).isOk());
        sellOne(counter);
        ringUp(counter);
        counter.scan(counter.store.makeCode(TestStore::kTea).c_str());
        counter.store.advance(std::chrono::seconds{1});
        counter.store.center.refuseRefunds = Error{ErrorCode::ReturnExceedsSold, "no"};
        counter.till.returnGoods(counter.seen.completed.back().id, {{1, 1}}, "傷");
        counter.run();
        counter.till.giveBack();
        counter.store.advance(std::chrono::seconds{1});
        const auto refunds = counter.desk->refunds();
        QCOMPARE(refunds.size(), std::size_t{1});
        QVERIFY(refunds[0].needsPerson());
        const auto inCash = [&] {
            return counter.count("SELECT COUNT(*) FROM journal WHERE kind = 'refund_paid_in_cash'");
        };
        for (const Role role : {Role::Cashier, Role::Supervisor}) {
            counter.people.signOut();
            counter.run();
            QVERIFY(counter.signIn(role).isOk());
            counter.till.payRefundInCash(refunds[0].id);
            counter.run();
            QCOMPARE(counter.seenPeople.view.wanted->right, Right::ReturnWithoutReceipt);
            QCOMPARE(inCash(), 0);
        }
        QVERIFY(counter.grant(Role::Manager).isOk());
        QCOMPARE(inCash(), 1);
        QVERIFY(!counter.desk->refunds()[0].needsPerson());
        QVERIFY(counter.store.journalVerifies());
    }

    void aGrantIsUsedOnce() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        sellOne(counter);
        counter.till.reprintLast();
        counter.run();
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QCOMPARE(counter.store.printer.receipts.size(), std::size_t{1});
        counter.till.reprintLast();
        counter.run();
        QCOMPARE(counter.store.printer.receipts.size(), std::size_t{1});
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::RightMissing);
    }

    void aGrantForOneThingAllowsNoOther() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        const auto wish = [&](Right right, const char* subject) {
            return counter.store.people->require(right, subject, nullptr).isOk();
        };
        QVERIFY(!wish(Right::Discount, "sale A/1"));
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QVERIFY(!wish(Right::Discount, "sale A/2"));  // and that wish has ended the grant
        QVERIFY(!wish(Right::Discount, "sale A/1"));
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QVERIFY(wish(Right::Discount, "sale A/1"));
        QVERIFY(!wish(Right::Discount, "sale A/1"));
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        counter.store.advance(kGrantLifetime);
        QVERIFY(!wish(Right::Discount, "sale A/1"));
    }

    void aGrantNeedsAReasonAndTheRight() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        QVERIFY(!counter.store.people->require(Right::ReturnWithoutReceipt, "tea", nullptr));
        QCOMPARE(counter.grant(Role::Manager, "").code(), ErrorCode::ReasonMissing);
        QCOMPARE(counter.grant(Role::Supervisor).code(), ErrorCode::RightMissing);
        QVERIFY(counter.seenPeople.view.wanted);
        QVERIFY(counter.grant(Role::Manager).isOk());
    }

    void leavingATrainingNeedsTheRight() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Supervisor).isOk());
        QVERIFY(counter.train(true).isOk());
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        QCOMPARE(counter.train(false).code(), ErrorCode::RightMissing);
        QVERIFY(counter.seenPeople.view.isTraining);
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QVERIFY(!counter.seenPeople.view.isTraining);
        QCOMPARE(counter.count("SELECT json_extract(body, '$.content.granted_by') FROM journal"
                               " WHERE kind = 'training_ended'"),
                 2);
    }

    void aTrainingLeavesTheShopsFileAsItWas() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Supervisor).isOk());
        sellOne(counter);
        ringUp(counter);  // waits on the real till meanwhile
        QVERIFY(counter.train(true).isOk());
        const auto before = counter.wholeFile();
        QVERIFY(counter.seen.sale.lines.empty());
        ringUp(counter);
        counter.till.setQuantity(1, 3);
        counter.till.setQuantity(1, 2);
        counter.pay(500);
        QCOMPARE(counter.seen.completed.back().receiptNumber, std::string("0001-000001"));
        QVERIFY(counter.store.printer.receipts.back().find("練習 TRAINING") != std::string::npos);
        QVERIFY(counter.store.printer.receipts.back().find("領収証ではありません") != std::string::npos);
        ringUp(counter);
        counter.till.voidLine(1);
        counter.till.voidSale();
        counter.till.reprintLast();
        counter.till.scan(counter.store.makeCode(500));
        counter.run();
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::TrainingOnly);
        for (const auto& [table, rows] : counter.wholeFile())
            QCOMPARE(table + rows, table + before.at(table));
        QCOMPARE(counter.transport.calls, 0);
        QVERIFY(counter.train(false).isOk());
        QCOMPARE(counter.seen.sale.lines.size(), std::size_t{1});  // the sale that waited
        counter.pay(200);
        QCOMPARE(counter.seen.completed.back().receiptNumber, std::string("0001-000002"));
        QVERIFY(counter.store.printer.receipts.back().find("TRAINING") == std::string::npos);
        QVERIFY(counter.store.journalVerifies());
        QVERIFY(!QFileInfo::exists(counter.store.folder.filePath(QStringLiteral("training"))));
    }

    void aManagerSeesWhatWasTakenBackByCashierAndDay() {
        Counter counter;
        QVERIFY(counter.signIn(Role::Cashier).isOk());
        counter.till.enter("3*4901234567894");
        counter.till.setQuantity(1, 1);
        counter.scan(TestStore::kPenCode);
        counter.till.voidLine(2);
        counter.till.voidSale();
        counter.run();
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        std::vector<api::ExceptionView> report{{}};
        const auto ask = [&] {
            counter.people.findExceptions([&](auto found) { report = std::move(found); });
            counter.run();
        };
        ask();
        QVERIFY(report.empty());  // not for a cashier
        QVERIFY(counter.signIn(Role::Manager).isOk());
        ask();
        QCOMPARE(report.size(), std::size_t{3});
        QCOMPARE(report[0].kind, std::string("lower_quantity"));
        QCOMPARE(report[0].amount.minor(), 2 * TestStore::kTea);
        QCOMPARE(report[1].kind, std::string("void_line"));
        QCOMPARE(report[1].amount.minor(), TestStore::kPen);
        QCOMPARE(report[2].kind, std::string("void_sale"));
        QCOMPARE(report[2].granted, 1);
        for (const auto& row : report) {
            QCOMPARE(row.staffNumber, 7);
            QCOMPARE(row.name, std::string("店員"));
            QCOMPARE(row.count, 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "test_rights.moc"
