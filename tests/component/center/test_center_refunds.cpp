// Goods came back: what was paid for them goes back to the means it came from, in whole and in parts, once
// for each id, and never more than was settled.
#include "center/books/books.h"
#include "center/ledger/ledger.h"
#include "center/redemption/settlements.h"
#include "center/refund/refunds.h"
#include "tests/component/center/bench_caller.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kAll = 1'000'000;  // of the one member

/// A code over 1,500 that has paid 1,200 in a shop.
struct Sold {
    explicit Sold(CenterBench& bench, ShopNumber shop = kShop)
        : code(bench.makeCode(1500)), record(bench.recordOf(code, 1200, shop)) {
        const auto outcome = bench.send(record);
        KAZASU_CHECK(outcome && outcome->answer.state == SettlementState::Accepted);
    }
    Code code;
    SettlementRecord record;
};

RefundRequest refundFor(CenterBench& bench, const Sold& sold, std::int64_t yen) {
    return {RefundId::make(bench.clock, bench.random),
            sold.record.sale,
            sold.record.issueNumber,
            Money::yen(yen),
            bench.clock.now(),
            sold.record.shop,
            "1",
            "1-2"};
}

Result<RefundAnswer> ask(CenterBench& bench, const RefundRequest& request) {
    auto answer = bench.inBooks([&](Database& books) { return giveBack(books, request, bench.clock.now()); });
    bench.center->outbox().wake();
    bench.drain();
    return answer;
}

Result<RefundAnswer> now(CenterBench& bench, const RefundRequest& request) {
    return bench.inBooks([&](Database& books) { return refundOf(books, request.shop, request.id); });
}

std::int64_t balance(CenterBench& bench, const std::string& account) {
    return bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line WHERE account = '" + account +
                        "'");
}

}  // namespace

class TestCenterRefunds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {  // what is planned here is warned about, and rightly
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void theWholePriceGoesBackToTheMeansItCameFrom();
    void partsAddUpToWhatWasSettledAndNotAYenMore();
    void theSameRefundAgainGetsTheFirstAnswerAndMovesNothing();
    void anotherRefundUnderTheSameIdIsAConflict();
    void onlyWhatThisShopWasPaidForThatSaleIsGivenBack();
    void theShopOwesItUntilItsBankHasAnswered();
    void aShopWithTooLittleIsAskedUntilItHasIt();
    void whatNoBankTakesStaysWithTheShopAndMayBeGivenBackAgain();
    void itIsDoneOnceOverLostLinesAndRestarts_data();
    void itIsDoneOnceOverLostLinesAndRestarts();
    void aRefundWaitsForItsPaymentAtTheBanks();
    void nothingIsGivenBackWhileTheBooksAreRefilled();
    void aSaleThatTheBooksHaveLostIsNotUnknownMeanwhile();
    void whatTheShopWasNeverPaidIsNotGivenBack();
    void theMemberAndTheOperatorSeeIt();
    void aRefundIsForGood();
};

void TestCenterRefunds::theWholePriceGoesBackToTheMeansItCameFrom() {
    CenterBench bench;
    const Sold sold(bench);
    QCOMPARE(bench.banks.available, kAll - 1200);
    const RefundRequest refund = refundFor(bench, sold, 1200);
    const auto answer = ask(bench, refund);
    QVERIFY(answer.isOk());
    QCOMPARE(answer->state, RefundState::Accepted);
    QCOMPARE(answer->refundable, Money::zero());
    QCOMPARE(bench.banks.available, kAll);
    QCOMPARE(bench.banks.paidToShops, 0);
    const auto& said = bench.banks.seen.back();
    QCOMPARE(said.type(), std::string("0220"));
    QCOMPARE(said.get(3), std::string_view("200030"));
    QCOMPARE(said.get(33), std::string_view("99990109"));  // the member's bank
    QCOMPARE(said.get(63), std::string_view("refund=" + refund.id.toString()));
    QVERIFY(!said.has(2));  // which account it is, the member's bank knows by DE37
    const auto settled = now(bench, refund);
    QCOMPARE(settled->state, RefundState::Paid);
    QVERIFY(settled->paidAt == bench.clock.now());
    for (const char* account : {"payable:1001", "refunding:99990109", "clearing:99990110"})
        QCOMPARE(balance(bench, account), 0);
    QVERIFY(bench.inBooks([](Database& books) { return verifyLedger(books); }).isOk());
}

void TestCenterRefunds::partsAddUpToWhatWasSettledAndNotAYenMore() {
    CenterBench bench;
    const Sold sold(bench);
    QCOMPARE(ask(bench, refundFor(bench, sold, 700))->refundable, Money::yen(500));
    const RefundRequest tooMuch = refundFor(bench, sold, 501);
    const auto refused = ask(bench, tooMuch);
    QCOMPARE(refused->state, RefundState::Refused);
    QCOMPARE(refused->error->code, ErrorCode::ReturnExceedsSold);
    QCOMPARE(refused->refundable, Money::yen(500));
    QCOMPARE(ask(bench, refundFor(bench, sold, 499))->refundable, Money::yen(1));
    QCOMPARE(ask(bench, refundFor(bench, sold, 1))->state, RefundState::Accepted);
    QCOMPARE(ask(bench, refundFor(bench, sold, 1))->state, RefundState::Refused);
    QCOMPARE(ask(bench, tooMuch)->refundable, Money::yen(500));  // as it was answered then
    QCOMPARE(bench.banks.available, kAll);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'payback'"), 3);
}

void TestCenterRefunds::theSameRefundAgainGetsTheFirstAnswerAndMovesNothing() {
    CenterBench bench;
    const Sold sold(bench);
    const RefundRequest refund = refundFor(bench, sold, 300);
    const std::string first = toJson(*ask(bench, refund)).dump();
    const auto lines = bench.number("SELECT COUNT(*) FROM ledger_line");
    bench.clock.advance(1h);
    QCOMPARE(toJson(*ask(bench, refund)).dump(), first);
    bench.restart();
    QCOMPARE(toJson(*ask(bench, refund)).dump(), first);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM ledger_line"), lines);
    QCOMPARE(bench.banks.available, kAll - 900);
}

void TestCenterRefunds::anotherRefundUnderTheSameIdIsAConflict() {
    CenterBench bench;
    const Sold sold(bench);
    RefundRequest refund = refundFor(bench, sold, 300);
    QVERIFY(ask(bench, refund).isOk());
    refund.amount = Money::yen(301);
    QCOMPARE(ask(bench, refund).code(), ErrorCode::Conflict);
    QCOMPARE(bench.banks.available, kAll - 900);
}

void TestCenterRefunds::onlyWhatThisShopWasPaidForThatSaleIsGivenBack() {
    CenterBench bench;
    const Sold sold(bench);
    RefundRequest othersShop = refundFor(bench, sold, 300);
    othersShop.shop = kOtherShop;
    QCOMPARE(ask(bench, othersShop).code(), ErrorCode::NotFound);
    RefundRequest otherSale = refundFor(bench, sold, 300);
    otherSale.sale = SaleId::make(bench.clock, bench.random);
    QCOMPARE(ask(bench, otherSale).code(), ErrorCode::NotFound);
    const Code unused = bench.makeCode(1500);
    RefundRequest otherCode = refundFor(bench, sold, 300);
    otherCode.issueNumber = unused.number;
    QCOMPARE(ask(bench, otherCode).code(), ErrorCode::NotFound);
    RefundRequest dollars = refundFor(bench, sold, 300);
    dollars.amount = Money(300, Currency{840, 2});
    QCOMPARE(ask(bench, dollars)->error->code, ErrorCode::CodeWrongCurrency);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'payback'"), 0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM refund"), 1);  // what is not here yet may still come
    QCOMPARE(ask(bench, otherSale).code(), ErrorCode::NotFound);
}

void TestCenterRefunds::theShopOwesItUntilItsBankHasAnswered() {
    CenterBench bench;
    const Sold sold(bench);
    bench.banks.answerPaybacksWith = "91";
    const RefundRequest refund = refundFor(bench, sold, 500);
    QCOMPARE(ask(bench, refund)->state, RefundState::Accepted);
    QCOMPARE(now(bench, refund)->state, RefundState::Accepted);
    QCOMPARE(balance(bench, "payable:1001"), 500);
    QCOMPARE(balance(bench, "refunding:99990109"), -500);
    bench.banks.answerPaybacksWith.clear();
    bench.advance(10s);
    QCOMPARE(now(bench, refund)->state, RefundState::Paid);
    QCOMPARE(balance(bench, "payable:1001"), 0);
    QCOMPARE(balance(bench, "refunding:99990109"), 0);
    QCOMPARE(bench.banks.available, kAll - 700);
}

void TestCenterRefunds::aShopWithTooLittleIsAskedUntilItHasIt() {
    CenterBench bench;
    const Sold sold(bench);
    bench.banks.answerPaybacksWith = "51";
    const RefundRequest refund = refundFor(bench, sold, 500);
    QVERIFY(ask(bench, refund).isOk());
    bench.advance(2min);
    QCOMPARE(now(bench, refund)->state, RefundState::Accepted);
    QVERIFY(!bench.isBankQuiet());
    bench.banks.answerPaybacksWith.clear();
    bench.advance(40s);
    QCOMPARE(now(bench, refund)->state, RefundState::Paid);
    QCOMPARE(bench.banks.available, kAll - 700);
}

void TestCenterRefunds::whatNoBankTakesStaysWithTheShopAndMayBeGivenBackAgain() {
    CenterBench bench;
    const Sold sold(bench);
    bench.banks.answerPaybacksWith = "14";
    const RefundRequest refund = refundFor(bench, sold, 1200);
    const std::string first = toJson(*ask(bench, refund)).dump();
    const auto failed = now(bench, refund);
    QCOMPARE(failed->state, RefundState::Failed);
    QCOMPARE(failed->error->code, ErrorCode::AccountUnknown);
    QCOMPARE(balance(bench, "payable:1001"), 0);
    QCOMPARE(balance(bench, "refunding:99990109"), 0);
    QCOMPARE(bench.banks.paidToShops, 1200);
    QVERIFY(bench.isBankQuiet());
    bench.banks.answerPaybacksWith.clear();
    QCOMPARE(ask(bench, refundFor(bench, sold, 1200))->state, RefundState::Accepted);
    QCOMPARE(bench.banks.available, kAll);
}

void TestCenterRefunds::itIsDoneOnceOverLostLinesAndRestarts_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("not connected") << static_cast<int>(LineFault::NotConnected);
    QTest::newRow("the request is lost") << static_cast<int>(LineFault::RequestLost);
    QTest::newRow("the answer is lost") << static_cast<int>(LineFault::AnswerLost);
}

void TestCenterRefunds::itIsDoneOnceOverLostLinesAndRestarts() {
    QFETCH(const int, fault);
    CenterBench bench;
    const Sold sold(bench);
    bench.shopLine.faults = {static_cast<LineFault>(fault), static_cast<LineFault>(fault)};
    const RefundRequest refund = refundFor(bench, sold, 500);
    QVERIFY(ask(bench, refund).isOk());
    bench.restart();
    QVERIFY(ask(bench, refund).isOk());
    bench.advance(1min);
    QCOMPARE(now(bench, refund)->state, RefundState::Paid);
    QCOMPARE(bench.banks.available, kAll - 700);
    QCOMPARE(bench.banks.paidToShops, 700);
    QVERIFY(bench.isBankQuiet());
}

void TestCenterRefunds::aRefundWaitsForItsPaymentAtTheBanks() {
    CenterBench bench;
    bench.banks.answerPaymentsWith = "91";
    const Sold sold(bench);
    QVERIFY(ask(bench, refundFor(bench, sold, 500)).isOk());
    bench.advance(10s);
    QVERIFY(bench.banks.paybacks.empty());
    QCOMPARE(balance(bench, "payable:1001"), -1200 + 500);
    bench.banks.answerPaymentsWith.clear();
    bench.advance(40s);
    QCOMPARE(bench.banks.paidToShops, 700);
    QCOMPARE(bench.banks.available, kAll - 700);
}

void TestCenterRefunds::nothingIsGivenBackWhileTheBooksAreRefilled() {
    CenterBench bench;
    const Sold sold(bench);
    static_cast<void>(bench.report(kShop, bench.clock.now()));
    bench.restart();  // the sale is from before it: its books may be older than the shop
    bench.announceRestore();
    const RefundRequest refund = refundFor(bench, sold, 500);
    QCOMPARE(ask(bench, refund).code(), ErrorCode::Unavailable);
    bench.clock.advance(31min);
    QCOMPARE(ask(bench, refund)->state, RefundState::Accepted);
}

void TestCenterRefunds::aSaleThatTheBooksHaveLostIsNotUnknownMeanwhile() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    const Sold sold(bench);
    const auto refund = refundFor(bench, sold, 500);
    bench.restoreBackup();
    bench.announceRestore();
    QCOMPARE(ask(bench, refund).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.offerAgain(sold.record)->answer.state, SettlementState::Accepted);
    bench.report(kShop, bench.clock.now(), {}, [](ShopReport& said) {
        said.epoch = 1;
        said.isComplete = true;
    });
    QCOMPARE(ask(bench, refund)->state, RefundState::Accepted);
}

void TestCenterRefunds::whatTheShopWasNeverPaidIsNotGivenBack() {
    CenterBench bench;
    bench.banks.answerPaymentsWith = "57";
    const Sold sold(bench);
    QCOMPARE(ask(bench, refundFor(bench, sold, 500)).code(), ErrorCode::Unavailable);
    QVERIFY(bench.isBankQuiet());
}

void TestCenterRefunds::theMemberAndTheOperatorSeeIt() {
    CenterBench bench;
    const Sold sold(bench);
    bench.restart();  // knows the shops' tokens now
    bench.banks.answerPaybacksWith = "91";
    BenchCaller shop(bench), owner(bench);
    shop.token = std::to_string(kShop.value());
    owner.token = kToken;
    const RefundRequest refund = refundFor(bench, sold, 500);
    const Answer given = shop.shop("POST", "/shop/v1/refunds", toJson(refund));
    QCOMPARE(given.status, 200);
    QCOMPARE(*given.body.getObject("refund")->getText("state"), std::string("accepted"));
    const auto shown = [&] {
        const Json code =
            *owner.member("GET", "/member/v1/codes/" + sold.code.number.toString()).body.getObject("code");
        return std::pair(*code.getNumber("refunded_minor"), *code.getNumber("refund_paid_minor"));
    };
    QCOMPARE(shown(), std::pair(std::int64_t{500}, std::int64_t{0}));
    const auto life = [&] {
        return *bench.inBooks([&](Database& books) { return explainCode(books, sold.code.reference); });
    };
    const std::string name = refund.id.toString();
    QVERIFY(life().find("refund " + name + " of shop 1001 for sale ") != std::string::npos);
    QVERIFY(life().find("bank message payback to 99990110 over 500: waiting") != std::string::npos);
    bench.banks.answerPaybacksWith.clear();
    bench.advance(10s);
    QCOMPARE(shown(), std::pair(std::int64_t{500}, std::int64_t{500}));
    QVERIFY(life().find("over 500: the member has it") != std::string::npos);
    QVERIFY(life().find("ledger refunded:1001:" + name) != std::string::npos);
    const Json paid = shop.shop("GET", "/shop/v1/refunds/" + name).body;
    QCOMPARE(*paid.getObject("refund")->getText("state"), std::string("paid"));
    const auto books = bench.inBooks([](Database& database) { return booksOf(database); });
    const Json row = books->getArray("shops")->at(0);
    QCOMPARE(*row.getNumber("settled_minor"), 1200);
    QCOMPARE(*row.getNumber("refunded_minor"), 500);
    QCOMPARE(*row.getNumber("refund_paid_minor"), 500);
}

void TestCenterRefunds::aRefundIsForGood() {
    CenterBench bench;
    const Sold sold(bench);
    QVERIFY(ask(bench, refundFor(bench, sold, 500)).isOk());
    for (const char* change :
         {"UPDATE refund SET amount_minor = 600", "UPDATE refund SET paid_at = NULL", "DELETE FROM refund"}) {
        const auto changed = bench.inBooks([&](Database& books) { return books.run(change); });
        QVERIFY2(!changed, change);
    }
}

QTEST_GUILESS_MAIN(TestCenterRefunds)
#include "test_center_refunds.moc"
