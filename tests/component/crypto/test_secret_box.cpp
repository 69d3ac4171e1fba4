// SecretBox: what is sealed opens with its key only, and key files are private or refused.
#include "platform/crypto/crypto.h"
#include "platform/crypto/secret_box.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSecretBox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }
    void whatIsSealedOpensAndNeverLooksTheSame();
    void everyChangedByteIsNoticed();
    void anotherKeyDoesNotOpenIt();
    void aKeyFileIsMadePrivateAndReadBack();
    void aKeyFileThatOthersMayReadOrThatIsNoKeyIsRefused();
};

void TestSecretBox::whatIsSealedOpensAndNeverLooksTheSame() {
    SeededRandom random(1);
    const SecretBox box({1, 2, 3});
    const Bytes first = box.seal(viewOf("4111111111111111"), random);
    const Bytes second = box.seal(viewOf("4111111111111111"), random);
    QVERIFY(first != second);
    QCOMPARE(textOf(box.open(first).value()), std::string("4111111111111111"));
    QCOMPARE(textOf(box.open(box.seal({}, random)).value()), std::string());
}

void TestSecretBox::everyChangedByteIsNoticed() {
    SeededRandom random(1);
    const SecretBox box({1, 2, 3});
    const Bytes sealed = box.seal(viewOf("4111"), random);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 1U;
        QCOMPARE(box.open(changed).code(), ErrorCode::ParseFailed);
        QCOMPARE(box.open(ByteView(sealed).first(i)).code(), ErrorCode::ParseFailed);
    }
}

void TestSecretBox::anotherKeyDoesNotOpenIt() {
    SeededRandom random(1);
    QCOMPARE(SecretBox({2}).open(SecretBox({1}).seal(viewOf("x"), random)).code(), ErrorCode::ParseFailed);
}

void TestSecretBox::aKeyFileIsMadePrivateAndReadBack() {
    SeededRandom random(1);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("secret.key")).toStdString();
    QVERIFY(SecretBox::createFile(path, random).isOk());
    QCOMPARE(SecretBox::createFile(path, random).code(), ErrorCode::AlreadyExists);
    const auto once = SecretBox::fromFile(path);
    const auto again = SecretBox::fromFile(path);
    QVERIFY(once.isOk() && again.isOk());
    QCOMPARE(textOf(again->open(once->seal(viewOf("x"), random)).value()), std::string("x"));
    const auto others = QFile::permissions(QString::fromStdString(path)) &
                        (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
    QCOMPARE(static_cast<int>(others), 0);
}

void TestSecretBox::aKeyFileThatOthersMayReadOrThatIsNoKeyIsRefused() {
    SeededRandom random(1);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("secret.key"));
    QCOMPARE(SecretBox::fromFile(path.toStdString()).code(), ErrorCode::ConfigInvalid);
    QVERIFY(SecretBox::createFile(path.toStdString(), random).isOk());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(SecretBox::fromFile(path.toStdString()).code(), ErrorCode::ConfigInvalid);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    for (const char* text : {"", "00", "zz", "\n"}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        QCOMPARE(SecretBox::fromFile(path.toStdString()).code(), ErrorCode::ConfigInvalid);
    }
}

QTEST_GUILESS_MAIN(TestSecretBox)
#include "test_secret_box.moc"
