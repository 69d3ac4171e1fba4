// What shops bring that these books cannot place: no such record is refused for good by books or keys that
// are older than the shop's, and none keeps another waiting for ever.
#include "center/bank_link/bank_message.h"
#include "tests/component/center/center_bench.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

SettlementRecord recordOfClaim(CenterBench& bench, const Code& code, const ClaimRequest& claim) {
    SettlementRecord record = bench.recordOf(code, claim.amount.minor());
    record.sale = claim.sale;
    record.claim = claim.id;
    return record;
}

/// The only bank of the code's bucket is not in these books.
void forgetBank(CenterBench& bench) {
    KAZASU_CHECK(bench.inBooks([](Database& books) -> Status {
        KAZASU_TRY_STATUS(books.run("UPDATE means SET institution = '99990777'"));
        return books.run("UPDATE authorisation SET institution = '99990777'").isOk()
                   ? Status{}
                   : Status{ErrorCode::Internal};
    }));
}

std::int64_t balanceOf(CenterBench& bench, const std::string& account) {
    return bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line WHERE account = '" + account +
                        "'");
}

}  // namespace

class TestCenterLost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {  // refused debits are warned about, and rightly
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void anOldKeyListRefusesNoRecordForGood();
    void aRecordOfALostClaimWaitsForTheShopsReport();
    void aRecordOfALostClaimIsTakenThoughItComesLate();
    void aLostCodeIsPaidForFromSuspenseOnce();
    void aLostCodeThatHadExpiredIsNotPaidFor();
    void aBoundCodeWithoutADebitIsKeptForItsShop();
    void aBoundCodeWithoutADebitEndsOnceItsShopHasReported();
    void aDebitRefusedAfterTheUseLeavesTheShopItsMoney();
    void aDebitRefusedAfterTheReturnReleasesTheHold();
    void aCodeOfAReversedAuthorisationIsRebuiltAndEnds_data();
    void aCodeOfAReversedAuthorisationIsRebuiltAndEnds();
    void aMessageThatCannotBeComposedStopsNoOther();
    void aWrongClockFreesNoClaimThatTheShopStillNeeds();
};

void TestCenterLost::anOldKeyListRefusesNoRecordForGood() {
    for (const ErrorCode unknown : {ErrorCode::CodeKeyUnknown, ErrorCode::CodeKeyOutOfDate}) {
        for (const RecordOrigin origin : {RecordOrigin::New, RecordOrigin::OfferedAgain}) {
            CenterBench bench;
            const Code code = bench.makeCode(1500);
            const auto record = bench.recordOf(code, 1500);
            const auto early = bench.inBooks([&](Database& books) {
                return settle(books, kCenterId, record, Error{unknown, "kid"}, bench.clock.now(), origin);
            });
            QCOMPARE(early.code(), ErrorCode::Unavailable);
            QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement"), 0);
            QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
        }
    }
}

void TestCenterLost::aRecordOfALostClaimWaitsForTheShopsReport() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.report(kShop, bench.clock.now());
    const auto claim = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    bench.clock.advance(20min);
    auto byDigits = recordOfClaim(bench, code, claim);
    byDigits.code = code.reference;
    bench.restoreBackup();
    QCOMPARE(bench.send(byDigits).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement"), 0);
    QVERIFY(bench.report(kShop, bench.clock.now()).hasFallenBack);
    QCOMPARE(bench.send(byDigits).code(), ErrorCode::Unavailable);  // now they are refilled
    bench.report(kShop, bench.clock.now(), {}, [](ShopReport& said) {
        said.epoch = 1;
        said.isComplete = true;
    });
    QCOMPARE(bench.send(byDigits)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
}

/// Granted since the last report: the shop's receipt shows nothing.
void TestCenterLost::aRecordOfALostClaimIsTakenThoughItComesLate() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    const auto claim = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    bench.clock.advance(20min);
    const auto record = recordOfClaim(bench, code, claim);
    bench.restoreBackup();
    QCOMPARE(bench.send(record).code(), ErrorCode::Unavailable);
    QVERIFY(!bench.report(kShop, code.issuedAt, {claim.id}).hasFallenBack);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    // A claim of a code of this start cannot be lost: a shop that invents one has used it too late.
    const Code younger = bench.makeCode(1000, kShop);
    bench.clock.advance(20min);
    QCOMPARE(bench.send(recordOfClaim(bench, younger, bench.claimFor(younger, 1000)))->answer.error->code,
             ErrorCode::CodeExpired);
}

void TestCenterLost::aLostCodeIsPaidForFromSuspenseOnce() {
    CenterBench bench;
    bench.backUp();
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1500);
    const auto second = bench.recordOf(code, 1400, kOtherShop);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.restoreBackup();
    forgetBank(bench);
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    for (int i = 0; i < 2; ++i) QCOMPARE(bench.send(second)->answer.error->code, ErrorCode::CodeAlreadyUsed);
    // Nor once its bank is known again.
    KAZASU_CHECK(bench.inBooks([](Database& books) -> Status {
        return books.run("UPDATE means SET institution = '99990109'").isOk() ? Status{}
                                                                             : Status{ErrorCode::Internal};
    }));
    const auto third = bench.recordOf(code, 1300, kOtherShop);
    QCOMPARE(bench.send(third)->answer.error->code, ErrorCode::CodeAlreadyUsed);
    QCOMPARE(balanceOf(bench, "suspense:rebuilt"), 1500);
}

void TestCenterLost::aLostCodeThatHadExpiredIsNotPaidFor() {
    CenterBench bench;
    bench.backUp();
    const Code code = bench.makeCode(1500);
    bench.clock.advance(40min);
    const auto late = bench.recordOf(code, 1500);
    bench.restoreBackup();
    forgetBank(bench);
    QCOMPARE(bench.offerAgain(late)->answer.error->code, ErrorCode::CodeExpired);
    QCOMPARE(balanceOf(bench, "suspense:rebuilt"), 0);
}

void TestCenterLost::aBoundCodeWithoutADebitIsKeptForItsShop() {
    CenterBench bench;
    bench.banks.refuseDebitsWith = "51";
    const Code code = bench.makeCode(1500, kShop);
    bench.advance(40s);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    // Whoever asks is told; what the shop took without a line is owed to it.
    QCOMPARE(bench.claim(kShop, bench.claimFor(code, 1500))->error->code, ErrorCode::CodeRevoked);
    QCOMPARE(bench.send(bench.recordOf(code, 1200))->answer.state, SettlementState::Accepted);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(balanceOf(bench, "payable:1001"), -1200);
    QCOMPARE(balanceOf(bench, "uncollected:99990109"), 1200);
    QCOMPARE(balanceOf(bench, "receivable:99990109"), 0);
}

void TestCenterLost::aBoundCodeWithoutADebitEndsOnceItsShopHasReported() {
    CenterBench bench;
    bench.banks.refuseDebitsWith = "51";
    const Code code = bench.makeCode(1500, kShop);
    const Code unbound = bench.makeCode(1000);
    QCOMPARE(bench.codeNow(unbound)->state, CodeState::Revoked);
    bench.clock.advance(20min);
    bench.report(kShop, code.expiresAt);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.report(kShop, code.expiresAt + kClockTolerance);
    QVERIFY(bench.tick().isOk());
    bench.center->outbox().wake();
    bench.drain();
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                          "FROM ledger_line GROUP BY account)"),
             0);
}

void TestCenterLost::aDebitRefusedAfterTheUseLeavesTheShopItsMoney() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    bench.memberLine.faults.assign(1, LineFault::NotConnected);  // the debit waits
    QVERIFY(bench.deliverTo(*code).isOk());
    QCOMPARE(bench.send(bench.recordOf(*code, 1200))->answer.state, SettlementState::Accepted);
    bench.banks.refuseDebitsWith = "51";
    bench.advance(1min);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Redeemed);
    QCOMPARE(balanceOf(bench, "payable:1001"), -1200);
    QCOMPARE(balanceOf(bench, "uncollected:99990109"), 1200);
    QCOMPARE(balanceOf(bench, "receivable:99990109"), 0);
}

void TestCenterLost::aDebitRefusedAfterTheReturnReleasesTheHold() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    bench.memberLine.faults.assign(1, LineFault::NotConnected);  // the debit waits
    QVERIFY(bench.deliverTo(*code).isOk());
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return revoke(books, bench.member, code->number, bench.clock.now());
                })
                .isOk());
    bench.banks.refuseDebitsWith = "51";
    bench.advance(1min);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.banks.held(), 0);
}

void TestCenterLost::aCodeOfAReversedAuthorisationIsRebuiltAndEnds_data() {
    QTest::addColumn<bool>("isUsed");
    QTest::newRow("used") << true;
    QTest::newRow("shown and not used") << false;
}

void TestCenterLost::aCodeOfAReversedAuthorisationIsRebuiltAndEnds() {
    QFETCH(const bool, isUsed);
    CenterBench bench;
    const auto request = bench.wish(1500, kShop);
    QVERIFY(bench.authorise(request).isOk());
    bench.backUp();
    const auto code = bench.confirm(request.id);  // and taken without a line, before the phone confirmed it
    const auto record = bench.recordOf(*code, 1500);
    bench.restoreBackup();
    bench.advance(11min);  // nobody has ever reported: it lapses, and its hold is released
    QCOMPARE(bench.banks.available, 1'000'000);
    if (isUsed) {
        QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
        bench.advance(1min);
        QCOMPARE(balanceOf(bench, "payable:1001"), -1500);
        QCOMPARE(balanceOf(bench, "uncollected:99990109"), 1500);
        return;
    }
    QCOMPARE(bench.claim(kShop, bench.claimFor(*code, 1500))->state, ClaimState::Granted);
    bench.advance(1min);
    bench.clock.advance(kOfflineWindow + kReportingTime + 1h);
    for (int i = 0; i < 3; ++i) QVERIFY(bench.tick().isOk());
    bench.advance(1min);
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Expired);
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterLost::aMessageThatCannotBeComposedStopsNoOther() {
    CenterBench bench;
    const Code spoilt = bench.makeCode(1500);
    bench.memberLine.faults.assign(1, LineFault::NotConnected);
    QCOMPARE(bench.send(bench.recordOf(spoilt, 1500))->answer.state, SettlementState::Accepted);
    KAZASU_CHECK(bench.inBooks([](Database& books) -> Status {
        return books.run("UPDATE settlement SET body = 'x' || body").isOk() ? Status{}
                                                                            : Status{ErrorCode::Internal};
    }));
    const Code good = bench.makeCode(1000);
    QCOMPARE(bench.send(bench.recordOf(good, 1000))->answer.state, SettlementState::Accepted);
    bench.advance(2min);
    QCOMPARE(
        bench.number("SELECT COUNT(*) FROM settlement WHERE credited_at IS NOT NULL AND amount_used_minor "
                     "= 1000"),
        1);
    QVERIFY(bench.number("SELECT COUNT(*) FROM bank_message WHERE answered_at IS NULL AND response_code = "
                         "'cannot be composed'") > 0);
}

void TestCenterLost::aWrongClockFreesNoClaimThatTheShopStillNeeds() {
    CenterBench bench;
    bench.clock.advance(2h);
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.clock.advance(-1h);  // set right, or wrong
    const auto claim = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    bench.report(kShop, bench.clock.now());  // crossed with it
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
    bench.report(kShop, bench.clock.now(), {claim.id});
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
    bench.report(kShop, bench.clock.now());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 0);
}

QTEST_GUILESS_MAIN(TestCenterLost)
#include "test_center_lost.moc"
