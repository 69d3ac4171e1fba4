// The till and the center's signing keys: what it believes, what it refuses, how a revocation reaches it, and
// what it still knows after a restart.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

void revokeAll(KeyList& list) {
    for (auto& key : list.keys) key.revokedAt = list.issuedAt;
}

void bindToThisShop(SettlementClaims& claims) { claims.shop = ShopNumber::from(7).value(); }

/// Rings up a tea and holds a code up for it; why it was refused, none when it paid.
std::optional<ErrorCode> pay(TestStore& store, const std::string& code) {
    store.sellTea();
    store.scan(code);
    const auto refusal = store.seen->refusal();
    if (refusal) store.payCash(1000);
    return refusal;
}

}  // namespace

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRevocationArrivesWithTheNextExchange();
    void aRevocationIsKnownAfterARestartWithoutACenter();
    void anOlderListIsRefusedAndTold();
    void anOlderListIsRefusedAfterARestartToo();
    void aListOfAnotherRootIsRefusedAndTold();
    void theRootOfTheConfigurationIsTheOnlyOne();
    void aListThatSomebodyChangedInTheFileIsNotUsed();
    void aNewKeyIsKnownBeforeItSigns();
    void aCodeOfAKeyNeverHeardOfWaitsForTheList();
    void aFailedFetchIsTriedAgain();
    void aListThatCouldNotBeKeptIsAskedForAgain();
    void theAgeOfTheListIsShown();
    void aListPastItsEndCountsAsOld();
};

void TestKeys::aRevocationArrivesWithTheNextExchange() {
    TestStore store;
    const std::string code = store.makeCode(TestStore::kTea);
    const std::string other = store.makeCode(TestStore::kTea);
    QCOMPARE(store.center.countOf("GET keys"), 1);
    QVERIFY(!pay(store, code));
    QCOMPARE(store.center.countOf("GET keys"), 1);
    store.center.listKeys(2, revokeAll);
    store.advance(61s);  // the next report
    QCOMPARE(store.center.countOf("GET keys"), 2);
    QCOMPARE(pay(store, other), std::optional(ErrorCode::CodeKeyRevoked));
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{2});
    store.advance(10min);
    QCOMPARE(store.center.countOf("GET keys"), 2);  // the number it knows already asks for nothing
}

void TestKeys::aRevocationIsKnownAfterARestartWithoutACenter() {
    TestStore store;
    const std::string code = store.makeCode(TestStore::kTea, bindToThisShop);
    const std::string later = store.makeCode(TestStore::kTea, bindToThisShop);
    store.center.listKeys(2, revokeAll);
    store.advance(61s);
    store.center.always = Spoil::NotSent;
    store.advance(31s);
    QCOMPARE(pay(store, code), std::optional(ErrorCode::CodeKeyRevoked));
    store.restart();
    QCOMPARE(pay(store, later), std::optional(ErrorCode::CodeKeyRevoked));
}

void TestKeys::anOlderListIsRefusedAndTold() {
    TestStore store;
    const std::string code = store.makeCode(TestStore::kTea);
    store.center.listKeys(3, revokeAll);
    store.advance(61s);
    store.center.listKeys(2);  // the key is good on it
    store.advance(61min);
    QCOMPARE(store.seen->lastNotice(), std::optional(ErrorCode::KeyListOutdated));
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{3});
    const std::string fresh = store.makeCode(TestStore::kTea);
    QCOMPARE(pay(store, fresh), std::optional(ErrorCode::CodeKeyRevoked));
}

void TestKeys::anOlderListIsRefusedAfterARestartToo() {
    TestStore store;
    store.center.listKeys(3, revokeAll);
    store.advance(61s);
    store.powerOff();
    store.center.listKeys(2);
    QVERIFY(store.powerOn());
    QCOMPARE(store.seen->lastNotice(), std::optional(ErrorCode::KeyListOutdated));
    QCOMPARE(pay(store, store.makeCode(TestStore::kTea)), std::optional(ErrorCode::CodeKeyRevoked));
}

void TestKeys::aListOfAnotherRootIsRefusedAndTold() {
    TestStore store;
    store.center.root = SodiumSigner::countingFrom(200);
    store.center.listKeys(2, revokeAll);
    store.advance(61s);
    QCOMPARE(store.seen->lastNotice(), std::optional(ErrorCode::KeyListUntrusted));
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea)));
    store.restart();  // whom it trusted first it trusts for good
    QCOMPARE(store.seen->lastNotice(), std::optional(ErrorCode::KeyListUntrusted));
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea)));
}

void TestKeys::theRootOfTheConfigurationIsTheOnlyOne() {
    TestStore store;
    store.powerOff();
    store.root = SodiumSigner::countingFrom(200).publicKey();
    QVERIFY(store.powerOn());
    QCOMPARE(store.seen->lastNotice(), std::optional(ErrorCode::KeyListUntrusted));
    QCOMPARE(pay(store, store.makeCode(TestStore::kTea)), std::optional(ErrorCode::CodeKeyUnknown));
    store.center.root = SodiumSigner::countingFrom(200);
    store.center.listKeys(1);
    store.advance(61min);
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea)));
}

void TestKeys::aListThatSomebodyChangedInTheFileIsNotUsed() {
    TestStore store;
    const auto stranger = SodiumSigner::countingFrom(60);
    store.powerOff();
    store.tamper("UPDATE center_key_list SET body = replace(body, '" + toHex(store.signer.publicKey()) +
                 "', '" + toHex(stranger.publicKey()) + "')");
    store.center.always = Spoil::NotSent;
    QVERIFY(store.powerOn());
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{0});
    QCOMPARE(pay(store, store.makeCode(TestStore::kTea, bindToThisShop)),
             std::optional(ErrorCode::CodeKeyUnknown));
}

void TestKeys::aNewKeyIsKnownBeforeItSigns() {
    TestStore store;
    const auto next = SodiumSigner::countingFrom(60);
    store.center.listKeys(2, [&](KeyList& list) {
        IssuerKey key = list.keys.front();
        key.id = next.keyId();
        key.key = next.publicKey();
        key.validFrom = store.clock.now() + 90s;
        list.keys.push_back(key);
    });
    store.advance(91s);
    const std::string old = store.makeCode(TestStore::kTea);
    store.signer = next;
    const std::string fresh = store.makeCode(TestStore::kTea);
    QVERIFY(!pay(store, fresh));
    QVERIFY(!pay(store, old));
}

void TestKeys::aCodeOfAKeyNeverHeardOfWaitsForTheList() {
    TestStore store;
    const auto next = SodiumSigner::countingFrom(60);
    store.center.listKeys(2, [&](KeyList& list) {
        IssuerKey key = list.keys.front();
        key.id = next.keyId();
        key.key = next.publicKey();
        list.keys.push_back(key);
    });
    store.signer = next;
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea)));  // before any other exchange
    store.signer = SodiumSigner::countingFrom(90);
    QCOMPARE(pay(store, store.makeCode(TestStore::kTea)), std::optional(ErrorCode::CodeKeyUnknown));
}

void TestKeys::aFailedFetchIsTriedAgain() {
    TestStore store;
    store.center.listKeys(2, revokeAll);
    store.center.spoils = {Spoil::Nothing, Spoil::ServerError};  // the report, then the keys
    store.advance(61s);
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{1});
    store.advance(11s);
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{2});
}

void TestKeys::aListThatCouldNotBeKeptIsAskedForAgain() {
    TestStore store;
    QVERIFY(store.database->run("CREATE TEMP TRIGGER full BEFORE UPDATE ON center_key_list"
                                " BEGIN SELECT RAISE(ABORT, 'no room'); END"));
    const std::string code = store.makeCode(TestStore::kTea, bindToThisShop);
    store.center.listKeys(2, revokeAll);
    store.advance(61s);
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{2});  // believed, but not kept
    QVERIFY(store.database->run("DROP TRIGGER full"));
    store.advance(11s);
    store.center.always = Spoil::NotSent;
    store.restart();
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{2});
    QCOMPARE(pay(store, code), std::optional(ErrorCode::CodeKeyRevoked));
}

void TestKeys::theAgeOfTheListIsShown() {
    TestStore store;
    QCOMPARE(store.seen->status.keys.serial, std::int64_t{1});
    QCOMPARE(store.seen->status.keys.ageSeconds, std::int64_t{0});
    store.center.always = Spoil::NotSent;
    store.advance(2h);
    QVERIFY(store.seen->status.keys.ageSeconds >= 7200 - 60);
    QVERIFY(!store.seen->status.keys.isOld);
    store.advance(23h);
    QVERIFY(store.seen->status.keys.isOld);
    store.center.always.reset();
    store.advance(1min);
    QVERIFY(!store.seen->status.keys.isOld);
    QVERIFY(store.seen->status.keys.ageSeconds <= 60);
}

void TestKeys::aListPastItsEndCountsAsOld() {
    TestStore store;
    store.settings.offline.acceptsUnbound = true;
    store.center.listKeys(2, [&](KeyList& list) { list.validUntil = store.clock.now() + 1h; });
    store.advance(61s);
    store.center.always = Spoil::NotSent;
    store.advance(50min);
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea)));
    store.advance(15min);
    QVERIFY(store.seen->status.keys.isOld);
    QCOMPARE(pay(store, store.makeCode(TestStore::kTea)), std::optional(ErrorCode::OfflineKeysTooOld));
    QVERIFY(!pay(store, store.makeCode(TestStore::kTea, bindToThisShop)));  // as the configuration says
}

QTEST_GUILESS_MAIN(TestKeys)
#include "test_keys.moc"
