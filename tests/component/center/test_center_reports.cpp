// What shops report, and what becomes of money that depends on it: watermarks, books that fell back, records
// that are offered again.
#include "center/books/books.h"
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

QTEST_GUILESS_MAIN(TestCenterReports)
#include "test_center_reports.moc"
