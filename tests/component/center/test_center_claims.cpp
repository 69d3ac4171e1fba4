// From delivery to the claim of one shop, and what comes of a code that nobody uses.
#include "core/code/code_reference.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterClaims : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeUsedInFullCreditsTheShop();
    void aCodeUsedInPartReturnsTheRest();
    void deliveryNeedsAnImageThatWasHandedOut();
    void aCodeThatIsNotDeliveredIsNotClaimed();
    void twoShopsRaceOneCodeAndOneGetsIt();
    void theLoserIsToldWhereAndWhen();
    void aReversedClaimFreesTheCode();
    void aReversalThatComesFirstRefusesTheLateClaim();
    void aClaimReplayedGetsTheFirstAnswerAndAnotherBodyIsAConflict();
    void aClaimIsRefusedForItsReason_data();
    void aClaimIsRefusedForItsReason();
    void aSettledClaimCannotBeReversed();
    void anUnusedCodeGoesBackWithinAMinute();
    void manyUnusedCodesGoBackInTheSameMinute();
    void aClaimedCodeWaitsForItsSale();
    void aBoundCodeWaitsForTheShopToReport();
    void theMemberTakesAnUnusedCodeBackOnce();
};

void TestCenterClaims::aCodeUsedInFullCreditsTheShop() {
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

void TestCenterClaims::aCodeUsedInPartReturnsTheRest() {
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

void TestCenterClaims::deliveryNeedsAnImageThatWasHandedOut() {
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

void TestCenterClaims::aCodeThatIsNotDeliveredIsNotClaimed() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    const auto answer = bench.claim(kShop, bench.claimFor(*code, 1500));
    QCOMPARE(answer->state, ClaimState::Refused);
    QCOMPARE(answer->error->code, ErrorCode::CodeNotDelivered);
}

void TestCenterClaims::twoShopsRaceOneCodeAndOneGetsIt() {
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

void TestCenterClaims::theLoserIsToldWhereAndWhen() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    auto first = bench.claimFor(code, 1500);
    first.registerName = "3";
    const Instant claimedAt = bench.clock.now();
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Granted);
    const auto second = bench.claimFor(code, 1500);
    const auto refused = bench.claim(kOtherShop, second);
    const auto name = [&bench](ShopNumber shop) {
        return bench.inBooks([&](Database& books) { return shopOf(books, shop); })->name;
    };
    QVERIFY(refused->use == (CodeUse{claimedAt, name(kShop), {}, {}}));  // not another shop's register
    auto record = bench.recordOf(code, 1500);
    record.sale = first.sale;
    record.claim = first.id;
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    // The same question gets the same answer; a new one, and the shop itself, hear of the receipt.
    QCOMPARE(toJson(*bench.claim(kOtherShop, second)).dump(), toJson(*refused).dump());
    const auto late = bench.send(bench.recordOf(code, 1500, kOtherShop));
    QVERIFY(late->answer.use == (CodeUse{record.usedAt, name(kShop), {}, {}}));
    const auto own = bench.claim(kShop, bench.claimFor(code, 1500));
    QVERIFY(own->use == (CodeUse{record.usedAt, name(kShop), record.registerName, record.receiptNumber}));
}

void TestCenterClaims::aReversedClaimFreesTheCode() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto first = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Granted);
    QCOMPARE(bench.reverse(kShop, first.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.reverse(kShop, first.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kShop, first)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(code, 1500))->state, ClaimState::Granted);
}

void TestCenterClaims::aReversalThatComesFirstRefusesTheLateClaim() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto request = bench.claimFor(code, 1500);
    QCOMPARE(bench.reverse(kShop, request.id)->state, ClaimState::Reversed);
    QCOMPARE(bench.claim(kShop, request)->state, ClaimState::Reversed);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 0);
}

void TestCenterClaims::aClaimReplayedGetsTheFirstAnswerAndAnotherBodyIsAConflict() {
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

void TestCenterClaims::aClaimIsRefusedForItsReason_data() {
    QTest::addColumn<int>("expected");
    for (const auto code :
         {ErrorCode::CodeWrongShop, ErrorCode::CodeExpired, ErrorCode::CodeAmountExceeded,
          ErrorCode::CodeSignatureInvalid, ErrorCode::CodeTypedNeedsConfirmation,
          ErrorCode::CodeNotSettlement, ErrorCode::CodeUnknown, ErrorCode::CodeIssuerUnknown,
          ErrorCode::CodeRevoked, ErrorCode::CodeReturned, ErrorCode::CodeAlreadyUsed})
        QTest::newRow(std::string(errorName(code)).c_str()) << static_cast<int>(code);
}

void TestCenterClaims::aClaimIsRefusedForItsReason() {
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

void TestCenterClaims::aSettledClaimCannotBeReversed() {
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

void TestCenterClaims::anUnusedCodeGoesBackWithinAMinute() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.advance(code.expiresAt - bench.clock.now() - 1s);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
    bench.advance(60s);
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.codeNow(code)->returned.minor(), 1500);
}

void TestCenterClaims::manyUnusedCodesGoBackInTheSameMinute() {
    constexpr int kCodes = 450;  // more than two rounds take
    CenterBench bench;
    for (int i = 0; i < kCodes; ++i) bench.makeCode(100);
    bench.clock.advance(15min + 1s);  // as after a stop: all are due at once
    bench.restart();
    bench.advance(3s);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE state = 'expired'"), kCodes);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterClaims::aClaimedCodeWaitsForItsSale() {
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

void TestCenterClaims::aBoundCodeWaitsForTheShopToReport() {
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

void TestCenterClaims::theMemberTakesAnUnusedCodeBackOnce() {
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

QTEST_GUILESS_MAIN(TestCenterClaims)
#include "test_center_claims.moc"
