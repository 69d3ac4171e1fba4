// A shop that the center knows by its machine's key: a sale over TLS, a code that is good once, a copied
// folder, a machine that is sent away. Real programs on loopback.
#include "core/wire/shop_api.h"
#include "platform/crypto/crypto.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/phone_screen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"

#include <QDirIterator>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kJiro{"佐藤 次郎", "さとう じろう", "jiro@example.jp", "kazasu enrolled"};

void copyFolder(const QString& from, const QString& to) {
    KAZASU_CHECK(QDir().mkpath(to));
    for (QDirIterator files(from, QDir::Files, QDirIterator::NoIteratorFlags); files.hasNext();) {
        const QString file = files.next();
        KAZASU_CHECK(QFile::copy(file, to + QLatin1Char('/') + QFileInfo(file).fileName()));
    }
}

}  // namespace

class TestEnrolledShop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aSaleIsPaidOverTls();
    void aCodeEnrolsOneMachine();
    void whatIsNoCodeSaysSo();
    void theDoorIsClosedToStrangers();
    void aCopiedFolderStopsBoth();
    void aNewKeySellsAgain();
    void aRevokedMachineIsRefusedAtOnce();
    void theBooksAgreeInTheEnd();

private:
    PhoneCode code() {
        CodeWish wish;
        wish.amount = 1200;
        const auto held = m_phone->obtainCode(m_means, wish);
        KAZASU_CHECK(held.has_value());
        return *held;
    }
    void sellByCode();
    /// With which error the till refuses a code that is held up; the sale is paid in cash then.
    QByteArray refusalOf(Till& till);
    QByteArray stateOfDevices() const { return m_system.center.run("device list").output; }

    RunningSystem m_system{ShopLine::Tls};
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    std::string m_means;
};

void TestEnrolledShop::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
    m_means = m_phone->becomeMember(kJiro);
    QVERIFY(!m_means.empty());
    QVERIFY2(m_till.open(), m_system.logs().constData());
}

void TestEnrolledShop::cleanup() {
    if (QTest::currentTestFailed()) qInfo("%s", m_system.logs().constData());
}

void TestEnrolledShop::sellByCode() {
    const std::string sale = m_till.ringUp();
    QVERIFY(!sale.empty());
    m_till.holdUp(
        phonePicture(QImage::fromData(QByteArray::fromStdString(code().image)), QStringLiteral("¥1,200")));
    QCOMPARE(textAt(m_till.waitForSettlement(), "completed.id"), sale);
}

QByteArray TestEnrolledShop::refusalOf(Till& till) {
    const std::string sale = till.ringUp();
    KAZASU_CHECK(!sale.empty());
    till.holdUp(
        phonePicture(QImage::fromData(QByteArray::fromStdString(code().image)), QStringLiteral("¥1,200")));
    const Json answer = till.waitForSettlement();
    KAZASU_CHECK(textAt(till.payCash(kPrice), "completed.id") == sale);
    return QByteArray::fromStdString(textAt(answer, "settlement.error.name"));
}

void TestEnrolledShop::aSaleIsPaidOverTls() {
    sellByCode();
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    QVERIFY2(stateOfDevices().contains("1001  good"), stateOfDevices().constData());
}

void TestEnrolledShop::aCodeEnrolsOneMachine() {
    const QString offered = m_system.enrolmentCode();
    const auto enrolAs = [&](const char* file) {
        SystemProgram machine(QStringLiteral("kazasu-controller"),
                              m_system.folder() + QStringLiteral("/") + QLatin1String(file), QString());
        KAZASU_CHECK(QDir().mkpath(machine.folder()));
        const auto config = Json::parse([&] {
            QFile own(m_system.controller.configFile());
            KAZASU_CHECK(own.open(QIODevice::ReadOnly));
            return own.readAll().toStdString();
        }());
        KAZASU_CHECK(config.isOk());
        machine.configure(*config);
        return machine.run({QStringLiteral("enrol"), offered});
    };
    QCOMPARE(enrolAs("second").exitCode, 0);
    const Finished third = enrolAs("third");
    QCOMPARE(third.exitCode, 1);
    QVERIFY2(third.errors.contains("EnrolmentCodeInvalid"), third.errors.constData());
    const Finished again = m_system.controller.run({QStringLiteral("enrol"), offered});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.errors.contains("AlreadyExists"), again.errors.constData());
}

void TestEnrolledShop::whatIsNoCodeSaysSo() {
    const Finished refused = m_system.controller.run("enrol https://127.0.0.1:1#12.34");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("EnrolmentCodeInvalid"), refused.errors.constData());
}

void TestEnrolledShop::theDoorIsClosedToStrangers() {
    const auto answer = m_system.askAsShop("/shop/v1/keys");  // in the clear, with a good token
    QVERIFY(answer.status != 200);
}

void TestEnrolledShop::aCopiedFolderStopsBoth() {
    QCOMPARE(m_till.close(), 0);
    const QString copied = m_system.folder() + QStringLiteral("/copy");
    copyFolder(m_system.controller.folder(), copied);
    SystemProgram copy(QStringLiteral("kazasu-controller"), copied, QString(), ReadyOn::StandardOutputOnly);
    QVERIFY2(m_till.open(), m_system.logs().constData());
    QVERIFY2(stateOfDevices().contains("1001  good"), stateOfDevices().constData());
    QVERIFY(copy.start({QStringLiteral("run"), QStringLiteral("-")}));  // asks for the keys
    QVERIFY(becomesTrue([this] { return stateOfDevices().contains("1001  frozen"); }));
    copy.kill();
    QCOMPARE(refusalOf(m_till), QByteArray("DeviceFrozen"));
}

void TestEnrolledShop::aNewKeySellsAgain() {
    QCOMPARE(m_till.close(), 0);
    for (const char* end : {"", ".pem", ".key"})
        QVERIFY(QFile::remove(m_system.controller.path(QStringLiteral("enrolment") + QLatin1String(end))));
    const Finished enrolled = m_system.controller.run({QStringLiteral("enrol"), m_system.enrolmentCode()});
    QVERIFY2(enrolled.exitCode == 0, enrolled.errors.constData());
    QVERIFY2(m_till.open(), m_system.logs().constData());
    sellByCode();
}

void TestEnrolledShop::aRevokedMachineIsRefusedAtOnce() {
    const Json devices = *Json::parse(m_system.center.run("device list --json").output.toStdString());
    const Json list = *devices.getArray("devices");
    QCOMPARE(list.size(), std::size_t{3});
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Finished revoked =
            m_system.center.run({QStringLiteral("device"), QStringLiteral("revoke"), QStringLiteral("--key"),
                                 QString::fromStdString(*list.at(i).getText("key"))});
        QCOMPARE(revoked.exitCode, 0);
    }
    QCOMPARE(refusalOf(m_till), QByteArray("Unauthorized"));
    m_system.controller.kill();
    QVERIFY(m_till.open(false));  // and on a new line too
    QCOMPARE(refusalOf(m_till), QByteArray("Unauthorized"));
}

void TestEnrolledShop::theBooksAgreeInTheEnd() {
    QCOMPARE(m_till.close(), 0);
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
}

QTEST_MAIN(TestEnrolledShop)
#include "test_enrolled_shop.moc"
