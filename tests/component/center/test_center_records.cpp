// Settlement records: taken once, refused for their reason, and what the banks make of them.
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordReplayedGetsTheFirstAnswer();
    void aRecordWithAnotherBodyIsRecordedAsAConflict();
    void aRecordIsRefusedForItsReason_data();
    void aRecordIsRefusedForItsReason();
    void aRecordAcceptedOfflineBeforeTheDeliveryWasConfirmedIsDebitedFirst();
    void aRecordWaitsForTheOtherSaleOfTheSameShop();
    void aPaymentIsAskedForUntilTheBankHasCredited();
    void anOutageOfABankCostsALookAPauseAndNothingInTheBooks();
};

void TestCenterRecords::aRecordReplayedGetsTheFirstAnswer() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1200);
    const auto first = bench.send(record);
    bench.advance(30min);
    const auto again = bench.send(record);
    QCOMPARE(toJson(again->answer).dump(), toJson(first->answer).dump());
    QCOMPARE(bench.banks.paidToShops, 1200);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement"), 1);
}

void TestCenterRecords::aRecordWithAnotherBodyIsRecordedAsAConflict() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    auto record = bench.recordOf(code, 1200);
    QVERIFY(bench.send(record).isOk());
    record.amountUsed = Money::yen(1300);
    for (int i = 0; i < 2; ++i) QVERIFY(bench.send(record)->isConflict);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement_conflict"), 1);
    QCOMPARE(bench.codeNow(code)->used.minor(), 1200);
}

void TestCenterRecords::aRecordIsRefusedForItsReason_data() {
    QTest::addColumn<int>("expected");
    for (const auto code : {ErrorCode::CodeWrongShop, ErrorCode::CodeExpired, ErrorCode::CodeNotYetValid,
                            ErrorCode::CodeAmountExceeded, ErrorCode::CodeOnlineOnly, ErrorCode::CodeUnknown,
                            ErrorCode::CodeIssuerUnknown, ErrorCode::CodeAlreadyUsed, ErrorCode::CodeReturned,
                            ErrorCode::CodeWrongCurrency})
        QTest::newRow(std::string(errorName(code)).c_str()) << static_cast<int>(code);
}

void TestCenterRecords::aRecordIsRefusedForItsReason() {
    QFETCH(int, expected);
    const auto wanted = static_cast<ErrorCode>(expected);
    CenterBench bench;
    const bool isBound = wanted == ErrorCode::CodeWrongShop || wanted == ErrorCode::CodeExpired;
    const Code code = bench.makeCode(1500, isBound ? std::optional(kOtherShop) : std::nullopt);
    auto record = bench.recordOf(code, 1500);
    if (wanted == ErrorCode::CodeExpired) {
        record.shop = kOtherShop;
        record.usedAt = code.expiresAt + 61s;
    }
    if (wanted == ErrorCode::CodeNotYetValid) record.usedAt = code.issuedAt - 61s;
    if (wanted == ErrorCode::CodeAmountExceeded) record.amountUsed = Money::yen(1501);
    if (wanted == ErrorCode::CodeOnlineOnly) record.code = code.reference;
    if (wanted == ErrorCode::CodeUnknown) record.issueNumber = IssueNumber::make(bench.random);
    if (wanted == ErrorCode::CodeIssuerUnknown) record.issuer = *IssuerId::parse("99990002");
    if (wanted == ErrorCode::CodeAlreadyUsed) QVERIFY(bench.send(bench.recordOf(code, 1, kOtherShop)).isOk());
    if (wanted == ErrorCode::CodeReturned) bench.advance(16min);
    if (wanted == ErrorCode::CodeWrongCurrency) record.amountUsed = Money{1500, Currency{840, 2}};
    const auto before = bench.number("SELECT COUNT(*) FROM ledger_line");
    const auto outcome = bench.send(record);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome->answer.state, SettlementState::Refused);
    QCOMPARE(static_cast<int>(outcome->answer.error->code), expected);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM ledger_line"), before);
    QCOMPARE(toJson(bench.send(record)->answer).dump(), toJson(outcome->answer).dump());
}

void TestCenterRecords::aRecordAcceptedOfflineBeforeTheDeliveryWasConfirmedIsDebitedFirst() {
    CenterBench bench;
    const auto request = bench.wish(1500, kShop);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    auto record = bench.recordOf(*code, 1500);
    bench.clock.advance(70h);
    QVERIFY(bench.tick().isOk());
    const auto outcome = bench.send(record);
    QCOMPARE(outcome->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.inSuspense(), 0);
}

void TestCenterRecords::aRecordWaitsForTheOtherSaleOfTheSameShop() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    const auto abandoned = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, abandoned)->state, ClaimState::Granted);
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record).code(), ErrorCode::Unavailable);
    QVERIFY(bench.reverse(kShop, abandoned.id).isOk());
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
}

void TestCenterRecords::aPaymentIsAskedForUntilTheBankHasCredited() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.banks.answerPaymentsWith = "91";
    QVERIFY(bench.send(bench.recordOf(code, 1500)).isOk());
    bench.advance(1min);
    QVERIFY(!bench.isBankQuiet());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE credited_at IS NOT NULL"), 0);
    bench.banks.answerPaymentsWith.clear();
    bench.advance(1min);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.seen.back().type(), std::string("0221"));
    const auto found =
        bench.inBooks([&](Database& books) { return settlementOf(books, kShop, code.number); });
    QVERIFY(found->creditedAt.has_value());
}

void TestCenterRecords::anOutageOfABankCostsALookAPauseAndNothingInTheBooks() {
    CenterBench bench;
    std::vector<Code> codes;
    for (int i = 0; i < 40; ++i) codes.push_back(bench.makeCode(500));
    constexpr std::size_t kFaults = 100'000;
    bench.memberLine.faults.assign(kFaults, LineFault::NotConnected);
    for (const Code& code : codes) {
        QVERIFY(bench.send(bench.recordOf(code, 500)).isOk());
        bench.advance(100ms);
    }
    bench.advance(16s);
    // 20 s with pauses of 1, 2, 4, 5, 5 s, and no more than 32 messages are tried at each look.
    const std::size_t tried = kFaults - bench.memberLine.faults.size();
    QVERIFY2(tried > 0 && tried <= 6 * 32, std::to_string(tried).c_str());
    // What could not be said was not said: it is no repeat when the line is back.
    QCOMPARE(bench.number("SELECT COALESCE(SUM(attempts), 0) FROM bank_message WHERE answered_at IS NULL"),
             0);
    bench.memberLine.faults.clear();
    bench.advance(6s);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 40 * 500);
    for (const auto& message : bench.banks.seen) QCOMPARE(message.type(), message.firstType());
}

QTEST_GUILESS_MAIN(TestCenterRecords)
#include "test_center_records.moc"
