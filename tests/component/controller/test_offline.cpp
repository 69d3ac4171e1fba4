// Selling while the center cannot be reached: what is accepted, up to which limits, and what is never
// accepted.
#include "controller/center_link/limits.h"
#include "controller/reports/sales_report.h"
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kThisShop = 7;

void bindToThisShop(SettlementClaims& claims) { claims.shop = ShopNumber::from(kThisShop).value(); }
void bindToNoShop(SettlementClaims&) {}

}  // namespace

class TestOffline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoundCodePaysWithoutTheCenter() {
        TestStore store;
        goOffline(store);
        QVERIFY(sell(store, true));
        QVERIFY(store.seen->settlement.isOffline);
        QCOMPARE(store.claimStates(), std::string("offline"));
        QVERIFY(store.printer.receipts.back().find("オフラインで承認") != std::string::npos);
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes WHERE is_offline = 1 AND is_bound = 1"), 1);
        QCOMPARE(store.seen->status.offline.bound.codes, 1);
        QCOMPARE(store.seen->status.offline.bound.amount.minor(), TestStore::kTea);
        QVERIFY(store.journalVerifies());
    }

    void theRecordCarriesTheWholeCodeAndNoClaim() {
        TestStore store;
        goOffline(store);
        QVERIFY(sell(store, true));
        store.center.always.reset();
        store.advance(61s);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        const auto record =
            settlementRecordFrom(Json::parse(store.center.settlements.begin()->second).value()).value();
        QVERIFY(!record.claim);
        QVERIFY(store.center.worth.contains(record.code));
        QCOMPARE(store.seen->status.unsentRecords, 0);
        QCOMPARE(store.seen->status.offline.bound.codes, 0);
        QCOMPARE(store.seen->status.center, api::ConnectionState::Online);
    }

    void anUnboundCodeNeedsTheShopsConsent() {
        TestStore store;
        goOffline(store);
        QVERIFY(!sell(store, false));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::NetworkConnectFailed);
        store.settings.offline.acceptsUnbound = true;
        QVERIFY(payAgain(store, false));
        QCOMPARE(store.seen->status.offline.unbound.codes, 1);
        QCOMPARE(store.seen->status.offline.bound.codes, 0);
    }

    void aReferenceIsOnlineOnly() {
        TestStore store;
        store.settings.offline.acceptsUnbound = true;
        goOffline(store);
        store.sellTea();
        store.scan(store.makeReference(1000));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::NetworkConnectFailed);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 0);
    }

    void aSpentCodeIsRefusedOfflineToo() {
        TestStore store;
        goOffline(store);
        const std::string code = store.makeCode(1000, bindToThisShop);
        store.sellTea();
        store.scan(code);
        store.sellTea();
        store.scan(code);
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeAlreadyUsed);
        store.restart();
        store.scan(code);
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeAlreadyUsed);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
    }

    void aClaimInDoubtIsNeverAcceptedOffline_data() {
        QTest::addColumn<int>("spoil");
        QTest::newRow("request lost") << int(Spoil::RequestLost);
        QTest::newRow("answer lost") << int(Spoil::AnswerLost);
        QTest::newRow("server error") << int(Spoil::ServerError);
        QTest::newRow("garbage") << int(Spoil::Garbage);
        QTest::newRow("silence") << int(Spoil::Silence);
    }
    void aClaimInDoubtIsNeverAcceptedOffline() {
        QFETCH(int, spoil);
        TestStore store;
        store.settings.offline.acceptsUnbound = true;
        store.sellTea();
        store.center.spoils = {Spoil(spoil)};
        store.center.always = Spoil::NotSent;  // and then the line is gone for good
        store.scan(store.makeCode(1000, bindToThisShop));
        store.advance(2min);
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM claims WHERE state = 'offline'"), 0);
        store.restart();
        store.advance(2min);
        QCOMPARE(store.count("SELECT count(*) FROM claims WHERE state = 'offline'"), 0);
    }

    void whileTheCenterIsDownNobodyWaitsForIt() {
        TestStore store;
        store.center.always = Spoil::RequestLost;  // a line that swallows everything
        store.sellTea();
        store.scan(store.makeCode(1000, bindToThisShop));
        store.advance(40s);  // this one is in doubt
        store.desk->parkSale();
        const auto asked = store.center.countOf("PUT claim");
        QVERIFY(sell(store, true));
        QCOMPARE(store.center.countOf("PUT claim"), asked);
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes WHERE is_offline = 1"), 1);
    }

    void limitsHoldForEachKindByItself_data() {
        QTest::addColumn<bool>("isBound");
        QTest::newRow("bound") << true;
        QTest::newRow("unbound") << false;
    }
    void limitsHoldForEachKindByItself() {
        QFETCH(bool, isBound);
        TestStore store;
        auto& policy = store.settings.offline;
        policy.acceptsUnbound = true;
        (isBound ? policy.bound : policy.unbound) = {Money::yen(200), 3, Money::yen(100'000)};
        goOffline(store);
        for (int i = 0; i < 3; ++i) QVERIFY(i == 0 ? sell(store, isBound) : sell(store, isBound));
        QVERIFY(!sell(store, isBound));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineLimitReached);
        QVERIFY(payAgain(store, !isBound));  // the other kind has its own
        store.sellTea();
        store.sellTea();
        store.scan(store.makeCode(1000, isBound ? bindToThisShop : bindToNoShop));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineAmountTooLarge);
        store.payCash(1000);
        // The books are the limit, not a counter in memory.
        store.restart();
        QVERIFY(!sell(store, isBound));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineLimitReached);
        store.center.always.reset();
        store.advance(61s);
        store.payCash(1000);
        goOffline(store);
        QVERIFY(sell(store, isBound));
    }

    void theSumIsALimitToo() {
        TestStore store;
        store.settings.offline.bound.total = Money::yen(2 * TestStore::kTea);
        goOffline(store);
        QVERIFY(sell(store, true));
        QVERIFY(sell(store, true));
        QVERIFY(!sell(store, true));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineLimitReached);
    }

    void itWarnsAfterADayAndStopsAfterThree() {
        TestStore store;
        goOffline(store);
        store.advance(23h);
        QVERIFY(!store.seen->status.offline.isWarning);
        store.advance(90min);
        QVERIFY(store.seen->status.offline.isWarning);
        QVERIFY(store.seen->status.offline.acceptsBound);
        QVERIFY(sell(store, true));
        store.advance(48h);
        QVERIFY(!store.seen->status.offline.acceptsBound);
        QCOMPARE(store.seen->status.offline.secondsLeft, 0);
        QVERIFY(!sell(store, true));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineTooLong);
        store.restart();  // which does not make it younger
        store.scan(store.makeCode(1000, bindToThisShop));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineTooLong);
    }

    void aClockSetBackDoesNotShortenTheSilence() {
        TestStore store;
        goOffline(store);
        for (int day = 1; day <= 3; ++day) {
            store.advance(24h);
            store.clock.setWall(store.clock.now() - 24h);
            store.restart();  // nor does it help to forget how long the program ran
            store.advance(1s);
            QVERIFY(store.seen->status.offline.secondsWithoutCenter >= day * (24 * 3600 - 61));
        }
        store.advance(10min);
        QCOMPARE(store.seen->status.offline.secondsLeft, 0);
        QVERIFY(!store.seen->status.offline.acceptsBound);
        store.center.always.reset();
        store.advance(11s);
        QVERIFY(store.seen->status.offline.secondsWithoutCenter < 60);
    }

    void oldKeysMeanWhatTheConfigurationAllows_data() {
        QTest::addColumn<int>("allowed");
        QTest::addColumn<bool>("bound");
        QTest::addColumn<bool>("unbound");
        QTest::newRow("none") << int(controller::OldKeys::Nothing) << false << false;
        QTest::newRow("bound") << int(controller::OldKeys::BoundCodes) << true << false;
        QTest::newRow("all") << int(controller::OldKeys::AllCodes) << true << true;
    }
    void oldKeysMeanWhatTheConfigurationAllows() {
        QFETCH(int, allowed);
        QFETCH(bool, bound);
        QFETCH(bool, unbound);
        TestStore store;
        store.settings.offline.acceptsUnbound = true;
        store.settings.offline.oldKeys = controller::OldKeys(allowed);
        goOffline(store);
        store.advance(25h);
        QCOMPARE(sell(store, true), bound);
        if (!bound) QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineKeysTooOld);
        if (!bound) store.payCash(1000);
        QCOMPARE(sell(store, false), unbound);
        if (!unbound) QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineKeysTooOld);
    }

    void aWrongClockIsToldAndThenAcceptsNothing() {
        TestStore store;
        store.center.skew = 6min;
        store.advance(61min);
        QCOMPARE(store.seen->status.offline.clockSkewSeconds, 360);
        QVERIFY(!store.seen->status.offline.isClockWrong);
        goOffline(store);
        QVERIFY(sell(store, true));
        store.center.always.reset();
        store.center.skew = -16min;
        store.advance(61min);
        QVERIFY(store.seen->status.offline.isClockWrong);
        goOffline(store);
        QVERIFY(!sell(store, true));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineClockWrong);
    }

    void aClockADayOffAcceptsNothingOffline_data() {
        QTest::addColumn<int>("hours");
        QTest::newRow("a day fast") << -24;
        QTest::newRow("a day slow") << 24;
    }
    void aClockADayOffAcceptsNothingOffline() {
        QFETCH(int, hours);
        TestStore store;
        store.center.skew = std::chrono::hours{hours};
        store.advance(61min);
        QVERIFY(store.seen->status.offline.isClockWrong);
        QCOMPARE(store.seen->status.offline.clockSkewSeconds, hours * 3600);
        goOffline(store);
        QVERIFY(!sell(store, true));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::OfflineClockWrong);
        store.payCash(1000);  // cash needs no clock
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }

    void aCodeThatWasReportedUnusedIsNotAcceptedLater() {
        TestStore store;
        const std::string code = store.makeCode(1000, bindToThisShop);
        store.advance(10min);  // it expired, and the center was told that it did not come
        QVERIFY(store.center.reports.back().reportedUntil > store.clock.now() - 2min);
        store.clock.setWall(store.clock.now() - 9min);  // somebody sets the clock back
        goOffline(store);
        store.sellTea();
        store.scan(code);
        QCOMPARE(store.seen->refusal().value(), ErrorCode::CodeExpired);
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes"), 0);
    }

    void anOfflineTenderOfAVoidedSaleIsFree() {
        TestStore store;
        goOffline(store);
        store.sellTea();
        const std::string code = store.makeCode(100, bindToThisShop);
        store.scan(code);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Tendering);
        store.restart();
        QCOMPARE(store.seen->sale.tendered.minor(), 100);
        store.desk->voidSale();
        store.executor.runReady();
        QCOMPARE(store.claimStates(), std::string("reversed"));
        store.sellTea();
        store.scan(code);
        store.payCash(100);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }

    void theReportSaysWhatIsAtRisk() {
        TestStore store;
        store.settings.offline.acceptsUnbound = true;
        goOffline(store);
        QVERIFY(sell(store, true));
        QVERIFY(sell(store, false));
        QVERIFY(sell(store, false));
        const auto report = controller::salesReport(*store.database);
        QCOMPARE(*report->getNumber("offline_count"), 3);
        const auto risk = report->getObject("offline_at_risk");
        QCOMPARE(*risk->getNumber("bound_codes"), 1);
        QCOMPARE(*risk->getNumber("unbound_codes"), 2);
        QCOMPARE(*risk->getNumber("unbound_minor"), 2 * TestStore::kTea);
    }

    void everyFailingAccessLeavesOneSaleOrNone() {
        for (int access = 1; access < 40; ++access) {
            TestStore store;
            goOffline(store);
            store.sellTea();
            const std::string code = store.makeCode(1000, bindToThisShop);
            store.plan = {};
            store.plan.failAt = access;
            store.scan(code);
            store.plan = {};
            store.advance(30s);
            store.restart();
            store.scan(code);
            store.advance(30s);
            QCOMPARE(store.count("SELECT count(*) FROM spent_codes"), 1);
            QVERIFY(store.journalVerifies());
            store.center.always.reset();
            store.advance(2min);
            QCOMPARE(store.center.settlements.size(), std::size_t{1});
        }
    }

private:
    static void goOffline(TestStore& store) {
        store.center.always = Spoil::NotSent;
        store.advance(1ms);
    }
    static bool payAgain(TestStore& store, bool isBound) {
        const auto before = store.count("SELECT count(*) FROM sales");
        store.scan(store.makeCode(1000, isBound ? bindToThisShop : bindToNoShop));
        return store.count("SELECT count(*) FROM sales") == before + 1;
    }
    static bool sell(TestStore& store, bool isBound) {
        store.sellTea();
        return payAgain(store, isBound);
    }
};

QTEST_GUILESS_MAIN(TestOffline)
#include "test_offline.moc"
