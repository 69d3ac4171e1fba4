// A machine's own key: made once, for its owner only, and the same that its TLS line uses.
#include "platform/crypto/crypto.h"
#include "platform/crypto/device_key.h"
#include "platform/crypto/tls_identity.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;

class TestDeviceKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }
    void theKeyIsMadeOnceAndForItsOwnerOnly();
    void whatOthersMayReadOrIsNoKeyIsRefused();
    void aSignatureHoldsForItsMessageAndItsKeyOnly();
    void theKeyOfATlsLineSigns();

private:
    [[nodiscard]] static std::string pathIn(const QTemporaryDir& folder, const char* name) {
        return folder.filePath(QLatin1String(name)).toStdString();
    }
};

void TestDeviceKey::theKeyIsMadeOnceAndForItsOwnerOnly() {
    const QTemporaryDir folder;
    const std::string path = pathIn(folder, "device.key");
    QVERIFY(!DeviceKey::fromFile(path));
    QFile cutOff(QString::fromStdString(path + ".part"));  // of a program that was killed while it made one
    QVERIFY(cutOff.open(QIODevice::WriteOnly) && cutOff.write("-----BEGIN") > 0);
    cutOff.close();
    const auto made = DeviceKey::fromFileMadeOnce(path);
    QVERIFY(made.isOk());
    const auto again = DeviceKey::fromFileMadeOnce(path);
    QCOMPARE(again->hash().hex, made->hash().hex);
    QVERIFY(!cutOff.exists());
    QCOMPARE(QFile::permissions(QString::fromStdString(path)) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions{});
}

void TestDeviceKey::whatOthersMayReadOrIsNoKeyIsRefused() {
    const QTemporaryDir folder;
    const std::string path = pathIn(folder, "device.key");
    QVERIFY(DeviceKey::fromFileMadeOnce(path).isOk());
    QFile file(QString::fromStdString(path));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QCOMPARE(DeviceKey::fromFile(path).code(), ErrorCode::ConfigInvalid);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("no key");
    file.close();
    QCOMPARE(DeviceKey::fromFile(path).code(), ErrorCode::ConfigInvalid);
    QCOMPARE(DeviceKey::fromFileMadeOnce(path).code(), ErrorCode::ConfigInvalid);
}

void TestDeviceKey::aSignatureHoldsForItsMessageAndItsKeyOnly() {
    const QTemporaryDir folder;
    const auto key = DeviceKey::fromFileMadeOnce(pathIn(folder, "a"));
    const auto other = DeviceKey::fromFileMadeOnce(pathIn(folder, "b"));
    Bytes signature = key->sign(viewOf("head 1")).value();
    QVERIFY(isSignedByDevice(key->publicKey(), viewOf("head 1"), signature));
    QVERIFY(!isSignedByDevice(key->publicKey(), viewOf("head 2"), signature));
    QVERIFY(!isSignedByDevice(other->publicKey(), viewOf("head 1"), signature));
    QVERIFY(!isSignedByDevice(Bytes{1, 2, 3}, viewOf("head 1"), signature));
    QVERIFY(!isSignedByDevice({}, viewOf("head 1"), {}));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        signature[i] ^= 1;
        QVERIFY(!isSignedByDevice(key->publicKey(), viewOf("head 1"), signature));
        signature[i] ^= 1;
    }
}

void TestDeviceKey::theKeyOfATlsLineSigns() {
    const QTemporaryDir folder;
    const TlsIdentityFiles files{pathIn(folder, "line.pem"), pathIn(folder, "line.key")};
    QVERIFY(createTlsIdentity(files, "till").isOk());
    const auto key = DeviceKey::fromFile(files.key);
    QVERIFY(key.isOk());
    QCOMPARE(key->hash().hex, checkTlsIdentity(files)->hex);
    QVERIFY(isSignedByDevice(key->publicKey(), viewOf("x"), key->sign(viewOf("x")).value()));
}

QTEST_GUILESS_MAIN(TestDeviceKey)
#include "test_device_key.moc"
