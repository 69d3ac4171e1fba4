// What a bank refuses, and what becomes of the money: no code without money behind it, nothing held for
// nobody, nothing owed that stays behind.
#include "center/commands.h"
#include "center/refund/refunds.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

void expectRefusalOf(const char* what, const char* code) {
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(
            QStringLiteral("%1 was refused by \\d+ with %2").arg(QLatin1String(what), QLatin1String(code))));
}

bool isLedgerSettled(CenterBench& bench) {
    return bench.number(
               "SELECT COUNT(*) FROM (SELECT SUM(amount_minor) AS balance FROM ledger_line GROUP BY "
               "account) WHERE balance <> 0") == 0;
}

RefundRequest refundFor(CenterBench& bench, const SettlementRecord& record, std::int64_t yen) {
    return {RefundId::make(bench.clock, bench.random),
            record.sale,
            record.issueNumber,
            Money::yen(yen),
            bench.clock.now(),
            record.shop,
            "1",
            "1-2"};
}

Result<RefundAnswer> giveBackNow(CenterBench& bench, const RefundRequest& request) {
    return bench.inBooks([&](Database& books) { return giveBack(books, request, bench.clock.now()); });
}

Result<RefundAnswer> refundNow(CenterBench& bench, const RefundRequest& request) {
    return bench.inBooks([&](Database& books) { return refundOf(books, request.shop, request.id); });
}

std::int64_t balance(CenterBench& bench, const std::string& account) {
    return bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line WHERE account = '" + account +
                        "'");
}

/// A command of the operator's; it has a transaction of its own.
Result<std::string> command(CenterBench& bench, const std::vector<std::string>& words) {
    return bench.inBooks([&](Database& books) -> Result<std::string> {
        KAZASU_TRY(const auto ended, books.run("COMMIT"));
        auto said = operate(books, *commandLineFrom(words), bench.clock.now());
        KAZASU_TRY(const auto begun, books.run("BEGIN IMMEDIATE"));
        return said;
    });
}

}  // namespace

class TestCenterRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeWhoseDebitIsRefusedIsWithdrawn();
    void aClaimedCodeWhoseDebitIsRefusedKeepsTheWordGivenToTheShop();
    void aCodeWhoseDebitIsRefusedIsWithdrawnWhenItsClaimIsReversed();
    void whateverAnUnclearRefusalHoldsIsReleased_data();
    void whateverAnUnclearRefusalHoldsIsReleased();
    void aPaymentWaitsUntilTheBankIsSetUpForIt_data();
    void aPaymentWaitsUntilTheBankIsSetUpForIt();
    void aPaymentRefusedForGoodIsNotRepeated();
    void theShopHearsWhatNoBankWillPay_data();
    void theShopHearsWhatNoBankWillPay();
    void aRefundAcceptedBeforeTheDebitWasRefusedFails();
    void aRefundAcceptedBeforeThePaymentWasRefusedFails();
    void aClockThatIsSetBackDelaysNoMessage();
};

void TestCenterRefusals::aCodeWhoseDebitIsRefusedIsWithdrawn() {
    expectRefusalOf("debit", "62");
    CenterBench bench;
    bench.banks.refuseDebitsWith = "62";
    const Code code = bench.makeCode(1500);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Revoked);
    const auto answer = bench.claim(kShop, bench.claimFor(code, 1500));
    QCOMPARE(answer->state, ClaimState::Refused);
    QCOMPARE(answer->error->code, ErrorCode::CodeRevoked);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.banks.held(), 0);
    QVERIFY(isLedgerSettled(bench));
}

void TestCenterRefusals::aClaimedCodeWhoseDebitIsRefusedKeepsTheWordGivenToTheShop() {
    expectRefusalOf("debit", "62");
    CenterBench bench;
    bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    const Code code = bench.makeCode(1500);  // the debit is not answered yet
    const auto request = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Granted);
    bench.banks.refuseDebitsWith = "62";
    bench.advance(2s);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    auto record = bench.recordOf(code, 1500);
    record.sale = request.sale;
    record.claim = request.id;
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.number("SELECT -SUM(amount_minor) FROM ledger_line WHERE account = 'payable:1001'"), 1500);
    QCOMPARE(bench.number("SELECT SUM(amount_minor) FROM ledger_line WHERE account = 'uncollected:99990109'"),
             1500);
}

void TestCenterRefusals::aCodeWhoseDebitIsRefusedIsWithdrawnWhenItsClaimIsReversed() {
    expectRefusalOf("debit", "62");
    CenterBench bench;
    bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Granted);
    bench.banks.refuseDebitsWith = "62";
    bench.advance(2s);
    QCOMPARE(bench.reverse(kShop, request.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Revoked);
    bench.center->outbox().wake();
    bench.drain();
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.available, 1'000'000);
    QVERIFY(isLedgerSettled(bench));
}

void TestCenterRefusals::whateverAnUnclearRefusalHoldsIsReleased_data() {
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("isReversed");
    QTest::newRow("approved in part") << QByteArray("10") << true;
    QTest::newRow("a code that nobody knows") << QByteArray("ZZ") << true;
    QTest::newRow("answered too late") << QByteArray("68") << true;
    QTest::newRow("malfunction") << QByteArray("96") << true;
    QTest::newRow("no money") << QByteArray("51") << false;
}

void TestCenterRefusals::whateverAnUnclearRefusalHoldsIsReleased() {
    QFETCH(const QByteArray, code);
    QFETCH(const bool, isReversed);
    CenterBench bench;
    bench.banks.refuseAuthorisationsWith = code.toStdString();
    const auto request = bench.wish(1500);
    static_cast<void>(bench.authorise(request));
    QCOMPARE(bench.number("SELECT COUNT(*) FROM authorisation WHERE state = 'refused'"), 1);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'reversal'"), isReversed ? 1 : 0);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.held(), 0);
}

void TestCenterRefusals::aPaymentWaitsUntilTheBankIsSetUpForIt_data() {
    QTest::addColumn<QByteArray>("code");
    for (const char* code : {"14", "15", "58", "92", "90", "96"}) QTest::newRow(code) << QByteArray(code);
}

void TestCenterRefusals::aPaymentWaitsUntilTheBankIsSetUpForIt() {
    QFETCH(const QByteArray, code);
    if (code != "90" && code != "96") expectRefusalOf("payment", code.constData());
    CenterBench bench;
    const Code made = bench.makeCode(1500);
    bench.banks.answerPaymentsWith = code.toStdString();
    QCOMPARE(bench.send(bench.recordOf(made, 1500))->answer.state, SettlementState::Accepted);
    bench.advance(60s);
    QVERIFY(!bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 0);
    bench.banks.answerPaymentsWith.clear();
    bench.advance(60s);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 1500);
    QVERIFY(isLedgerSettled(bench));
}

void TestCenterRefusals::aPaymentRefusedForGoodIsNotRepeated() {
    expectRefusalOf("payment", "94");
    CenterBench bench;
    const Code made = bench.makeCode(1500);
    bench.banks.answerPaymentsWith = "94";
    QCOMPARE(bench.send(bench.recordOf(made, 1500))->answer.state, SettlementState::Accepted);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE credited_at IS NOT NULL"), 0);
}

void TestCenterRefusals::theShopHearsWhatNoBankWillPay_data() {
    QTest::addColumn<bool>("isDebit");
    QTest::newRow("609 by the member's bank") << true;
    QTest::newRow("614 by its own bank") << false;
}

void TestCenterRefusals::theShopHearsWhatNoBankWillPay() {
    QFETCH(const bool, isDebit);
    expectRefusalOf(isDebit ? "debit" : "payment", "62");
    CenterBench bench;
    if (isDebit) bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    if (!isDebit) bench.banks.answerPaymentsWith = "91";
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1500);
    const auto first = bench.send(record);
    const auto now = [&] {
        return bench.inBooks([&](Database& books) { return settlementOf(books, kShop, code.number); });
    };
    QVERIFY(!now()->error);  // it is under way
    (isDebit ? bench.banks.refuseDebitsWith : bench.banks.answerPaymentsWith) = "62";
    bench.advance(60s);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(now()->state, SettlementState::Accepted);
    QCOMPARE(now()->error->code, ErrorCode::BankRefused);
    QVERIFY(!now()->creditedAt);
    QCOMPARE(toJson(bench.send(record)->answer).dump(), toJson(first->answer).dump());  // as the first time
    const auto waiting = command(bench, {"suspense"});
    QCOMPARE(QString::fromStdString(*waiting),
             QString::fromStdString(
                 code.number.toString() + " shop 1001 amount 1500: " +
                 (isDebit ? "99990109 refused the debit\n" : "99990110 refused the payment\n")));
}

void TestCenterRefusals::aRefundAcceptedBeforeTheDebitWasRefusedFails() {
    expectRefusalOf("debit", "62");
    CenterBench bench;
    bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    const Code code = bench.makeCode(1500);  // the debit is not answered yet
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    const auto refund = refundFor(bench, record, 500);
    QCOMPARE(giveBackNow(bench, refund)->state, RefundState::Accepted);
    bench.banks.refuseDebitsWith = "62";
    bench.advance(2s);
    QVERIFY(bench.isBankQuiet());
    const auto ended = refundNow(bench, refund);
    QCOMPARE(ended->state, RefundState::Failed);
    QCOMPARE(ended->error->code, ErrorCode::BankRefused);
    QCOMPARE(balance(bench, "refunding:99990109"), 0);
    QCOMPARE(balance(bench, "payable:1001"), -1500);
    QCOMPARE(balance(bench, "uncollected:99990109"), 1500);
    QVERIFY(bench.banks.paybacks.empty());
    QVERIFY(bench.inBooks([](Database& books) { return verifyLedger(books); }).isOk());
}

void TestCenterRefusals::aRefundAcceptedBeforeThePaymentWasRefusedFails() {
    expectRefusalOf("payment", "57");
    CenterBench bench;
    bench.banks.answerPaymentsWith = "91";
    bench.banks.answerPaybacksWith = "51";  // the shop has nothing to give back
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    const auto refund = refundFor(bench, record, 500);
    QCOMPARE(giveBackNow(bench, refund)->state, RefundState::Accepted);
    bench.banks.answerPaymentsWith = "57";
    bench.advance(60s);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(refundNow(bench, refund)->state, RefundState::Failed);
    QCOMPARE(balance(bench, "refunding:99990109"), 0);
    QCOMPARE(balance(bench, "payable:1001"), -1500);
    QVERIFY(bench.inBooks([](Database& books) { return verifyLedger(books); }).isOk());
}

void TestCenterRefusals::aClockThatIsSetBackDelaysNoMessage() {
    CenterBench bench;
    const Code made = bench.makeCode(1500);
    bench.banks.answerPaymentsWith = "91";
    QCOMPARE(bench.send(bench.recordOf(made, 1500))->answer.state, SettlementState::Accepted);
    bench.clock.setWall(bench.clock.now() - 24h);  // it had been a day ahead
    bench.banks.answerPaymentsWith.clear();
    bench.advance(60s);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 1500);
}

QTEST_GUILESS_MAIN(TestCenterRefusals)
#include "test_center_refusals.moc"
