// Whose settlement codes a shop accepts, and when: keys, issuers, validity, time, shop and currency.
#include "tests/unit/codes/vector_code.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCodeAcceptance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothNumbersOfEd25519AreVerified();
    void anotherAlgorithmIsRefusedBeforeAnyKeyIsTried();
    void anUnknownKeyIsRefused();
    void aKeyThatOnlySharesTheIdIsRefused();
    void severalKeysOfOneIdAreAllTried();
    void aKeySpeaksOnlyForItsOwnIssuer();
    void aKeySpeaksOnlyWithinItsOwnValidity_data();
    void aKeySpeaksOnlyWithinItsOwnValidity();
    void acceptanceDependsOnTimeShopAndCurrency_data();
    void acceptanceDependsOnTimeShopAndCurrency();
};

void TestCodeAcceptance::bothNumbersOfEd25519AreVerified() {
    const Bytes payload = encodeClaims(vectorClaims()).value();
    QCOMPARE(signedText(payload, kCoseEdDsa), kVectorText);
    const auto successor = signedText(payload, kCoseEd25519);
    QCOMPARE(successor.size(), kVectorText.size());
    QVERIFY(verify(successor).value() == vectorClaims());
}

void TestCodeAcceptance::anotherAlgorithmIsRefusedBeforeAnyKeyIsTried() {
    const Bytes payload = encodeClaims(vectorClaims()).value();
    for (const std::int64_t algorithm : {-7, -9, -37, -20, 0, 5})
        QCOMPARE(verify(signedText(payload, algorithm)).code(), ErrorCode::CodeAlgorithmUnsupported);
}

void TestCodeAcceptance::anUnknownKeyIsRefused() {
    QCOMPARE(verify(kVectorText, KeyRing{}).code(), ErrorCode::CodeKeyUnknown);
    QCOMPARE(verify(kVectorText, KeyRing{{keyOf(test::SodiumSigner::countingFrom(1))}}).code(),
             ErrorCode::CodeKeyUnknown);
    const Bytes payload = encodeClaims(vectorClaims()).value();
    for (const Bytes& keyId : {Bytes{}, Bytes{0x56}, Bytes{0x56, 0x47, 0x5a, 0xa7, 0x00}})
        QCOMPARE(verify(signedText(payload, kCoseEdDsa, keyId)).code(), ErrorCode::CodeKeyUnknown);
}

void TestCodeAcceptance::aKeyThatOnlySharesTheIdIsRefused() {
    auto impostor = keyOf(test::SodiumSigner::countingFrom(1));
    impostor.id = vectorSigner().keyId();
    QCOMPARE(verify(kVectorText, KeyRing{{impostor}}).code(), ErrorCode::CodeSignatureInvalid);
}

void TestCodeAcceptance::severalKeysOfOneIdAreAllTried() {
    auto namesake = keyOf(test::SodiumSigner::countingFrom(1), kOtherIssuer);
    namesake.id = vectorSigner().keyId();
    KeyRing ring{{namesake}};
    ring.add(keyOf(vectorSigner()));
    QVERIFY(verify(kVectorText, ring).value() == vectorClaims());
}

void TestCodeAcceptance::aKeySpeaksOnlyForItsOwnIssuer() {
    QCOMPARE(verify(kVectorText, KeyRing{{keyOf(vectorSigner(), kOtherIssuer)}}).code(),
             ErrorCode::CodeIssuerUnknown);
}

void TestCodeAcceptance::aKeySpeaksOnlyWithinItsOwnValidity_data() {
    QTest::addColumn<int>("validFromSeconds");
    QTest::addColumn<int>("validUntilSeconds");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("exactly the code's life") << 0 << 300 << true;
    QTest::newRow("begins after the issue") << 1 << 300 << false;
    QTest::newRow("ends before the expiry") << 0 << 299 << false;
    QTest::newRow("ended long ago") << -900 << -600 << false;
    QTest::newRow("begins later") << 600 << 900 << false;
}

void TestCodeAcceptance::aKeySpeaksOnlyWithinItsOwnValidity() {
    QFETCH(int, validFromSeconds);
    QFETCH(int, validUntilSeconds);
    QFETCH(bool, isAccepted);
    auto key = keyOf(vectorSigner());
    key.validFrom = kIssuedAt + std::chrono::seconds{validFromSeconds};
    key.validUntil = kIssuedAt + std::chrono::seconds{validUntilSeconds};
    const auto claims = verify(kVectorText, KeyRing{{key}});
    QCOMPARE(claims.isOk(), isAccepted);
    if (!isAccepted) QCOMPARE(claims.code(), ErrorCode::CodeKeyOutOfDate);
}

void TestCodeAcceptance::acceptanceDependsOnTimeShopAndCurrency_data() {
    QTest::addColumn<int>("nowSeconds");
    QTest::addColumn<int>("boundShop");
    QTest::addColumn<int>("currency");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, int now, int shop, int currency, const char* expected) {
        QTest::newRow(name) << now << shop << currency << QByteArray(expected);
    };
    row("at its issue", 0, 0, 392, "");
    row("a minute before its issue", -60, 0, 392, "");
    row("more than a minute before", -61, 0, 392, "CodeNotYetValid");
    row("at its expiry", 300, 0, 392, "");
    row("a minute after its expiry", 360, 0, 392, "");
    row("more than a minute after", 361, 0, 392, "CodeExpired");
    row("bound to this shop", 0, 7, 392, "");
    row("bound to another shop", 0, 8, 392, "CodeWrongShop");
    row("sold in dollars", 0, 7, 840, "CodeWrongCurrency");
    row("expired in another shop", 361, 8, 840, "CodeExpired");
}

void TestCodeAcceptance::acceptanceDependsOnTimeShopAndCurrency() {
    QFETCH(int, nowSeconds);
    QFETCH(int, boundShop);
    QFETCH(int, currency);
    QFETCH(QByteArray, expected);
    auto claims = vectorClaims();
    if (boundShop != 0) claims.shop = ShopNumber::from(boundShop).value();
    const auto status = checkAcceptance(claims, kIssuedAt + std::chrono::seconds{nowSeconds}, kShop,
                                        currencyOf(currency).value());
    QCOMPARE(status ? std::string() : std::string(errorName(status.code())), expected.toStdString());
}

QTEST_APPLESS_MAIN(TestCodeAcceptance)
#include "test_code_acceptance.moc"
