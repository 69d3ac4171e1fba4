// What shops report, and what becomes of money that depends on it: watermarks, books that fell back, records
// that are offered again.
#include "center/books/books.h"
#include "center/issue/traces.h"
#include "core/code/settlement_code.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoundCodeGoesBackOnceItsShopHasReported();
    void aWatermarkBeforeTheExpiryReturnsNothing();
    void twoSalesFilesOfOneShopProveNothing();
    void anUnboundCodeFromBeforeAStartWaitsForEveryShop();
    void aShopThatIsNotHeardOfAnyMoreHoldsNothingBack();
    void aReportDoesNotReturnACodeThatItsRecordBringsLate();
    void aClaimThatNobodyNeedsAnyMoreIsFreed();
    void aNewSalesFileCountsItsOwnReports();
    void aReportThatComesTwiceFreesNothing();
    void aClaimOfAVanishedShopIsFreedAfterTheWindow();
    void theSecondShopBearsTheLossOfACodeSpentTwice();
    void aForgottenSaleIsRebuiltFromItsCode();
    void aForgottenSaleKeepsItsMemberWhenTheAuthorisationStands();
    void aForgottenClaimIsNoReasonToRefuseItsRecord();
    void aBoundForgottenCodeCanStillBePresented();
    void whatNobodyCanTellIsOwedFromSuspenseAndResolved();
    void aReceiptProvesThatTheBooksFellBack();
    void aForgedReceiptProvesNothing();
    void nothingIsGrantedOrReturnedUntilTheShopsHaveCompared();
    void aDayThatDiffersIsNamed();
};

void TestCenterReports::aBoundCodeGoesBackOnceItsShopHasReported() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    bench.clock.advance(17min);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.report(kShop, code.expiresAt + kClockTolerance);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
    // Too late: the shop had said that there was nothing.
    const auto late = bench.send(bench.recordOf(code, 1500));
    QCOMPARE(late->answer.error->code, ErrorCode::CodeReturned);
    QCOMPARE(bench.banks.paidToShops, 0);
}

void TestCenterReports::aWatermarkBeforeTheExpiryReturnsNothing() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    bench.clock.advance(2h);
    bench.report(kShop, code.expiresAt + kClockTolerance - 1ms);
    bench.report(kOtherShop, code.expiresAt + 1h);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
}

void TestCenterReports::twoSalesFilesOfOneShopProveNothing() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    bench.clock.advance(2h);
    bench.report(kShop, code.expiresAt + 1h);
    bench.report(kShop, code.expiresAt + 1h, {}, [](ShopReport& report) {
        report.storeId = "018f0000-0000-7000-8000-000000000001";
        report.receipt.clear();
    });
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
}

void TestCenterReports::anUnboundCodeFromBeforeAStartWaitsForEveryShop() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.report(kOtherShop, bench.clock.now());
    bench.restart();  // on these books, or on older ones: nobody says so
    bench.clock.advance(2h);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.report(kShop, code.expiresAt + kClockTolerance);
    bench.report(kOtherShop, code.expiresAt + kClockTolerance - 1ms);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.report(kOtherShop, code.expiresAt + kClockTolerance);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterReports::aShopThatIsNotHeardOfAnyMoreHoldsNothingBack() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.restart();
    bench.clock.advance(kOfflineWindow + kReportingTime - 1min);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.clock.advance(2min);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
}

void TestCenterReports::aReportDoesNotReturnACodeThatItsRecordBringsLate() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    const auto record = bench.recordOf(code, 1500);  // accepted offline, on its way
    bench.clock.advance(48h);
    bench.report(kShop, record.usedAt - 1ms);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
}

void TestCenterReports::aClaimThatNobodyNeedsAnyMoreIsFreed() {
    CenterBench bench;
    const Code kept = bench.makeCode(1500);
    const Code left = bench.makeCode(1200);
    bench.report(kShop, bench.clock.now());
    const auto keptClaim = bench.claimFor(kept, 1500);
    const auto leftClaim = bench.claimFor(left, 1200);
    QCOMPARE(bench.claim(kShop, keptClaim)->state, ClaimState::Granted);
    QCOMPARE(bench.claim(kShop, leftClaim)->state, ClaimState::Granted);
    bench.clock.advance(1min);
    // Granted after the last report came: it may have crossed with this one.
    bench.report(kShop, bench.clock.now(), {keptClaim.id});
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 2);
    bench.clock.advance(1min);
    bench.report(kShop, bench.clock.now(), {keptClaim.id});
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
    bench.clock.advance(30min);
    bench.report(kShop, bench.clock.now(), {keptClaim.id});
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(left)->state, CodeState::Expired);
    QCOMPARE(bench.codeNow(kept)->state, CodeState::Delivered);
}

void TestCenterReports::aNewSalesFileCountsItsOwnReports() {
    CenterBench bench;
    const auto fromFormerFile = [](ShopReport& said) {
        said.storeId = "018f0000-0000-7000-8000-000000000001";
    };
    for (int i = 0; i < 5; ++i) bench.report(kShop, bench.clock.now(), {}, fromFormerFile);
    bench.receipts.clear();
    bench.clock.advance(kOfflineWindow + kReportingTime + 1h);  // that machine is no more
    bench.report(kShop, bench.clock.now());
    const auto claim = bench.claimFor(bench.makeCode(1500), 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    for (int i = 0; i < 2; ++i) {  // the first one may have crossed with it
        bench.clock.advance(1min);
        bench.report(kShop, bench.clock.now());
    }
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 0);
}

void TestCenterReports::aReportThatComesTwiceFreesNothing() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    const std::string before = bench.receipts[kShop.value()];
    bench.report(kShop, bench.clock.now());
    bench.clock.advance(1s);
    const auto claim = bench.claimFor(bench.makeCode(1500), 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    bench.clock.advance(1s);
    bench.report(kShop, bench.clock.now(), {claim.id});
    const std::string latest = bench.receipts[kShop.value()];
    bench.receipts[kShop.value()] = before;  // the second report, once more: it knew of no claim
    bench.report(kShop, bench.clock.now());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
    bench.receipts[kShop.value()] = latest;
    bench.report(kShop, bench.clock.now(), {claim.id});
    QCOMPARE(bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted'"), 1);
}

void TestCenterReports::aClaimOfAVanishedShopIsFreedAfterTheWindow() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QCOMPARE(bench.claim(kShop, bench.claimFor(code, 1500))->state, ClaimState::Granted);
    bench.clock.advance(15min + kOfflineWindow);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.clock.advance(kReportingTime);
    QVERIFY(bench.tick().isOk());
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterReports::theSecondShopBearsTheLossOfACodeSpentTwice() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto first = bench.recordOf(code, 1500, kShop);
    const auto second = bench.recordOf(code, 1400, kOtherShop);
    QCOMPARE(bench.send(first)->answer.state, SettlementState::Accepted);
    for (int i = 0; i < 2; ++i) {
        const auto refused = bench.send(second);
        QCOMPARE(refused->answer.state, SettlementState::Refused);
        QCOMPARE(refused->answer.error->code, ErrorCode::CodeAlreadyUsed);
    }
    QCOMPARE(bench.banks.paidToShops, 1500);
    const auto books = bench.inBooks([](Database& database) { return booksOf(database); });
    const auto loser = books->getArray("shops")->at(1);
    QCOMPARE(*loser.getNumber("refused"), 1);
    QCOMPARE(*loser.getNumber("refused_minor"), 1400);
}

void TestCenterReports::aForgottenSaleIsRebuiltFromItsCode() {
    CenterBench bench;
    bench.backUp();
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1200);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1200);
    bench.restoreBackup();
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code"), 0);
    for (int i = 0; i < 2; ++i) {
        const auto again = bench.offerAgain(record);
        QCOMPARE(again->answer.state, SettlementState::Accepted);
        QCOMPARE(again->answer.returned.minor(), 300);
    }
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE response_code <> '00'"), 0);
    // The shop was paid once, the member debited once.
    QCOMPARE(bench.banks.paidToShops, 1200);
    QCOMPARE(bench.banks.available, 1'000'000 - 1200);
    QCOMPARE(bench.banks.inSuspense(), 0);
    QCOMPARE(bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                          "FROM ledger_line GROUP BY account)"),
             0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE credited_at IS NOT NULL"), 1);
    // Nobody was guessed.
    QCOMPARE(bench.codeNow(code).code(), ErrorCode::NotFound);
}

void TestCenterReports::aForgottenSaleKeepsItsMemberWhenTheAuthorisationStands() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.backUp();
    const auto code = bench.confirm(request.id);
    QVERIFY(bench.deliverTo(*code).isOk());
    const auto record = bench.recordOf(*code, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.restoreBackup();
    bench.advance(11min);  // the authorisation lapses: the books do not know better
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    bench.advance(1min);
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Redeemed);
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
}

void TestCenterReports::aForgottenClaimIsNoReasonToRefuseItsRecord() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.backUp();
    const auto claim = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    bench.clock.advance(20min);  // the sale was rung up slowly
    auto record = bench.recordOf(code, 1500);
    record.sale = claim.sale;
    record.claim = claim.id;
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.report(kShop, bench.clock.now());
    bench.restoreBackup();
    bench.report(kShop, bench.clock.now());  // shows its receipt: nothing goes back meanwhile
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
}

void TestCenterReports::aBoundForgottenCodeCanStillBePresented() {
    CenterBench bench;
    bench.backUp();
    const Code bound = bench.makeCode(1500, kShop);
    const Code free = bench.makeCode(1500);
    bench.restoreBackup();
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(bound, 1500))->state, ClaimState::Refused);
    QCOMPARE(bench.claim(kShop, bench.claimFor(bound, 1500))->state, ClaimState::Granted);
    // It may have been spent elsewhere in the hour that is missing.
    QCOMPARE(bench.claim(kShop, bench.claimFor(free, 1500))->error->code, ErrorCode::CodeUnknown);
}

void TestCenterReports::whatNobodyCanTellIsOwedFromSuspenseAndResolved() {
    CenterBench bench;
    bench.backUp();
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1500);
    QVERIFY(bench.send(record).isOk());
    bench.restoreBackup();
    // The only bank of that bucket is not in these books.
    QVERIFY(bench
                .inBooks([](Database& books) -> Status {
                    KAZASU_TRY_STATUS(books.run("UPDATE means SET institution = '99990777'"));
                    return books.run("UPDATE authorisation SET institution = '99990777'").isOk()
                               ? Status{}
                               : Status{ErrorCode::Internal};
                })
                .isOk());
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM suspended_record WHERE resolved_at IS NULL"), 1);
    QCOMPARE(bench.number("SELECT SUM(amount_minor) FROM ledger_line WHERE account = 'suspense:rebuilt'"),
             1500);
    const auto claims = claimsOfVerifiedCode(code.text);
    const auto resolve = [&] {
        return bench.inBooks([&](Database& books) {
            return resolveSuspended(books, code.number, *claims, kMemberBank, bench.clock.now());
        });
    };
    QVERIFY(resolve().isOk());
    QCOMPARE(resolve().code(), ErrorCode::AlreadyExists);
    bench.center->outbox().wake();
    bench.drain();
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                          "FROM ledger_line GROUP BY account)"),
             0);
}

void TestCenterReports::aReceiptProvesThatTheBooksFellBack() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.report(kShop, bench.clock.now());
    bench.report(kOtherShop, bench.clock.now());
    QCOMPARE(bench.report(kShop, bench.clock.now()).receipt.epoch, 0);
    bench.restoreBackup();
    const auto found = bench.report(kShop, bench.clock.now());
    QVERIFY(found.hasFallenBack);
    QCOMPARE(found.receipt.epoch, 1);
    // The other shop's receipt is of the same fall.
    QVERIFY(!bench.report(kOtherShop, bench.clock.now()).hasFallenBack);
    QVERIFY(!bench.report(kShop, bench.clock.now()).hasFallenBack);
    bench.restoreBackup();
    QVERIFY(bench.report(kShop, bench.clock.now()).hasFallenBack);
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 2);
}

void TestCenterReports::aForgedReceiptProvesNothing() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    const std::string genuine = bench.receipts[kShop.value()];
    for (const std::string& forged : {"9" + genuine, std::string("7.0.00"), std::string("..."),
                                      std::string(500, '1'), genuine.substr(0, genuine.size() - 1)}) {
        bench.receipts[kShop.value()] = forged;
        QCOMPARE(bench.tryReport(kShop, bench.clock.now() + 1h).code(), ErrorCode::Unavailable);
    }
    bench.receipts[kOtherShop.value()] = genuine;  // of another shop
    QCOMPARE(bench.tryReport(kOtherShop, bench.clock.now()).code(), ErrorCode::Unavailable);
    // Nor does it move the watermark.
    QCOMPARE(bench.number("SELECT MAX(reported_until) FROM shop_report"), bench.clock.now().msSinceEpoch);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM shop_report"), 1);
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 0);
}

void TestCenterReports::nothingIsGrantedOrReturnedUntilTheShopsHaveCompared() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const Code other = bench.makeCode(1000);
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    const auto record = bench.recordOf(code, 1500);
    QVERIFY(bench.send(record).isOk());
    bench.restoreBackup();
    bench.announceRestore();
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(code, 1500)).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.send(bench.recordOf(code, 1500, kOtherShop)).code(), ErrorCode::Unavailable);
    bench.clock.advance(16min);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(other)->state, CodeState::Delivered);
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    bench.report(kShop, bench.clock.now(), {}, [](ShopReport& report) {
        report.epoch = 1;
        report.isComplete = true;
    });
    QCOMPARE(bench.send(bench.recordOf(code, 1500, kOtherShop))->answer.error->code,
             ErrorCode::CodeAlreadyUsed);
    QVERIFY(bench.tick().isOk());
    QCOMPARE(bench.codeNow(other)->state, CodeState::Expired);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Redeemed);
}

void TestCenterReports::aDayThatDiffersIsNamed() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto record = bench.recordOf(code, 1500);
    QVERIFY(bench.send(record).isOk());
    const auto civil = civilAt(record.usedAt, kJapanOffset);
    const std::string day =
        QString::asprintf("%04d-%02d-%02d", civil.year, civil.month, civil.day).toStdString();
    const std::string line = digestLineOf(record.sale.toString(), record.issueNumber.toString(), 1500);
    const DayDigest same{*BusinessDay::parse(day), 1, 1500, toHex(sha256(viewOf(line)))};
    DayDigest more = same;
    more.count = 2;
    const auto differing = [&](const DayDigest& digest) {
        return bench.report(kShop, bench.clock.now(), {}, [&](ShopReport& report) { report.days = {digest}; })
            .differing.size();
    };
    QCOMPARE(differing(same), std::size_t{0});
    QCOMPARE(differing(more), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestCenterReports)
#include "test_center_reports.moc"
