// The center's signing keys: a rotation while codes are about, a key that is called back, lists that are not
// believed, and what a center does when its keys run out.
#include "center/issue/traces.h"
#include "center/keys/key_watch.h"
#include "core/code/base45.h"
#include "core/code/cose_sign1.h"
#include "core/code/settlement_code.h"
#include "tests/component/center/center_bench.h"

#include <QFile>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kWorth = 1000;

std::string kidOf(const Code& code) {
    const auto bytes = decodeBase45(code.text.substr(kSettlementCodePrefix.size()));
    return toHex(decodeCoseSign1(bytes.value())->keyId);
}

}  // namespace

class TestCenterKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<CenterBench>(); }

    void aNewKeySignsFromItsMomentAndOldCodesStayGood();
    void aRestartKeepsTheListInForce();
    void codesOfARevokedKeyAreNotGrantedAnyMore();
    void whatWasClaimedBeforeTheRevocationIsSettled();
    void whatWasUsedOfflineBeforeTheRevocationIsSettled();
    void whatWasUsedAfterTheRevocationIsRefused();
    void aRevokedKeyRebuildsNothing();
    void onlyTheNewestListOfTheTrustedRootIsInstalled();
    void withoutAKeyNoCodeIsMadeAndReportsStand();
    void itSaysWhatWillRunOut();
    void aCenterWithItsRootBesideItRenewsItself();
    void aCenterWithoutItsRootServesOn();
    void keysOfBeforeAreOnTheFirstList();

private:
    KeyList current() { return m_bench->keys->now()->list; }
    /// Makes a key, has the list after the one in force signed, and puts it into force.
    std::string rotate(Milliseconds in, const std::string& revoke = {});
    Result<StandingList> install(const std::string& text) {
        auto list = m_bench->inBooks(
            [&](Database& books) { return installKeyList(books, text, kCenterId, m_bench->clock.now()); });
        if (list) m_bench->keys->adopt(*list);
        return list;
    }
    std::string revoke(const std::string& kid);
    std::unique_ptr<CenterBench> m_bench;
};

std::string TestCenterKeys::rotate(Milliseconds in, const std::string& revoked) {
    const auto key = std::make_shared<SigningKey>(SigningKey::generate(m_bench->random));
    m_bench->laterKeys[key->publicKey()] = key;
    const Instant now = m_bench->clock.now();
    const KeyWish wish{key->publicKey(), now + in};
    const auto list = revoked.empty()
                          ? nextKeyList(current(), kCenterId, m_bench->root.publicKey(), wish, {}, now)
                          : revokingKeyList(current(), revoked, wish, {}, now);
    const auto installed = install(signKeyList(list.value(), m_bench->root));
    KAZASU_CHECK(installed.isOk());
    return toHex(keyIdOf(key->publicKey()));
}

std::string TestCenterKeys::revoke(const std::string& kid) { return rotate(0ms, kid); }

void TestCenterKeys::aNewKeySignsFromItsMomentAndOldCodesStayGood() {
    const Code first = m_bench->makeCode(kWorth);
    const std::string next = rotate(60s);
    const Code before = m_bench->makeCode(kWorth);
    QCOMPARE(kidOf(before), kidOf(first));
    m_bench->advance(60s);
    const Code after = m_bench->makeCode(kWorth);
    QCOMPARE(kidOf(after), next);
    for (const Code& code : {first, before, after}) {
        const auto answer = m_bench->claim(kShop, m_bench->claimFor(code, kWorth));
        QVERIFY(answer.isOk());
        QCOMPARE(answer->state, ClaimState::Granted);
    }
}

void TestCenterKeys::aRestartKeepsTheListInForce() {
    const std::string next = rotate(0ms);
    m_bench->restart();
    QCOMPARE(current().serial, std::int64_t{2});
    QCOMPARE(kidOf(m_bench->makeCode(kWorth)), next);
}

void TestCenterKeys::codesOfARevokedKeyAreNotGrantedAnyMore() {
    const Code old = m_bench->makeCode(kWorth);
    const std::string next = revoke(kidOf(old));
    const auto refused = m_bench->claim(kShop, m_bench->claimFor(old, kWorth));
    QVERIFY(refused.isOk());
    QCOMPARE(refused->state, ClaimState::Refused);
    QCOMPARE(refused->error->code, ErrorCode::CodeKeyRevoked);
    const Code fresh = m_bench->makeCode(kWorth);
    QCOMPARE(kidOf(fresh), next);
    QCOMPARE(m_bench->claim(kShop, m_bench->claimFor(fresh, kWorth))->state, ClaimState::Granted);
}

void TestCenterKeys::whatWasClaimedBeforeTheRevocationIsSettled() {
    const Code code = m_bench->makeCode(kWorth);
    const auto claim = m_bench->claimFor(code, kWorth);
    QCOMPARE(m_bench->claim(kShop, claim)->state, ClaimState::Granted);
    revoke(kidOf(code));
    m_bench->advance(5s);
    SettlementRecord record = m_bench->recordOf(code, kWorth);
    record.sale = claim.sale;
    record.claim = claim.id;
    QCOMPARE(m_bench->send(record)->answer.state, SettlementState::Accepted);
}

void TestCenterKeys::whatWasUsedOfflineBeforeTheRevocationIsSettled() {
    const Code code = m_bench->makeCode(kWorth, kShop);
    const SettlementRecord record = m_bench->recordOf(code, kWorth);
    m_bench->advance(5s);
    revoke(kidOf(code));
    QCOMPARE(m_bench->send(record)->answer.state, SettlementState::Accepted);
}

void TestCenterKeys::whatWasUsedAfterTheRevocationIsRefused() {
    const Code code = m_bench->makeCode(kWorth, kShop);
    revoke(kidOf(code));
    m_bench->advance(5s);
    const auto outcome = m_bench->send(m_bench->recordOf(code, kWorth));
    QCOMPARE(outcome->answer.state, SettlementState::Refused);
    QCOMPARE(outcome->answer.error->code, ErrorCode::CodeKeyRevoked);
}

/// Whoever has the key signs a code that these books never saw, dated back.
void TestCenterKeys::aRevokedKeyRebuildsNothing() {
    const auto sign = [this](std::int64_t number) {
        const Instant issued = Instant::fromSeconds(m_bench->clock.now().seconds());
        SettlementClaims claims{kCenterId,
                                issued,
                                issued + 15min,
                                IssueNumber{},
                                Money::yen(kWorth),
                                CodeKind::Payment,
                                accountBucketOf(kMemberBank),
                                kShop};
        claims.number.bytes = {0x12, 0x34, 0x56, 0x78, 0x90, 0, 0, static_cast<std::uint8_t>(number)};
        const auto keys = m_bench->keys->now();
        const auto* own = keys->keyFor(issued, issued + 15min);
        Code code = m_bench->makeCode(kWorth, kShop);
        code.number = claims.number;
        code.text = encodeSettlementCode(claims, own->key.id, *own->signer).value();
        return code;
    };
    const Code lost = sign(1), forged = sign(2);
    QCOMPARE(m_bench->offerAgain(m_bench->recordOf(lost, kWorth))->answer.state, SettlementState::Accepted);
    revoke(kidOf(forged));
    for (const bool isOfferedAgain : {false, true}) {
        const auto record = m_bench->recordOf(forged, kWorth);
        const auto outcome = isOfferedAgain ? m_bench->offerAgain(record) : m_bench->send(record);
        QCOMPARE(outcome->answer.state, SettlementState::Refused);
        QCOMPARE(outcome->answer.error->code, ErrorCode::CodeKeyRevoked);
    }
    QCOMPARE(m_bench->claim(kShop, m_bench->claimFor(forged, kWorth))->error->code,
             ErrorCode::CodeKeyRevoked);
    QCOMPARE(m_bench->number("SELECT COUNT(*) FROM suspended_record"), std::int64_t{0});
}

void TestCenterKeys::onlyTheNewestListOfTheTrustedRootIsInstalled() {
    const std::string first = m_bench->keys->now()->text;
    rotate(0ms);
    QCOMPARE(install(first).code(), ErrorCode::KeyListOutdated);
    KeyList other = current();
    other.validUntil = other.validUntil + 24h;
    QCOMPARE(install(signKeyList(other, m_bench->root)).code(), ErrorCode::KeyListOutdated);
    const auto stranger = SigningKey::generate(m_bench->random);
    ++other.serial;
    other.root = stranger.publicKey();
    QCOMPARE(install(signKeyList(other, stranger)).code(), ErrorCode::KeyListUntrusted);
    other.root = m_bench->root.publicKey();
    other.issuer = *IssuerId::parse("99990002");
    for (auto& key : other.keys) key.issuer = other.issuer;
    QCOMPARE(install(signKeyList(other, m_bench->root)).code(), ErrorCode::KeyListUntrusted);
    other = current();
    ++other.serial;
    other.keys.front().id = {1, 2, 3, 4};
    QCOMPARE(install(signKeyList(other, m_bench->root)).code(), ErrorCode::ParseFailed);
    QCOMPARE(current().serial, std::int64_t{2});
    QVERIFY(install(m_bench->keys->now()->text).isOk());  // the same again
}

void TestCenterKeys::withoutAKeyNoCodeIsMadeAndReportsStand() {
    const KeyList before = current();
    auto list = revokingKeyList(before, toHex(before.keys.front().id), {}, {}, m_bench->clock.now());
    QVERIFY(install(signKeyList(list.value(), m_bench->root)).isOk());
    const auto request = m_bench->wish(kWorth);
    QVERIFY(m_bench->authorise(request).isOk());
    QCOMPARE(m_bench->confirm(request.id).code(), ErrorCode::Unavailable);
    rotate(0ms);
    QVERIFY(m_bench->confirm(request.id).isOk());  // it is asked again, and stands
}

void TestCenterKeys::itSaysWhatWillRunOut() {
    const auto words = [this](Instant at) { return keyWarning(*m_bench->keys->now(), 15min, at); };
    const KeyList list = current();
    QVERIFY(words(m_bench->clock.now()).empty());
    QVERIFY(words(list.validUntil - 8 * 24h).empty());
    QVERIFY(words(list.validUntil - 6 * 24h).find("due since") != std::string::npos);
    QVERIFY(words(list.validUntil - 20h).find("no key that can sign codes for other members") !=
            std::string::npos);  // those live a day
    QVERIFY(words(list.validUntil - 10min).find("no key that can sign now") != std::string::npos);
}

void TestCenterKeys::aCenterWithItsRootBesideItRenewsItself() {
    QTemporaryDir folder;
    const KeyFiles files(folder.filePath(QStringLiteral("signing.key")).toStdString());
    CenterBench bench;
    const auto inForce = [&](Instant now) {
        return bench.inBooks(
            [&](Database& books) { return openStandingList(books, kCenterId, files, bench.random, now); });
    };
    const Instant begin = bench.clock.now();
    QVERIFY(bench.inBooks([](Database& books) -> Status {
        KAZASU_TRY_STATUS(books.run("DELETE FROM key_list"));
        KAZASU_TRY_STATUS(books.run("DELETE FROM key_root"));
        return {};
    }));
    const auto first = inForce(begin);
    QVERIFY(first.isOk() && files.hasRoot());
    QCOMPARE(first->list.serial, std::int64_t{1});
    const auto renewed = [&](Instant now) {
        return bench.inBooks(
            [&](Database& books) { return renewByOwnRoot(books, kCenterId, files, bench.random, now); });
    };
    QCOMPARE(renewed(begin + 22 * 24h)->list.serial, std::int64_t{1});
    const auto second = renewed(begin + 24 * 24h);
    QCOMPARE(second->list.serial, std::int64_t{2});
    QCOMPARE(second->list.keys.size(), std::size_t{2});
    QVERIFY(second->list.keys[1].validFrom < first->list.keys[0].validUntil);  // they overlap
    const SigningKeys keys(*second, [&files](const PublicKey& key) { return files.find(key); });
    QCOMPARE(keys.now()->own.size(), std::size_t{2});
    QVERIFY(QFile::remove(QString::fromStdString(files.rootPath())));
    QCOMPARE(inForce(begin + 50 * 24h)->list.serial, std::int64_t{2});
    QVERIFY(!files.hasRoot());  // none is made in place of the one that was carried away
}

void TestCenterKeys::aCenterWithoutItsRootServesOn() {
    QTemporaryDir folder;
    const KeyFiles files(folder.filePath(QStringLiteral("signing.key")).toStdString());
    CenterBench bench;
    QVERIFY(bench.inBooks([](Database& books) -> Status {
        KAZASU_TRY_STATUS(books.run("DELETE FROM key_list"));
        return {};
    }));
    const auto refused = bench.inBooks([&](Database& books) {
        return openStandingList(books, kCenterId, files, bench.random, bench.clock.now());
    });
    QCOMPARE(refused.code(), ErrorCode::ConfigInvalid);  // trusted, but no list: no root is made
    QVERIFY(!files.hasRoot());
}

void TestCenterKeys::keysOfBeforeAreOnTheFirstList() {
    CenterBench bench;
    const auto old = SigningKey::generate(bench.random), key = SigningKey::generate(bench.random);
    const Instant now = bench.clock.now();
    const auto list = bench.inBooks([&](Database& books) -> Result<StandingList> {
        KAZASU_TRY_STATUS(books.run("DELETE FROM key_list"));
        for (const auto& known : {old.publicKey(), key.publicKey()})
            KAZASU_TRY_STATUS(
                books.run("INSERT INTO signing_key (public_key, valid_from, valid_until) VALUES (?, ?, ?)",
                          {Bytes(known.begin(), known.end()), (now - 24h).msSinceEpoch,
                           (now + 24h * 700).msSinceEpoch}));
        return standingList(books, kCenterId, bench.root, key.publicKey(), {}, now);
    });
    QVERIFY(list.isOk());
    QCOMPARE(list->list.keys.size(), std::size_t{2});
    for (const IssuerKey& known : list->list.keys) {
        QVERIFY(known.validFrom == now - 24h);
        QVERIFY(known.validUntil <= list->list.validUntil);
    }
}

QTEST_GUILESS_MAIN(TestCenterKeys)
#include "test_center_keys.moc"
