// `kazasu-center keys ...` with the real program: a center that is founded with a root it never sees, and
// what is said when a command lacks something.
#include "core/code/key_list.h"
#include "tests/component/center/program_town.h"

#include <QFile>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterKeyCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_town = std::make_unique<ProgramTown>(); }
    void aRootIsMadeForItsOwnerOnlyAndNeverOverwritten();
    void aCenterIsFoundedWithARootThatItNeverSaw();
    void aShopIsToldTheSignedListAndItsNumber();
    void aListIsInstalledWhileItServesAndWhileItRests();
    void aNewRootTakesOverTheKeysOfTheOneBefore();
    void commandsSayWhatIsMissing_data();
    void commandsSayWhatIsMissing();

private:
    [[nodiscard]] QString offline(const char* name) const { return m_offline.filePath(QLatin1String(name)); }
    [[nodiscard]] static Finished program(const QStringList& words) {
        return runToEnd(QStringLiteral("kazasu-center"), QStringList{QStringLiteral("keys")} + words);
    }
    [[nodiscard]] Finished atCenter(const QStringList& words) const {
        return program(words + m_town->config());
    }
    /// Has the next list signed, with a new key of the center.
    void makeList(const char* previous, const char* name);

    std::unique_ptr<ProgramTown> m_town;
    QTemporaryDir m_offline;
    QString m_root;  // public
};

void TestCenterKeyCommands::aRootIsMadeForItsOwnerOnlyAndNeverOverwritten() {
    const QStringList words{QStringLiteral("root"), QStringLiteral("create"), QStringLiteral("--root"),
                            offline("root")};
    const Finished made = program(words);
    QVERIFY2(made.exitCode == 0, made.errors.constData());
    QVERIFY(made.output.contains("fingerprint"));
    m_root = QString::fromUtf8(made.output.simplified().split(' ').value(2));
    QCOMPARE(m_root.size(), 64);
    QFile file(offline("root"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const Finished again = program(words);
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.errors.contains("AlreadyExists"), again.errors.constData());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void TestCenterKeyCommands::makeList(const char* previous, const char* name) {
    const QString request = offline(name) + QStringLiteral(".request");
    const Finished asked = atCenter({QStringLiteral("request"), QStringLiteral("--out"), request});
    QVERIFY2(asked.exitCode == 0, asked.errors.constData());
    QStringList words{QStringLiteral("sign"),
                      QStringLiteral("--root"),
                      offline("root"),
                      QStringLiteral("--request"),
                      request,
                      QStringLiteral("--out"),
                      offline(name)};
    if (previous != nullptr) words += {QStringLiteral("--list"), offline(previous)};
    const Finished signedOne = program(words);
    QVERIFY2(signedOne.exitCode == 0, signedOne.errors.constData());
}

void TestCenterKeyCommands::aCenterIsFoundedWithARootThatItNeverSaw() {
    const Finished trusted = atCenter({QStringLiteral("root"), QStringLiteral("trust"), m_root});
    QVERIFY2(trusted.exitCode == 0, trusted.errors.constData());
    const Finished tooEarly = runToEnd(QStringLiteral("kazasu-center"), m_town->config());
    QCOMPARE(tooEarly.exitCode, 2);
    QVERIFY2(tooEarly.errors.contains("keys install"), tooEarly.errors.constData());
    makeList(nullptr, "list1");
    const Finished installed = atCenter({QStringLiteral("install"), offline("list1")});
    QVERIFY2(installed.exitCode == 0, installed.errors.constData());
    QVERIFY(m_town->startCenter());
    const Finished list = atCenter({QStringLiteral("list")});
    QVERIFY2(list.output.contains("signing") && !list.output.contains("WARNING"), list.output.constData());
    QVERIFY(!QFile::exists(m_town->path("signing.key.root")));
    QVERIFY(!m_town->center().log().contains("the root of the keys lies"));
}

void TestCenterKeyCommands::aShopIsToldTheSignedListAndItsNumber() {
    const Answer answer = m_town->shop(1001).call("GET", "/shop/v1/keys");
    QCOMPARE(answer.status, 200);
    const auto list = readKeyList(answer.body.getText("key_list").value());
    QVERIFY(list.isOk());
    QCOMPARE(QString::fromStdString(toHex(list->root)), m_root);
    QCOMPARE(answer.header(std::string(kKeySerialHeader)), std::to_string(list->serial));
    const Answer refused = m_town->shop(1001).call("GET", "/shop/v1/claims/" + ProgramTown::newId());
    QCOMPARE(refused.status, 404);  // every answer says it
    QCOMPARE(refused.header(std::string(kKeySerialHeader)), std::string("1"));
}

void TestCenterKeyCommands::aListIsInstalledWhileItServesAndWhileItRests() {
    makeList("list1", "list2");
    QCOMPARE(atCenter({QStringLiteral("install"), offline("list2")}).exitCode, 0);
    QCOMPARE(m_town->shop(1001).call("GET", "/shop/v1/keys").header(std::string(kKeySerialHeader)),
             std::string("2"));
    makeList("list2", "list3");
    QCOMPARE(m_town->center().stop(), 0);
    QCOMPARE(atCenter({QStringLiteral("install"), offline("list3")}).exitCode, 0);
    const Finished older = atCenter({QStringLiteral("install"), offline("list2")});
    QCOMPARE(older.exitCode, 1);
    QVERIFY2(older.errors.contains("KeyListOutdated"), older.errors.constData());
    QVERIFY(m_town->startCenter());
    QCOMPARE(m_town->shop(1001).call("GET", "/shop/v1/keys").header(std::string(kKeySerialHeader)),
             std::string("3"));
}

/// Codes of the keys before are still out, and records of them on their way.
void TestCenterKeyCommands::aNewRootTakesOverTheKeysOfTheOneBefore() {
    QCOMPARE(program({QStringLiteral("root"), QStringLiteral("create"), QStringLiteral("--root"),
                      offline("root of after")})
                 .exitCode,
             0);
    const QStringList sign{QStringLiteral("sign"), QStringLiteral("--root"), offline("root of after"),
                           QStringLiteral("--list"), offline("list3")};
    const Finished unknown = program(sign);
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.contains("KeyListUntrusted"), unknown.errors.constData());
    const Finished taken = program(sign + QStringList{QStringLiteral("--old-root"), m_root});
    QVERIFY2(taken.exitCode == 0, taken.errors.constData());
    QFile before(offline("list3"));
    QVERIFY(before.open(QIODevice::ReadOnly));
    const auto old = readKeyList(before.readAll().toStdString());
    const auto now = readKeyList(taken.output.toStdString());
    QVERIFY(old.isOk() && now.isOk());
    QVERIFY(now->keys == old->keys && now->root != old->root);
    QCOMPARE(now->serial, old->serial + 1);
}

void TestCenterKeyCommands::commandsSayWhatIsMissing_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* words, const char* says) {
        QTest::newRow(words) << QString::fromLatin1(words) << QByteArray(says);
    };
    row("root create", "--root is missing");
    row("sign --root %root", "--list, --request or both");
    row("sign --list %list1", "--root is missing");
    row("sign --root %root --list %list1 --days many", "--days");
    row("sign --root %root --list %list1 --days 5 --overlap-days 5", "less overlap");
    row("sign --root %root --list %list1 --request %list1.request", "AlreadyExists");
    row("sign --root %root --list %list2.request", "ParseFailed");
    row("sign --root %root --request %list2.request --from tomorrow", "--from");
    row("sign --root %root --list %list2 --serial 2", "--serial: from 3");
    row("sign --root %root --list %list2 --old-root 12", "--old-root");
    row("revoke --root %root --list %list1", "--key is missing");
    row("revoke --root %root --list %list1 --key 00000000", "NotFound");
    row("root trust 12 --config %c", "64 hex digits");
    row("install %nothing --config %c", "NotFound");
    row("nonsense --config %c", "no such command");
}

void TestCenterKeyCommands::commandsSayWhatIsMissing() {
    QFETCH(QString, words);
    QFETCH(QByteArray, says);
    QStringList given;
    for (const QString& word : words.split(QLatin1Char(' '))) {
        if (word == QStringLiteral("%c"))
            given += m_town->config().last();
        else
            given += word.startsWith(QLatin1Char('%')) ? m_offline.filePath(word.mid(1)) : word;
    }
    const Finished refused = program(given);
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.errors.contains(says), refused.errors.constData());
}

QTEST_GUILESS_MAIN(TestCenterKeyCommands)
#include "test_center_key_commands.moc"
