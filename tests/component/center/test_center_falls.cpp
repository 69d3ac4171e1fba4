// Books that fell back to an earlier copy: what a shop was promised and the copy does not know is not given
// to anybody else meanwhile, nor back to the member.
#include "center/commands.h"
#include "center/reports/books_mark.h"
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

Result<Code> takeBack(CenterBench& bench, const Code& code) {
    auto taken = bench.inBooks(
        [&](Database& books) { return revoke(books, bench.member, code.number, bench.clock.now()); });
    bench.center->outbox().wake();
    bench.drain();
    return taken;
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

class TestCenterFalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {  // falls and refused debits are warned about, and rightly
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void aMemberTakesNothingBackThatAShopWasPromised_data();
    void aMemberTakesNothingBackThatAShopWasPromised();
    void whatIsYoungerThanTheFallIsTakenBackAtOnce();
    void aRefusedDebitRevokesNothingThatMayHaveBeenUsed();
    void theOperatorsWordCoversWhatLiesInTheCopy();
    void anUnboundCodeWaitsForEveryShopHoweverLong();
    void aCodeYoungerThanTheFallIsGrantedMeanwhile();
    void booksOlderThanTheWindowWaitForTheirShopsAllTheSame();
    void aReceiptOfAKeyThatTheBooksDoNotKnowStopsTheWatermark();
    void aReceiptOfARevokedKeyProvesNothingAndStopsNobody();
    void booksBehindTheirMarkAreRefilled();
    void wholeBooksOpenAtOnceAfterAStart();
};

void TestCenterFalls::aMemberTakesNothingBackThatAShopWasPromised_data() {
    QTest::addColumn<bool>("isAnnounced");
    QTest::addColumn<bool>("isSettled");
    for (const bool isAnnounced : {true, false})
        for (const bool isSettled : {true, false})
            QTest::addRow("%s, %s", isAnnounced ? "announced" : "silent", isSettled ? "settled" : "claimed")
                << isAnnounced << isSettled;
}

void TestCenterFalls::aMemberTakesNothingBackThatAShopWasPromised() {
    QFETCH(const bool, isAnnounced);
    QFETCH(const bool, isSettled);
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.report(kOtherShop, bench.clock.now());
    bench.backUp();
    bench.banks.answerPaymentsWith = "91";  // the payment does not run before the fall
    const auto claim = bench.claimFor(code, 1500);
    QCOMPARE(bench.claim(kShop, claim)->state, ClaimState::Granted);
    const auto record = recordOfClaim(bench, code, claim);
    if (isSettled) QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.restoreBackup();
    bench.banks.answerPaymentsWith.clear();
    if (isAnnounced) bench.announceRestore();
    QCOMPARE(takeBack(bench, code).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
    const auto again = isSettled ? bench.offerAgain(record) : Result<SettlementOutcome>{ErrorCode::NotFound};
    if (isSettled) QCOMPARE(again->answer.state, SettlementState::Accepted);
    bench.compareAll();
    if (!isSettled) QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(takeBack(bench, code).code(), ErrorCode::CodeAlreadyUsed);
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
}

void TestCenterFalls::whatIsYoungerThanTheFallIsTakenBackAtOnce() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    bench.restart();
    const Code code = bench.makeCode(1500);
    QCOMPARE(takeBack(bench, code)->state, CodeState::Revoked);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterFalls::aRefusedDebitRevokesNothingThatMayHaveBeenUsed() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto code = bench.confirm(request.id);
    bench.memberLine.faults.assign(3, LineFault::NotConnected);  // the debit waits
    QVERIFY(bench.deliverTo(*code).isOk());
    bench.backUp();
    bench.restoreBackup();
    bench.announceRestore();
    bench.memberLine.faults.clear();
    bench.banks.refuseDebitsWith = "51";
    bench.advance(1min);
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Delivered);
    // Nobody used it: once that is known it ends.
    bench.clock.advance(20min);
    bench.compareAll();
    bench.report(kShop, code->expiresAt + kClockTolerance);
    bench.report(kOtherShop, code->expiresAt + kClockTolerance);
    QVERIFY(bench.tick().isOk());
    bench.advance(1min);
    QCOMPARE(bench.codeNow(*code)->state, CodeState::Expired);
    QCOMPARE(bench.banks.available, 1'000'000);
}

void TestCenterFalls::theOperatorsWordCoversWhatLiesInTheCopy() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    const auto request = bench.wish(1500);  // since the last start that this copy knows of
    QVERIFY(bench.authorise(request).isOk());
    QVERIFY(command(bench, {"restored"}).isOk());
    bench.restart();
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::Unavailable);
    bench.compareAll();
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterFalls::anUnboundCodeWaitsForEveryShopHoweverLong() {
    CenterBench bench;
    Code unbound = bench.makeCode(1500);
    const Code bound = bench.makeCode(1000, kOtherShop);
    bench.report(kShop, bench.clock.now());
    bench.report(kOtherShop, bench.clock.now());
    // Codes may live for a day.
    QVERIFY(bench
                .inBooks([](Database& books) -> Status {
                    return books.run("UPDATE code SET expires_at = expires_at + 3600000").isOk()
                               ? Status{}
                               : Status{ErrorCode::Internal};
                })
                .isOk());
    bench.backUp();
    const auto record = bench.recordOf(unbound, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.restoreBackup();
    bench.announceRestore();
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(bound, 1000)).code(), ErrorCode::Unavailable);
    bench.clock.advance(kReplayLimit + 1s);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(unbound, 1500)).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.send(bench.recordOf(unbound, 1500, kOtherShop)).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(bound, 1000))->state, ClaimState::Granted);
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    bench.compareAll();
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(unbound, 1500))->error->code, ErrorCode::CodeAlreadyUsed);
}

void TestCenterFalls::aCodeYoungerThanTheFallIsGrantedMeanwhile() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    const Code older = bench.makeCode(1500);
    bench.backUp();
    bench.restoreBackup();
    bench.announceRestore();
    const Code younger = bench.makeCode(1000);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(older, 1500)).code(), ErrorCode::Unavailable);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(younger, 1000))->state, ClaimState::Granted);
}

void TestCenterFalls::booksOlderThanTheWindowWaitForTheirShopsAllTheSame() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.banks.answerPaymentsWith = "91";
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.clock.advance(kOfflineWindow + kReportingTime + 48h);
    bench.restoreBackup();
    bench.banks.answerPaymentsWith.clear();
    bench.announceRestore();
    QVERIFY(bench.tick().isOk());
    bench.advance(1min);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
}

void TestCenterFalls::aReceiptOfAKeyThatTheBooksDoNotKnowStopsTheWatermark() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.banks.answerPaymentsWith = "91";
    const auto record = bench.recordOf(code, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    // A report of after a rotation, which the older copy knows nothing of.
    const SigningKey later = SigningKey::generate(bench.random);
    const std::string store = "018f0000-0000-7000-8000-0000000000" + std::to_string(10 + kShop.value() % 90);
    bench.receipts[kShop.value()] = signReceipt({7, 0}, kShop, store, later);
    bench.restoreBackup();
    bench.clock.advance(20min);
    QCOMPARE(bench.tryReport(kShop, bench.clock.now()).code(), ErrorCode::Unavailable);
    QVERIFY(bench.tick().isOk());
    bench.advance(1s);
    QCOMPARE(bench.codeNow(code)->state, CodeState::Delivered);
    bench.banks.answerPaymentsWith.clear();
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.banks.paidToShops, 1500);
}

void TestCenterFalls::aReceiptOfARevokedKeyProvesNothingAndStopsNobody() {
    SeededRandom random{3};
    const SigningKey good = SigningKey::generate(random);
    const SigningKey stolen = SigningKey::generate(random);
    Ed25519Verifier verifier;
    const ReceiptKeys keys{{good.publicKey()}, {stolen.publicKey()}};
    const auto ofStolen = readReceipt(signReceipt({9, 0}, kShop, "s", stolen), kShop, "s", keys, verifier);
    QVERIFY(ofStolen.isOk() && !ofStolen->has_value());
    QCOMPARE((*readReceipt(signReceipt({9, 0}, kShop, "s", good), kShop, "s", keys, verifier))->number, 9);
}

void TestCenterFalls::booksBehindTheirMarkAreRefilled() {
    CenterBench bench;
    std::string beside;
    bench.keepMark = [&beside](const std::string& mark) {
        beside = mark;
        return Status{};
    };
    bench.report(kShop, bench.clock.now());
    const Code code = bench.makeCode(1500);
    bench.backUp();  // starts again, and keeps its mark from now on
    QCOMPARE(bench.claim(kShop, bench.claimFor(code, 1500))->state, ClaimState::Granted);
    bench.advance(MarkKeeper::kInterval);
    bench.mark = beside;
    bench.restart();
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 0);
    bench.restoreBackup();
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 1);
    QCOMPARE(bench.claim(kOtherShop, bench.claimFor(code, 1500)).code(), ErrorCode::Unavailable);
    // From here on these are the books.
    bench.advance(MarkKeeper::kInterval);
    bench.mark = beside;
    bench.restart();
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 1);
    // Written since, so as long as the others were: the chain tells them apart.
    static_cast<void>(bench.makeCode(1000));
    QCOMPARE(bench.claim(kShop, bench.claimFor(code, 1500)).code(), ErrorCode::Unavailable);
    bench.restoreBackup();
    QCOMPARE(bench.number("SELECT epoch FROM center_epoch"), 2);
}

void TestCenterFalls::wholeBooksOpenAtOnceAfterAStart() {
    CenterBench bench;
    bench.keepMark = [&bench](const std::string& mark) {
        bench.mark = mark;
        return Status{};
    };
    bench.report(kShop, bench.clock.now());
    bench.restart();
    for (int i = 0; i < 5; ++i) {
        const Code code = bench.makeCode(1500);
        bench.advance(MarkKeeper::kInterval);
        bench.restart();
        QCOMPARE(bench.claim(kShop, bench.claimFor(code, 1500))->state, ClaimState::Granted);
    }
    for (const char* broken : {"", "1 0 0", "2 0 0 0:", "nonsense"}) {
        bench.mark = broken;
        QVERIFY(!BooksMark::parse(broken).isOk());
    }
}

QTEST_GUILESS_MAIN(TestCenterFalls)
#include "test_center_falls.moc"
