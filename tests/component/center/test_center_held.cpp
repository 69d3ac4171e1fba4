// Authorisations after books fell back: what may have been confirmed is held, and lapses in the end.
#include "tests/component/center/center_bench.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterHeld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {  // falls and refused debits are warned about, and rightly
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void aSecondConfirmMakesTheSameCode();
    void whatMayHaveBeenConfirmedIsNotConfirmedAfterAFall();
    void whatIsAskedForAfterAFallIsConfirmedOverAnotherStart();
    void whatMayHaveBeenConfirmedStaysUnconfirmed();
    void anAuthorisationOlderThanAStartIsNotCancelled();
    void anAuthorisationLapsesOnceNoCodeOfItCanBeMissing();
};

void TestCenterHeld::aSecondConfirmMakesTheSameCode() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.backUp();
    const auto first = bench.confirm(request.id);
    QVERIFY(bench.deliverTo(*first).isOk());
    const auto record = bench.recordOf(*first, 1500);
    QCOMPARE(bench.send(record)->answer.state, SettlementState::Accepted);
    bench.restoreBackup();  // and nobody notices
    bench.clock.advance(3s);
    const auto second = bench.confirm(request.id);
    QCOMPARE(second->number, first->number);
    QCOMPARE(second->reference, first->reference);
    QVERIFY(bench.deliverTo(*second).isOk());
    QCOMPARE(bench.offerAgain(record)->answer.state, SettlementState::Accepted);
    QCOMPARE(bench.send(bench.recordOf(*second, 1500, kOtherShop))->answer.error->code,
             ErrorCode::CodeAlreadyUsed);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM suspended_record"), 0);
    QCOMPARE(bench.banks.paidToShops, 1500);
    QCOMPARE(bench.banks.available, 1'000'000 - 1500);
}

void TestCenterHeld::whatMayHaveBeenConfirmedIsNotConfirmedAfterAFall() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.restoreBackup();
    bench.announceRestore();
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::Unavailable);
    QVERIFY(bench.makeCode(1000).isLive());  // asked for since: whole
    bench.compareAll();
    // It may have been confirmed and its code may be on a phone: it lapses.
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterHeld::whatIsAskedForAfterAFallIsConfirmedOverAnotherStart() {
    CenterBench bench;
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    bench.restoreBackup();
    bench.announceRestore();
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.restart();
    QVERIFY(bench.confirm(request.id).isOk());
}

void TestCenterHeld::whatMayHaveBeenConfirmedStaysUnconfirmed() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.report(kShop, bench.clock.now());
    bench.backUp();
    const auto lost = bench.confirm(request.id);
    QVERIFY(bench.deliverTo(*lost).isOk());
    bench.restoreBackup();
    bench.announceRestore();
    QVERIFY(bench.inBooks([](Database& books) { return endReplay(books); }).isOk());
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
    bench.restart();
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code"), 0);
}

void TestCenterHeld::anAuthorisationOlderThanAStartIsNotCancelled() {
    CenterBench bench;
    const auto older = bench.wish(1500);
    QVERIFY(bench.authorise(older).isOk());
    bench.restart();
    const auto younger = bench.wish(1200);
    QVERIFY(bench.authorise(younger).isOk());
    const auto cancel = [&bench](const AuthorisationId& id) {
        return bench.inBooks([&](Database& books) {
            return AuthoriseService::cancel(books, bench.member, id, bench.clock.now());
        });
    };
    QCOMPARE(cancel(older.id).code(), ErrorCode::Unavailable);
    QCOMPARE(cancel(younger.id)->authorisation.state, AuthorisationState::Cancelled);
}

void TestCenterHeld::anAuthorisationLapsesOnceNoCodeOfItCanBeMissing() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.report(kShop, bench.clock.now());
    bench.restart();
    const auto lapsed = [&bench] {
        KAZASU_CHECK(bench.tick().isOk());
        return bench.number("SELECT COUNT(*) FROM authorisation WHERE state = 'lapsed'");
    };
    bench.clock.advance(11min);
    bench.report(kShop, bench.clock.now());
    QCOMPARE(lapsed(), 0);  // a code of it could live a quarter of an hour from its last minute on
    bench.clock.advance(30min);
    bench.report(kShop, bench.clock.now());
    QCOMPARE(lapsed(), 1);
    bench.advance(1s);
    QCOMPARE(bench.banks.available, 1'000'000);
}

QTEST_GUILESS_MAIN(TestCenterHeld)
#include "test_center_held.moc"
