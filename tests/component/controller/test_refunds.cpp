// What a code had paid goes back to it: once, whatever fails on the way; and what the center refuses is told
// to the cashier, who gives it back by hand.
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

class RefundStoreBench : public ShiftStore {
public:
    void run() { executor.runReady(); }
    /// So many teas, the first `byCode` yen of them by a code, the rest for cash.
    SaleId sellTeas(int teas, std::int64_t byCode) {
        desk->enter(std::to_string(teas) + "*" + kTeaCode);
        run();
        const SaleId id = seen->sale.id;
        if (byCode > 0) scan(makeCode(byCode));
        if (seen->sale.due.isPositive()) payCash(seen->sale.due.minor());
        advance(1s);
        return id;
    }
    void bringBack(const SaleId& receipt, std::vector<api::ReturnAsk> lines) {
        desk->returnGoods(receipt, lines, "傷あり");
        run();
    }
    void giveBack() {
        desk->giveBack();
        run();
    }
    void payInCash() {
        desk->payRefundInCash(desk->refunds().at(0).id);
        run();
    }
    [[nodiscard]] api::RefundPhase phase() { return desk->refunds().at(0).phase; }
    [[nodiscard]] ErrorCode lastNotice() const {
        return seen->lastNotice().value_or(ErrorCode::InvalidArgument);
    }
    void setAtCenter(RefundState state, std::optional<Error> error = {}) {
        auto& answer = center.refunds.begin()->second.answer;
        answer.state = state;
        answer.error = std::move(error);
        if (state == RefundState::Paid) answer.paidAt = clock.now();
    }
    /// What went back to codes in this file, and what the center knows of.
    std::int64_t refundedHere() { return count("SELECT COALESCE(SUM(amount_minor), 0) FROM refunds"); }
    std::int64_t refundedThere() const {
        std::int64_t sum = 0;
        for (const auto& [id, refund] : center.refunds) sum += refund.answer.amount.minor();
        return sum;
    }
};

}  // namespace

class TestRefunds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatACodePaidGoesBackToIt() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(3, 384);
        store.bringBack(id, {{1, 2}});
        QCOMPARE(store.seen->sale.refundToCodes.minor(), 256);
        store.giveBack();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        store.advance(1s);
        QCOMPARE(store.center.refundedOf(id.toString()), 256);
        QCOMPARE(store.phase(), api::RefundPhase::Accepted);
        QCOMPARE(store.seen->status.refundsUnsent, 0);
        const std::string paper = store.printer.receipts.back();
        for (const char* said :
             {"ご返金", "決済コードへご返金", "¥256", "発行番号", "口座・カードへ戻ります"})
            QVERIFY2(paper.find(said) != std::string::npos, said);
        QVERIFY(paper.find("現金ご返金") == std::string::npos);
        store.setAtCenter(RefundState::Paid);
        store.advance(10min);
        QCOMPARE(store.phase(), api::RefundPhase::Paid);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'refund_paid'"), 1);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'"), 0);
        QVERIFY(store.journalVerifies());
    }

    /// Cash first, and never more of it than was paid in cash.
    void aMixedSaleGivesBackCashFirst_data() {
        QTest::addColumn<QList<int>>("returned");
        QTest::addColumn<QList<int>>("toCode");
        QTest::newRow("all at once") << QList<int>{3} << QList<int>{200};
        QTest::newRow("one by one") << QList<int>{1, 1, 1} << QList<int>{0, 72, 128};
        QTest::newRow("two and one") << QList<int>{2, 1} << QList<int>{72, 128};
    }
    void aMixedSaleGivesBackCashFirst() {
        QFETCH(const QList<int>, returned);
        QFETCH(const QList<int>, toCode);
        RefundStoreBench store;
        const SaleId id = store.sellTeas(3, 200);  // and 184 in cash
        for (qsizetype i = 0; i < returned.size(); ++i) {
            store.bringBack(id, {{1, returned[i]}});
            QCOMPARE(store.seen->sale.refundToCodes.minor(), std::int64_t{toCode[i]});
            store.giveBack();
            store.advance(1s);
        }
        QCOMPARE(store.center.refundedOf(id.toString()), 200);
        QCOMPARE(store.count("SELECT SUM(amount_minor) FROM sale_tenders WHERE kind = 'cash'"), 0);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'"), 0);
        QVERIFY(store.journalVerifies());
    }

    /// Goods that were exchanged had been paid by the code of the first receipt: there it goes back.
    void anExchangedCodeIsFoundOnTheFirstReceipt() {
        RefundStoreBench store;
        store.scan(TestStore::kPenCode);
        const SaleId first = store.seen->sale.id;
        store.scan(store.makeCode(TestStore::kPen));
        store.bringBack(first, {{1, 1}});
        store.sellTea();
        store.payCash(18);
        store.bringBack(store.seen->completed.back().id, {{2, 1}});
        QCOMPARE(store.seen->sale.refundToCodes.minor(), TestStore::kPen);
        store.giveBack();
        store.advance(1s);
        QCOMPARE(store.center.refundedOf(first.toString()), TestStore::kPen);
        QCOMPARE(store.count("SELECT SUM(amount_minor) FROM sale_tenders WHERE kind = 'cash'"), 0);
    }

    void theShiftCountsItAsATenderOfItsOwn() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(3, 200);
        store.bringBack(id, {{1, 3}});
        store.giveBack();
        store.desk->shifts().makeX(false);
        store.run();
        const auto& sales = store.shift.reports.back().sales;
        QCOMPARE(sales.toCodes, (Tally{1, Money::yen(200)}));
        QCOMPARE(sales.paidOut, (Tally{1, Money::yen(184)}));
        QCOMPARE(sales.cash.sum.minor(), 0);
        QCOMPARE(sales.sales.sum.minor(), 0);
        store.countSum(0);
        QCOMPARE(store.shift.view.counted->overShort.minor(), 0);
    }

    /// The customer leaves with a receipt, the next one is served, and the refund goes out later.
    void withoutTheCenterNobodyWaits() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.center.always = Spoil::NotSent;
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        QCOMPARE(store.seen->status.refundsUnsent, 1);
        QCOMPARE(store.phase(), api::RefundPhase::Waiting);
        store.sellForCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{3});
        store.countSum(128);
        store.close();
        QCOMPARE(store.lastNotice(), ErrorCode::ShiftHasUnsentWork);
        QCOMPARE(store.shift.view.left.openRefunds, (Tally{1, Money::yen(128)}));
        store.restartShift();
        store.center.always.reset();
        store.advance(10min);
        QCOMPARE(store.center.refundedOf(id.toString()), 128);
        QCOMPARE(store.phase(), api::RefundPhase::Accepted);
    }

    /// The center has no record of the sale yet: it is asked again once it has.
    void theRecordOfTheSaleGoesFirst() {
        RefundStoreBench store;
        store.center.refuseDelivery = true;
        const SaleId id = store.sellTeas(1, 128);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(5min);
        QCOMPARE(store.phase(), api::RefundPhase::Waiting);
        store.center.refuseDelivery = false;
        store.advance(10min);
        QCOMPARE(store.center.refundedOf(id.toString()), 128);
    }

    void aRecordThatTheCenterRefusedIsNotGivenBackByIt() {
        RefundStoreBench store;
        store.center.refuseDelivery = true;
        const SaleId id = store.sellTeas(1, 128);
        store.center.refusesRecord.emplace(id.toString(), Error{ErrorCode::CodeAlreadyUsed, "elsewhere"});
        store.center.cannotRefund = Error{ErrorCode::NotFound, "no accepted record"};
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.center.refuseDelivery = false;
        store.advance(10min);
        QCOMPARE(store.phase(), api::RefundPhase::Refused);
        QCOMPARE(store.seen->status.refundsToSettle, 1);
    }

    void aRefusalIsToldAndGivenBackByHandOnce() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(2, 256);
        store.sellForCash(128);
        store.center.refuseRefunds = Error{ErrorCode::ReturnExceedsSold, "no"};
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        QCOMPARE(store.lastNotice(), ErrorCode::ReturnExceedsSold);
        QVERIFY(store.seen->notices.back().refund.has_value());
        QCOMPARE(store.seen->notices.back().refund->receiptNumber, std::string("0001-000003"));
        QCOMPARE(store.seen->status.refundsToSettle, 1);
        store.printer.hasOne = true;
        store.restartShift();
        QCOMPARE(store.seen->status.refundsToSettle, 1);
        store.payInCash();
        QCOMPARE(store.phase(), api::RefundPhase::InCash);
        QCOMPARE(store.printer.openings(), 1);
        QCOMPARE(store.seen->status.refundsToSettle, 0);
        store.payInCash();
        QCOMPARE(store.printer.openings(), 1);
        QCOMPARE(store.lastNotice(), ErrorCode::Conflict);
        QCOMPARE(store.count("SELECT COUNT(*) FROM cash_movements"), 1);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'refund_paid_in_cash'"), 1);
        store.countSum(0);
        QCOMPARE(store.shift.view.counted->overShort.minor(), 0);
        store.close();
        QCOMPARE(store.z().left.openRefunds.count, 0);
        QVERIFY(store.journalVerifies());
    }

    /// Its banks have not forgotten it: the same id is the same refund to them.
    void whatACenterThatFellBackHasForgottenIsAskedForAgain() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        store.setAtCenter(RefundState::Paid);
        store.advance(10min);
        QCOMPARE(store.phase(), api::RefundPhase::Paid);
        const std::string refund = store.center.refunds.begin()->first;
        store.center.refunds.clear();
        store.advance(7h);  // records are compared, and its books are the same
        QVERIFY(store.center.refunds.empty());
        store.center.epoch = 4;
        store.advance(2min);
        QCOMPARE(store.center.refunds.begin()->first, refund);
        QCOMPARE(store.center.refundedOf(id.toString()), 128);
        store.center.refunds.clear();
        store.advance(7h);  // it has said so in this epoch
        QVERIFY(store.center.refunds.empty());
        QCOMPARE(store.phase(), api::RefundPhase::Paid);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'refund_paid'"), 1);
    }

    void oneThatNoBankCouldCreditIsToldToo() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        store.setAtCenter(RefundState::Failed, Error{ErrorCode::BankRefused, "closed"});
        store.advance(10min);
        QCOMPARE(store.phase(), api::RefundPhase::Failed);
        QCOMPARE(store.lastNotice(), ErrorCode::BankRefused);
        store.payInCash();  // there is no cash in the drawer
        QCOMPARE(store.lastNotice(), ErrorCode::CashExceedsDrawer);
        QCOMPARE(store.phase(), api::RefundPhase::Failed);
    }

    /// One that the center cannot decide does not keep the others back.
    void oneThatWaitsDoesNotHoldUpTheNext() {
        RefundStoreBench store;
        const SaleId first = store.sellTeas(1, 128);
        const SaleId second = store.sellTeas(1, 128);
        store.center.cannotRefund = Error{ErrorCode::Unavailable, "an operator has to look"};
        store.bringBack(first, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        store.center.settlements.erase(first.toString());
        store.center.cannotRefund.reset();
        store.bringBack(second, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        QCOMPARE(store.center.refundedOf(second.toString()), 128);
        QCOMPARE(store.center.refundedOf(first.toString()), 0);
    }

    void whateverBecomesOfAnAnswerItIsGivenBackOnce_data() {
        QTest::addColumn<int>("spoil");
        for (const auto& [name, spoil] : {std::pair{"not sent", Spoil::NotSent},
                                          {"request lost", Spoil::RequestLost},
                                          {"answer lost", Spoil::AnswerLost},
                                          {"503", Spoil::ServerError},
                                          {"500", Spoil::ErrorAfter},
                                          {"garbage", Spoil::Garbage},
                                          {"another amount", Spoil::WrongAmount},
                                          {"late", Spoil::Late},
                                          {"twice", Spoil::Twice}})
            QTest::newRow(name) << int(spoil);
    }
    void whateverBecomesOfAnAnswerItIsGivenBackOnce() {
        QFETCH(int, spoil);
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.advance(1min);
        store.center.always = Spoil(spoil);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(30s);
        store.center.always.reset();
        store.advance(10min);
        QCOMPARE(store.center.refunds.size(), std::size_t{1});
        QCOMPARE(store.center.refundedOf(id.toString()), 128);
        QCOMPARE(store.phase(), api::RefundPhase::Accepted);
    }

    /// A center that was restored from a copy takes the same request as the first time.
    void whatTheCenterForgotIsAskedForAgain() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        const auto before = store.center.refunds.begin()->second.body;
        store.center.refunds.clear();
        store.advance(10min);
        QCOMPARE(store.center.refunds.size(), std::size_t{1});
        QCOMPARE(store.center.refunds.begin()->second.body, before);
    }

    void everyAccessOfAReturnMayFail_data() {
        QTest::addColumn<int>("moment");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, FailureMoment moment, ErrorCode code) {
            QTest::newRow(name) << int(moment) << int(code);
        };
        row("I/O error before", FailureMoment::BeforeExecution, ErrorCode::StorageIo);
        row("I/O error after", FailureMoment::AnswerLost, ErrorCode::StorageIo);
        row("disk full before", FailureMoment::BeforeExecution, ErrorCode::StorageFull);
        row("disk full after", FailureMoment::AnswerLost, ErrorCode::StorageFull);
        row("busy before", FailureMoment::BeforeExecution, ErrorCode::StorageBusy);
    }
    void everyAccessOfAReturnMayFail() {
        QFETCH(int, moment);
        QFETCH(int, code);
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            RefundStoreBench store;
            const SaleId id = store.sellTeas(2, 200);  // and 56 in cash
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .code = ErrorCode(code)};
            bringBackAndGiveBack(store, id);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            checkBooks(store, id, failAt);
        }
        QVERIFY2(failAt > 20, "the plan did not reach the accesses of a return");
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
            RefundStoreBench store;
            const SaleId id = store.sellTeas(2, 200);
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .isPersistent = true};
            bringBackAndGiveBack(store, id);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            store.restartShift();
            store.run();
            if (store.seen->completed.empty()) bringBackAndGiveBack(store, id);
            checkBooks(store, id, failAt);
        }
        QVERIFY2(failAt > 20, "the plan did not reach the accesses of a return");
    }

    /// Below everything that could forget to ask.
    void theDatabaseItselfKeepsARefundAsItIs() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(2, 256);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        store.advance(1s);
        const auto fails = [&store](const std::string& sql) { return !store.database->run(sql).isOk(); };
        QVERIFY(fails("DELETE FROM refunds"));
        QVERIFY(fails("UPDATE refunds SET amount_minor = 1"));
        QVERIFY(fails("UPDATE refunds SET body = replace(body, '128', '256')"));
        const std::string more =
            "INSERT INTO refunds SELECT substr(refund_id, 1, 35) || 'x', sale_id, 9, paid_sale_id,"
            " issue_number, AMOUNT, currency, body, 'waiting', NULL, NULL, NULL, created_at, updated_at"
            " FROM refunds";
        const auto with = [&more](const std::string& amount) {
            std::string sql = more;
            return sql.replace(sql.find("AMOUNT"), 6, amount);
        };
        QVERIFY(fails(with("129")));
        QVERIFY(!fails(with("128")));
        QVERIFY(!fails("UPDATE refunds SET state = 'refused' WHERE state = 'waiting'"));
        QVERIFY(fails("UPDATE refunds SET state = 'waiting' WHERE state = 'refused'"));
    }

    void aChangedRefundIsFound() {
        RefundStoreBench store;
        const SaleId id = store.sellTeas(1, 128);
        store.bringBack(id, {{1, 1}});
        store.giveBack();
        QVERIFY(store.journalVerifies());
        store.powerOff();
        store.tamper("UPDATE refunds SET body = replace(body, '\"amount_minor\":128', '\"amount_minor\":1')");
        QVERIFY(store.powerOn());
        QVERIFY(!store.journalVerifies());
    }

private:
    /// As a cashier would: what did not work is done again.
    static void bringBackAndGiveBack(RefundStoreBench& store, const SaleId& id) {
        const auto isDone = [&] {
            const auto& sale = store.seen->sale;
            return sale.phase == api::SalePhase::Completed && sale.id != id && sale.returnedCount > 0;
        };
        for (int attempt = 0; attempt < 4 && !isDone(); ++attempt) {
            if (store.seen->sale.returnedCount == 0 || store.seen->sale.phase == api::SalePhase::Completed)
                store.bringBack(id, {{1, 2}});
            if (store.seen->sale.refund.isPositive()) store.giveBack();
            store.advance(1min);
        }
    }

    static void checkBooks(RefundStoreBench& store, const SaleId& id, int failAt) {
        const QByteArray where = "access " + QByteArray::number(failAt);
        store.advance(10min);
        QVERIFY2(store.count("SELECT COUNT(*) FROM sales") == 2, where);
        QVERIFY2(store.count("SELECT SUM(quantity) FROM returned_lines") == 2, where);
        QVERIFY2(store.refundedHere() == 200, where);
        QVERIFY2(store.center.refunds.size() == 1, where);
        QVERIFY2(store.refundedThere() == 200 && store.center.refundedOf(id.toString()) == 200, where);
        QVERIFY2(store.count("SELECT SUM(amount_minor) FROM sale_tenders WHERE kind = 'cash'"
                             " AND is_reversed = 0") == 0,
                 where);
        QVERIFY2(store.phase() == api::RefundPhase::Accepted, where);
        QVERIFY2(store.journalVerifies(), where);
        store.restartShift();
        store.advance(10min);
        QVERIFY2(store.center.refunds.size() == 1, where);
    }
};

QTEST_GUILESS_MAIN(TestRefunds)
#include "test_refunds.moc"
