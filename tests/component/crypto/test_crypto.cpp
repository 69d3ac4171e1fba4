// Keys, signatures, passwords and digests against published vectors and bad input.
#include "platform/crypto/crypto.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kazasu;

namespace {

template <std::size_t kSize>
std::array<std::uint8_t, kSize> arrayOf(const char* hex) {
    const auto bytes = fromHex(hex);
    std::array<std::uint8_t, kSize> array{};
    std::copy(bytes->begin(), bytes->end(), array.begin());
    return array;
}

}  // namespace

class TestCrypto : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }
    void signaturesAreThoseOfRfc8032_data();
    void signaturesAreThoseOfRfc8032();
    void aChangedBitIsNoticed();
    void aSmallOrderKeyVerifiesNothing();
    void sha256IsThatOfFips180();
    void theKeyIdIsTheBeginningOfTheDigest();
    void aKeyComesBackFromItsFile();
    void aKeyFileIsNeverOverwritten();
    void aKeyFileThatOthersMayReadIsRefused();
    void aBrokenKeyFileIsRefused_data();
    void aBrokenKeyFileIsRefused();
    void onlyTheRightPasswordFits();
    void tokensHaveOneHundredAndTwentyEightBits();
};

void TestCrypto::signaturesAreThoseOfRfc8032_data() {
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("7.1 test 1, empty message")
        << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") << QByteArray("")
        << QByteArray(
               "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
               "46b"
               "d25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("7.1 test 2, one byte")
        << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c") << QByteArray("72")
        << QByteArray(
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
               "d8c"
               "387b2eaeb4302aeeb00d291612bb0c00");
}

void TestCrypto::signaturesAreThoseOfRfc8032() {
    QFETCH(const QByteArray, seed);
    QFETCH(const QByteArray, publicKey);
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, signature);
    const SigningKey key = SigningKey::fromSeed(arrayOf<32>(seed.constData()));
    const auto bytes = fromHex(message.toStdString());
    QCOMPARE(toHex(key.publicKey()), publicKey.toStdString());
    QCOMPARE(toHex(key.sign(*bytes)), signature.toStdString());
    QVERIFY(Ed25519Verifier().isValid(*bytes, key.sign(*bytes), key.publicKey()));
}

void TestCrypto::aChangedBitIsNoticed() {
    SystemRandom random;
    const SigningKey key = SigningKey::generate(random);
    const Bytes message = bytesOf("1280 yen");
    const Signature good = key.sign(message);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Signature bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
        QVERIFY2(!Ed25519Verifier().isValid(message, bad, key.publicKey()), qPrintable(QString::number(bit)));
    }
}

void TestCrypto::aSmallOrderKeyVerifiesNothing() {
    const PublicKey zero{};
    const PublicKey one{1};
    Signature signature{};
    signature[0] = 1;
    for (const auto& key : {zero, one}) {
        QVERIFY(!Ed25519Verifier().isValid(bytesOf("anything"), signature, key));
        QVERIFY(!Ed25519Verifier().isValid({}, Signature{}, key));
    }
}

void TestCrypto::sha256IsThatOfFips180() {
    QCOMPARE(toHex(sha256(bytesOf("abc"))),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(sha256({})),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TestCrypto::theKeyIdIsTheBeginningOfTheDigest() {
    const auto key = arrayOf<32>("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
    QCOMPARE(toHex(keyIdOf(key)), std::string("56475aa7"));
}

void TestCrypto::aKeyComesBackFromItsFile() {
    const QTemporaryDir folder;
    SystemRandom random;
    const SigningKey key = SigningKey::generate(random);
    const std::string path = folder.filePath(QStringLiteral("key")).toStdString();
    QVERIFY(key.toFile(path).isOk());
    QCOMPARE(QFile::permissions(QString::fromStdString(path)) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions{});
    const auto read = SigningKey::fromFile(path);
    QVERIFY(read.isOk());
    QVERIFY(read->publicKey() == key.publicKey());
    QVERIFY(read->sign(bytesOf("x")) == key.sign(bytesOf("x")));
    QCOMPARE(SigningKey::fromFile(path + ".none").code(), ErrorCode::NotFound);
}

void TestCrypto::aKeyFileIsNeverOverwritten() {
    const QTemporaryDir folder;
    SystemRandom random;
    const std::string path = folder.filePath(QStringLiteral("key")).toStdString();
    const SigningKey first = SigningKey::generate(random);
    QVERIFY(first.toFile(path).isOk());
    QCOMPARE(SigningKey::generate(random).toFile(path).code(), ErrorCode::AlreadyExists);
    QVERIFY(SigningKey::fromFile(path)->publicKey() == first.publicKey());
}

void TestCrypto::aKeyFileThatOthersMayReadIsRefused() {
    const QTemporaryDir folder;
    SystemRandom random;
    const QString path = folder.filePath(QStringLiteral("key"));
    QVERIFY(SigningKey::generate(random).toFile(path.toStdString()).isOk());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup));
    QCOMPARE(SigningKey::fromFile(path.toStdString()).code(), ErrorCode::ConfigInvalid);
}

void TestCrypto::aBrokenKeyFileIsRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(62, 'a');
    QTest::newRow("long") << QByteArray(70, 'a');
    QTest::newRow("not hex") << QByteArray(64, 'x');
}

void TestCrypto::aBrokenKeyFileIsRefused() {
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(SigningKey::fromFile(path.toStdString()).code(), ErrorCode::ConfigInvalid);
}

void TestCrypto::onlyTheRightPasswordFits() {
    const auto hash = hashPassword("correct horse かざす");
    QVERIFY(hash.isOk());
    QVERIFY(hash->starts_with("$argon2id$"));
    QVERIFY(isPasswordOf(*hash, "correct horse かざす"));
    QVERIFY(!isPasswordOf(*hash, "correct horse かざ"));
    QVERIFY(!isPasswordOf(*hash, ""));
    QVERIFY(!isPasswordOf("not a hash", "x"));
    QVERIFY(!isPasswordOf(std::string(500, '$'), "x"));
    QVERIFY(*hashPassword("a") != *hashPassword("a"));
    QVERIFY(isEqualInConstantTime("abc", "abc"));
    QVERIFY(!isEqualInConstantTime("abc", "abd"));
    QVERIFY(!isEqualInConstantTime("abc", "ab"));
}

void TestCrypto::tokensHaveOneHundredAndTwentyEightBits() {
    SystemRandom random;
    const std::string token = randomToken(random);
    QCOMPARE(token.size(), std::size_t{22});
    QVERIFY(token != randomToken(random));
    QVERIFY(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
            std::string::npos);
}

QTEST_GUILESS_MAIN(TestCrypto)
#include "test_crypto.moc"
