// The center in the hands of its operator: a folder for a file, a key that was lost, a shop's name that no
// bank can be told, and a shop whose program writes its header otherwise.
#include "tests/component/center/program_town.h"
#include "tests/support/http_peer.h"

#include <QFile>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterOperator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSchemeOfATokenIsReadInAnyCase_data();
    void theSchemeOfATokenIsReadInAnyCase();
    void aFolderInsteadOfAFileIsSaid();
    void aShopIsNamedByOneLineThatFitsAMessage_data();
    void aShopIsNamedByOneLineThatFitsAMessage();
    void withoutTheKeyOfTheRegisteredMeansItDoesNotStart();

private:
    Finished center(const QStringList& words) {
        return runToEnd(QStringLiteral("kazasu-center"), words + m_town->config());
    }
    std::unique_ptr<ProgramTown> m_town;
};

void TestCenterOperator::initTestCase() {
    m_town = std::make_unique<ProgramTown>();
    QVERIFY2(m_town->startCenter(), m_town->center().log().constData());
}

void TestCenterOperator::theSchemeOfATokenIsReadInAnyCase_data() {
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<int>("status");
    for (const char* scheme : {"Bearer", "bearer", "BEARER"})
        QTest::newRow(scheme) << QByteArray(scheme) << 200;
    for (const char* scheme : {"Basic", "Bearers", ""}) QTest::newRow(scheme) << QByteArray(scheme) << 401;
}

void TestCenterOperator::theSchemeOfATokenIsReadInAnyCase() {
    QFETCH(const QByteArray, scheme);
    QFETCH(const int, status);
    HttpCaller shop = m_town->shop(1001);
    shop.extra = {{"authorization", scheme.toStdString() + ' ' + std::exchange(shop.token, {})}};
    QCOMPARE(shop.call("GET", "/shop/v1/keys").status, status);
}

void TestCenterOperator::aFolderInsteadOfAFileIsSaid() {
    const Finished refused =
        runToEnd(QStringLiteral("kazasu-center"), {QStringLiteral("--config"), m_town->path("")});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("ConfigInvalid(16): " + m_town->path("").toUtf8()), refused.errors);
}

void TestCenterOperator::aShopIsNamedByOneLineThatFitsAMessage_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("201 bytes") << QString(201, QLatin1Char('x')) << QByteArray("TooLong");
    QTest::newRow("two lines") << QStringLiteral("x\ny") << QByteArray("TextRefused");
    QTest::newRow("a card") << QStringLiteral("4111 1111 1111 1111") << QByteArray("CardNumberRefused");
    QTest::newRow("blank") << QStringLiteral("  ") << QByteArray("InvalidArgument");
}

void TestCenterOperator::aShopIsNamedByOneLineThatFitsAMessage() {
    QFETCH(const QString, name);
    QFETCH(const QByteArray, error);
    QCOMPARE(m_town->center().stop(), 0);
    const Finished refused =
        center({QStringLiteral("shop"), QStringLiteral("add"), QStringLiteral("--number"),
                QStringLiteral("1003"), QStringLiteral("--name"), name, QStringLiteral("--institution"),
                QStringLiteral("99990110"), QStringLiteral("--account"), QStringLiteral("7654321")});
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.errors.contains(error) && refused.errors.contains("--name"), refused.errors);
    QVERIFY(m_town->startCenter());
}

void TestCenterOperator::withoutTheKeyOfTheRegisteredMeansItDoesNotStart() {
    HttpCaller phone = m_town->phone();
    ProgramTown::join(phone, "key@example.jp");
    QCOMPARE(m_town->center().stop(), 0);
    const QString key = m_town->path("secret.key");
    QVERIFY(QFile::rename(key, key + QStringLiteral(".away")));
    const Finished refused = center({});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("ConfigInvalid(16): 'secret_key'"), refused.errors);
    QVERIFY(QFile::remove(key));
    QVERIFY(QFile::rename(key + QStringLiteral(".away"), key));
    QVERIFY(m_town->startCenter());
}

QTEST_GUILESS_MAIN(TestCenterOperator)
#include "test_center_operator.moc"
