// Books that fell back and are filled again from what shops offer: records, receipts, days compared.
#include "center/issue/traces.h"
#include "core/code/settlement_code.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterRebuilds : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

void TestCenterRebuilds::aForgottenSaleIsRebuiltFromItsCode() {
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

void TestCenterRebuilds::aForgottenSaleKeepsItsMemberWhenTheAuthorisationStands() {
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

void TestCenterRebuilds::aForgottenClaimIsNoReasonToRefuseItsRecord() {
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

void TestCenterRebuilds::aBoundForgottenCodeCanStillBePresented() {
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

void TestCenterRebuilds::whatNobodyCanTellIsOwedFromSuspenseAndResolved() {
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

void TestCenterRebuilds::aReceiptProvesThatTheBooksFellBack() {
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

void TestCenterRebuilds::aForgedReceiptProvesNothing() {
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

void TestCenterRebuilds::nothingIsGrantedOrReturnedUntilTheShopsHaveCompared() {
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

void TestCenterRebuilds::aDayThatDiffersIsNamed() {
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

QTEST_GUILESS_MAIN(TestCenterRebuilds)
#include "test_center_rebuilds.moc"
