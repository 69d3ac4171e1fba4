// Threat row 28 with real programs: the root leaves the center, keys change in the middle of the traffic, one
// is called back, and old lists come again. The center's machine is the system's folder; the root's machine
// is a folder of its own.
#include "core/code/base45.h"
#include "core/code/cose_sign1.h"
#include "core/code/key_list.h"
#include "core/code/settlement_code.h"
#include "platform/crypto/crypto.h"
#include "platform/system/system_clock.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"
#include "tests/support/file_content.h"

#include <QDirIterator>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kShiro{"高橋 四郎", "たかはし しろう", "shiro@example.jp", "kazasu keys 28"};

/// The key that signed this code, as its list names it.
std::string kidOf(const std::string& code) {
    const auto bytes = decodeBase45(code.substr(kSettlementCodePrefix.size()));
    return toHex(decodeCoseSign1(bytes.value())->keyId);
}

}  // namespace

class TestKeyRotation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void theRootIsCarriedAwayAndTheCenterServesOn();
    void aRotationInTheTrafficRefusesNoCode();
    void anOlderListOrAStrangersIsNotInstalled();
    void aRevokedKeyIsRefusedWithinOneExchange();
    void theShopKnowsOfItWithoutTheCenter();
    void theBooksAgreeInTheEnd();

private:
    [[nodiscard]] QString offline(const char* name) const { return m_offline.filePath(QLatin1String(name)); }
    [[nodiscard]] Finished keys(const QStringList& words) const {
        return m_system.center.run(QStringList{QStringLiteral("keys")} + words);
    }
    [[nodiscard]] Json list() const { return m_system.center.ask("keys list --json"); }
    /// A command of the root's machine; the list it wrote is `out`.
    void signOffline(const QStringList& words, const char* before, const char* out) const;
    [[nodiscard]] PhoneCode code(std::optional<int> shop = {});
    [[nodiscard]] std::string sell(const std::string& code);
    [[nodiscard]] int placesOfTheRoot() const;

    RunningSystem m_system;
    QTemporaryDir m_offline;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    std::string m_means;
    std::string m_before;            // signed by the first key
    std::vector<std::string> m_old;  // of a key that was revoked since, for this shop
};

void TestKeyRotation::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
    m_means = m_phone->becomeMember(kShiro);
    QVERIFY(!m_means.empty());
    QVERIFY2(m_till.open(), m_system.logs().constData());
}

void TestKeyRotation::cleanup() {
    if (QTest::currentTestFailed()) qInfo("%s", m_system.logs().constData());
}

PhoneCode TestKeyRotation::code(std::optional<int> shop) {
    CodeWish wish;
    wish.amount = kPrice;
    wish.shop = shop;
    const auto held = m_phone->obtainCode(m_means, wish);
    KAZASU_CHECK(held.has_value());
    return *held;
}

std::string TestKeyRotation::sell(const std::string& code) {
    if (m_till.ringUp().empty()) return "no sale";
    m_till.scan(code);
    const Json answer = m_till.waitForSettlement();
    const std::string phase = textAt(answer, "settlement.phase");
    if (phase != "refused") return phase;
    m_till.payCash(kPrice);
    return textAt(answer, "settlement.error.name");
}

void TestKeyRotation::signOffline(const QStringList& words, const char* before, const char* out) const {
    const Finished done =
        runToEnd(QStringLiteral("kazasu"),
                 QStringList{QStringLiteral("keys")} + words +
                     QStringList{QStringLiteral("--root"), offline("root"), QStringLiteral("--list"),
                                 offline(before), QStringLiteral("--out"), offline(out)});
    if (done.exitCode != 0) qWarning("%s", done.errors.constData());
    KAZASU_CHECK(done.exitCode == 0);
}

/// In how many files of the center's machine the root's private key can be read.
int TestKeyRotation::placesOfTheRoot() const {
    const QByteArray hex = contentOf(offline("root")).trimmed();
    KAZASU_CHECK(hex.size() == 64);
    int places = 0;
    for (QDirIterator files(m_system.folder(), QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QByteArray content = contentOf(files.next());
        places += content.contains(hex) || content.contains(QByteArray::fromHex(hex)) ? 1 : 0;
    }
    return places;
}

void TestKeyRotation::theRootIsCarriedAwayAndTheCenterServesOn() {
    QVERIFY(*list().getFlag("is_root_here"));
    const QString root = m_system.center.path(QStringLiteral("signing.key.root"));
    QVERIFY(QFile::copy(root, offline("root")));
    QCOMPARE(placesOfTheRoot(), 1);
    QVERIFY(QFile::remove(root));
    QCOMPARE(placesOfTheRoot(), 0);
    QCOMPARE(m_system.center.stop(), 0);
    QVERIFY2(m_system.restartCenter(), m_system.logs().constData());
    QVERIFY(!*list().getFlag("is_root_here"));
    QCOMPARE(keys({QStringLiteral("list"), QStringLiteral("--out"), offline("list1")}).exitCode, 0);
    m_before = code().text;
    QCOMPARE(sell(code().text), std::string("accepted"));
    QCOMPARE(placesOfTheRoot(), 0);
}

void TestKeyRotation::aRotationInTheTrafficRefusesNoCode() {
    const std::string first = kidOf(m_before);
    QCOMPARE(keys({QStringLiteral("request"), QStringLiteral("--out"), offline("request2")}).exitCode, 0);
    SystemClock clock;
    const Instant from = clock.now() + std::chrono::seconds{3};
    signOffline({QStringLiteral("sign"), QStringLiteral("--request"), offline("request2"),
                 QStringLiteral("--from"), QString::fromStdString(toRfc3339(from))},
                "list1", "list2");
    const Finished installed = keys({QStringLiteral("install"), offline("list2")});
    QVERIFY2(installed.exitCode == 0, installed.errors.constData());
    int sold = 0;
    const auto sellOne = [&] {
        const std::string text = code().text;
        const std::string outcome = sell(text);
        if (outcome != "accepted") qWarning("sale %d: %s", sold, outcome.c_str());
        ++sold;
        return outcome == "accepted" ? kidOf(text) : std::string();
    };
    std::string kid = first;
    QVERIFY(becomesTrue([&] {
        kid = sellOne();
        return kid != first;
    }));
    QCOMPARE(kid, textAt(listAt(list(), "keys")[1], "id"));
    for (int i = 0; i < 3; ++i) QCOMPARE(sellOne(), kid);
    QCOMPARE(sell(m_before), std::string("accepted"));  // of the key before, within its life
    QCOMPARE(textAt(listAt(list(), "keys")[1], "state"), std::string("signing"));
    QCOMPARE(textAt(listAt(list(), "keys")[0], "state"), std::string("good"));
    QCOMPARE(placesOfTheRoot(), 0);
}

void TestKeyRotation::anOlderListOrAStrangersIsNotInstalled() {
    const Finished older = keys({QStringLiteral("install"), offline("list1")});
    QCOMPARE(older.exitCode, 1);
    QVERIFY2(older.errors.contains("KeyListOutdated"), older.errors.constData());
    const Finished made = runToEnd(QStringLiteral("kazasu"),
                                   {QStringLiteral("keys"), QStringLiteral("root"), QStringLiteral("create"),
                                    QStringLiteral("--root"), offline("stranger")});
    QCOMPARE(made.exitCode, 0);
    const Finished theirs = runToEnd(
        QStringLiteral("kazasu"),
        {QStringLiteral("keys"), QStringLiteral("sign"), QStringLiteral("--root"), offline("stranger"),
         QStringLiteral("--request"), offline("request2"), QStringLiteral("--out"), offline("theirs")});
    QCOMPARE(theirs.exitCode, 0);
    const Finished foreign = keys({QStringLiteral("install"), offline("theirs")});
    QCOMPARE(foreign.exitCode, 1);
    QVERIFY2(foreign.errors.contains("KeyListUntrusted"), foreign.errors.constData());
    QCOMPARE(numberAt(list(), "serial"), 2);
}

void TestKeyRotation::aRevokedKeyIsRefusedWithinOneExchange() {
    for (int i = 0; i < 3; ++i) m_old.push_back(code(kShop).text);
    QCOMPARE(keys({QStringLiteral("request"), QStringLiteral("--out"), offline("request3")}).exitCode, 0);
    signOffline(
        {QStringLiteral("revoke"), QStringLiteral("--key"), QString::fromStdString(kidOf(m_old.front())),
         QStringLiteral("--request"), offline("request3")},
        "list2", "list3");
    const Finished installed = keys({QStringLiteral("install"), offline("list3")});
    QVERIFY2(installed.exitCode == 0, installed.errors.constData());
    QCOMPARE(sell(m_old[0]), std::string("CodeKeyRevoked"));
    const PhoneCode fresh = code();
    QVERIFY(kidOf(fresh.text) != kidOf(m_old.front()));
    QCOMPARE(sell(fresh.text), std::string("accepted"));
    QCOMPARE(numberAt(m_till.ask("status"), "status.keys.serial"), 3);
}

void TestKeyRotation::theShopKnowsOfItWithoutTheCenter() {
    m_system.center.kill();
    QCOMPARE(sell(m_old[1]), std::string("CodeKeyRevoked"));
    m_system.controller.kill();
    QVERIFY(m_till.open(false));
    QCOMPARE(sell(m_old[2]), std::string("CodeKeyRevoked"));
    QVERIFY(m_system.restartCenter());
}

void TestKeyRotation::theBooksAgreeInTheEnd() {
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    QCOMPARE(placesOfTheRoot(), 0);
}

QTEST_MAIN(TestKeyRotation)
#include "test_key_rotation.moc"
