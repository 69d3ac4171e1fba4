// From delivery to credit: claims, settlement records, the ledger's postings and what the banks make of them.
#include "core/code/code_reference.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterRedemption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeUsedInFullCreditsTheShop();
    void aCodeUsedInPartReturnsTheRest();
    void deliveryNeedsAnImageThatWasHandedOut();
    void aCodeThatIsNotDeliveredIsNotClaimed();
    void twoShopsRaceOneCodeAndOneGetsIt();
    void aReversedClaimFreesTheCode();
    void aReversalThatComesFirstRefusesTheLateClaim();
    void aClaimReplayedGetsTheFirstAnswerAndAnotherBodyIsAConflict();
    void aClaimIsRefusedForItsReason_data();
    void aClaimIsRefusedForItsReason();
    void aRecordReplayedGetsTheFirstAnswer();
    void aRecordWithAnotherBodyIsRecordedAsAConflict();
    void aRecordIsRefusedForItsReason_data();
    void aRecordIsRefusedForItsReason();
    void aRecordAcceptedOfflineBeforeTheDeliveryWasConfirmedIsDebitedFirst();
    void aRecordWaitsForTheOtherSaleOfTheSameShop();
    void aSettledClaimCannotBeReversed();
    void aPaymentIsAskedForUntilTheBankHasCredited();
    void anOutageOfABankCostsALookAPauseAndNothingInTheBooks();
    void anUnusedCodeGoesBackWithinAMinute();
    void manyUnusedCodesGoBackInTheSameMinute();
    void aClaimedCodeWaitsForItsSale();
    void aBoundCodeWaitsForTheShopToReport();
    void theMemberTakesAnUnusedCodeBackOnce();
};

void TestCenterRedemption::aCodeUsedInFullCreditsTheShop() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Granted);
    auto record = bench.recordOf(code, 1500);
    record.sale = request.sale;
    record.claim = request.id;
    const auto outcome = bench.send(record);
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome->answer.state, SettlementState::Accepted);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
    QCOMPARE(bench.banks.inSuspense(), 0);
    QCOMPARE(bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                          "FROM ledger_line GROUP BY account)"),
             0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE credited_at IS NOT NULL"), 1);
    std::vector<std::string> said;
    for (const auto& message : bench.banks.seen)
        said.push_back(message.type() + ' ' + std::string(message.get(3)));
    QCOMPARE(said, (std::vector<std::string>{"0100 000000", "0220 000000", "0620 ", "0220 280000"}));
}

void TestCenterRedemption::aCodeUsedInPartReturnsTheRest() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto outcome = bench.send(bench.recordOf(code, 1200));
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome->answer.returned.minor(), 300);
    QCOMPARE(bench.banks.available, 1'000'000 - 1200);
    QCOMPARE(bench.banks.paidToShops, 1200);
    QCOMPARE(bench.banks.inSuspense(), 0);
    const auto now = bench.codeNow(code);
    QCOMPARE(now->state, CodeState::Redeemed);
    QCOMPARE(now->used.minor(), 1200);
    QCOMPARE(now->returned.minor(), 300);
}

void TestCenterRedemption::deliveryNeedsAnImageThatWasHandedOut() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    const auto confirmed = [&](const std::string& digest) {
        return bench.inBooks([&](Database& books) {
            return confirmDelivery(books, bench.member, code->number, digest, bench.clock.now());
        });
    };
    QCOMPARE(confirmed(std::string(64, '0')).code(), ErrorCode::InvalidArgument);
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Issued);
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return rememberImage(books, code->number, std::string(64, '1'), bench.clock.now());
                })
                .isOk());
    QCOMPARE(confirmed(std::string(64, '1'))->state, CodeState::Delivered);
    QCOMPARE(confirmed(std::string(64, '1'))->state, CodeState::Delivered);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'debit'"), 1);
}

void TestCenterRedemption::aCodeThatIsNotDeliveredIsNotClaimed() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    const auto answer = bench.claim(kShop, bench.claimFor(*code, 1500));
    QCOMPARE(answer->state, ClaimState::Refused);
    QCOMPARE(answer->error->code, ErrorCode::CodeNotDelivered);
}

void TestCenterRedemption::twoShopsRaceOneCodeAndOneGetsIt() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto first = bench.claimFor(code, 1500);
    const auto second = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Granted);
    const auto refused = bench.claim(kOtherShop, second);
    QCOMPARE(refused->state, ClaimState::Refused);
    QCOMPARE(refused->error->code, ErrorCode::CodeAlreadyUsed);
    // The loser's record, accepted offline, is refused too.
    const auto late = bench.send(bench.recordOf(code, 1500, kOtherShop));
    QCOMPARE(late->answer.error->code, ErrorCode::CodeAlreadyUsed);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
}

void TestCenterRedemption::aReversedClaimFreesTheCode() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto first = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Granted);
    QCOMPARE(bench.reverse(kShop, first.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.reverse(kShop, first.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(code, 1500))->state, ClaimState::Granted);
}

void TestCenterRedemption::aReversalThatComesFirstRefusesTheLateClaim() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1500);
    QCOMPARE(bench.reverse(kShop, request.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Reversed);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 0);
}

void TestCenterRedemption::aClaimReplayedGetsTheFirstAnswerAndAnotherBodyIsAConflict() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    auto request = bench.claimFor(code, 1500);
    const auto first = bench.claim(kShop, request);
    bench.advance(20min);  // long expired: the answer stays
    const auto again = bench.claim(kShop, request);
    QCOMPARE(toJson(*again).dump(), toJson(*first).dump());
    request.amount = Money::yen(1);
    QCOMPARE(bench.claim(kShop, request).code(), ErrorCode::Conflict);
}

void TestCenterRedemption::aClaimIsRefusedForItsReason_data() {
    QTest::addColumn<int>("expected");
    for (const auto code :
         {ErrorCode::CodeWrongShop, ErrorCode::CodeExpired, ErrorCode::CodeAmountExceeded,
          ErrorCode::CodeSignatureInvalid, ErrorCode::CodeTypedNeedsConfirmation,
          ErrorCode::CodeNotSettlement, ErrorCode::CodeUnknown, ErrorCode::CodeIssuerUnknown,
          ErrorCode::CodeRevoked, ErrorCode::CodeReturned, ErrorCode::CodeAlreadyUsed})
        QTest::newRow(std::string(errorName(code)).c_str()) << static_cast<int>(code);
}

void TestCenterRedemption::aClaimIsRefusedForItsReason() {
    QFETCH(int, expected);
    const auto wanted = static_cast<ErrorCode>(expected);
    CenterBench bench;
    const bool isBound = wanted == ErrorCode::CodeWrongShop;
    const Code code = bench.makeCode(1500, isBound ? std::optional(kOtherShop) : std::nullopt);
    auto request = bench.claimFor(code, 1500);
    if (wanted == ErrorCode::CodeExpired) bench.clock.advance(16min);
    if (wanted == ErrorCode::CodeReturned) bench.advance(16min);
    if (wanted == ErrorCode::CodeAmountExceeded) request.amount = Money::yen(1501);
    if (wanted == ErrorCode::CodeSignatureInvalid) {
        // The last bytes are the signature's.
        request.code[request.code.size() - 4] = request.code[request.code.size() - 4] == '0' ? '1' : '0';
    }
    if (wanted == ErrorCode::CodeTypedNeedsConfirmation) request.entry = CodeEntry::Typed;
    if (wanted == ErrorCode::CodeNotSettlement) request.code = "4901234567894";
    if (wanted == ErrorCode::CodeUnknown)
        request.code = CodeReference::make(kCenterId, bench.random).toString();
    if (wanted == ErrorCode::CodeIssuerUnknown)
        request.code = CodeReference::make(*IssuerId::parse("99990002"), bench.random).toString();
    if (wanted == ErrorCode::CodeRevoked)
        QVERIFY(bench
                    .inBooks([&](Database& books) {
                        return revoke(books, bench.member, code.number, bench.clock.now());
                    })
                    .isOk());
    if (wanted == ErrorCode::CodeAlreadyUsed) QVERIFY(bench.send(bench.recordOf(code, 1500)).isOk());
    const auto answer = bench.claim(kShop, request);
    QVERIFY(answer.isOk());
    QCOMPARE(answer->state, ClaimState::Refused);
    QCOMPARE(static_cast<int>(answer->error->code), expected);
}

void TestCenterRedemption::aRecordReplayedGetsTheFirstAnswer() {
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

void TestCenterRedemption::aRecordWithAnotherBodyIsRecordedAsAConflict() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    auto record = bench.recordOf(code, 1200);
    QVERIFY(bench.send(record).isOk());
    record.amountUsed = Money::yen(1300);
    for (int i = 0; i < 2; ++i) QVERIFY(bench.send(record)->isConflict);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement_conflict"), 1);
    QCOMPARE(bench.codeNow(code)->used.minor(), 1200);
}

void TestCenterRedemption::aRecordIsRefusedForItsReason_data() {
    QTest::addColumn<int>("expected");
    for (const auto code : {ErrorCode::CodeWrongShop, ErrorCode::CodeExpired, ErrorCode::CodeNotYetValid,
                            ErrorCode::CodeAmountExceeded, ErrorCode::CodeOnlineOnly, ErrorCode::CodeUnknown,
                            ErrorCode::CodeIssuerUnknown, ErrorCode::CodeAlreadyUsed, ErrorCode::CodeReturned,
                            ErrorCode::CodeWrongCurrency})
        QTest::newRow(std::string(errorName(code)).c_str()) << static_cast<int>(code);
}

void TestCenterRedemption::aRecordIsRefusedForItsReason() {
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

void TestCenterRedemption::aRecordAcceptedOfflineBeforeTheDeliveryWasConfirmedIsDebitedFirst() {
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

void TestCenterRedemption::aRecordWaitsForTheOtherSaleOfTheSameShop() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    const auto abandoned = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, abandoned)->state, ClaimState::Granted);
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record).code(), ErrorCode::Unavailable);
    QVERIFY(bench.reverse(kShop, abandoned.id).isOk());
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
}

void TestCenterRedemption::aSettledClaimCannotBeReversed() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1500);
    QVERIFY(bench.claim(kShop, request).isOk());
    auto record = bench.recordOf(code, 1500);
    record.sale = request.sale;
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.reverse(kShop, request.id).code(), ErrorCode::Conflict);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Redeemed);
}

void TestCenterRedemption::aPaymentIsAskedForUntilTheBankHasCredited() {
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

void TestCenterRedemption::anOutageOfABankCostsALookAPauseAndNothingInTheBooks() {
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

void TestCenterRedemption::anUnusedCodeGoesBackWithinAMinute() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.advance(code.expiresAt - bench.clock.now() - 1s);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
    bench.advance(60s);
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.codeNow(code)->returned.minor(), 1500);
}

void TestCenterRedemption::manyUnusedCodesGoBackInTheSameMinute() {
    constexpr int kCodes = 450;  // more than two rounds take
    CenterBench bench;
    for (int i = 0; i < kCodes; ++i) bench.makeCode(100);
    bench.clock.advance(15min + 1s);  // as after a stop: all are due at once
    bench.restart();
    bench.advance(3s);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE state = 'expired'"), kCodes);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterRedemption::aClaimedCodeWaitsForItsSale() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1000);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Granted);
    auto record = bench.recordOf(code, 1000);
    record.sale = request.sale;
    record.claim = request.id;
    bench.advance(30min);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);

    const Code other = bench.makeCode(2000);
    const auto abandoned = bench.claimFor(other, 2000);
    QVERIFY(bench.claim(kShop, abandoned).isOk());
    bench.advance(30min);
    QCOMPARE(bench.codeNow(other)->state, CodeState::Delivered);
    QVERIFY(bench.reverse(kShop, abandoned.id).isOk());
    bench.advance(60s);
    QCOMPARE(bench.codeNow(other)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000 - 1000);
}

void TestCenterRedemption::aBoundCodeWaitsForTheShopToReport() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    QCOMPARE(bench
                 .inBooks([&](Database& books) {
                     return revoke(books, bench.member, code.number, bench.clock.now());
                 })
                 .code(),
             ErrorCode::AuthorisationStateInvalid);
    bench.clock.advance(15min + kOfflineWindow);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.clock.advance(kReportingTime);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterRedemption::theMemberTakesAnUnusedCodeBackOnce() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    for (int i = 0; i < 2; ++i) {
        const auto revoked = bench.inBooks(
            [&](Database& books) { return revoke(books, bench.member, code.number, bench.clock.now()); });
        QCOMPARE(revoked->state, CodeState::Revoked);
    }
    bench.center->outbox().wake();
    bench.drain();
    QCOMPARE(bench.banks.available, 1'000'000);
    bench.advance(20min);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'refund'"), 1);
}

QTEST_GUILESS_MAIN(TestCenterRedemption)
#include "test_center_redemption.moc"
