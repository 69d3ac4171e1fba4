// Threat row 3: what looks like a genuine code and is none. The signatures here satisfy the equation of
// Ed25519 or differ from a genuine one in a single bit; a verifier that is less than strict takes some of
// them.
#include "core/code/base45.h"
#include "core/code/cose_sign1.h"
#include "core/code/settlement_code.h"
#include "platform/crypto/crypto.h"

#include <QTest>
#include <sodium.h>

using namespace kazasu;

namespace {

using Scalar = std::array<std::uint8_t, 32>;
using Point = std::array<std::uint8_t, 32>;

const IssuerId kIssuer = *IssuerId::parse("99990001");
constexpr auto kIssuedAt = Instant::fromSeconds(1795305600);

SettlementClaims someClaims() {
    return {kIssuer,
            kIssuedAt,
            kIssuedAt + std::chrono::seconds{300},
            IssueNumber::parse("0123456789abcdef").value(),
            Money::yen(12800),
            CodeKind::Payment,
            std::nullopt,
            std::nullopt};
}

std::array<std::uint8_t, 32> seed() {
    std::array<std::uint8_t, 32> seed{};
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] = static_cast<std::uint8_t>(i);
    return seed;
}

const SigningKey& signer() {
    static const SigningKey key = SigningKey::fromSeed(seed());
    return key;
}

KeyRing ringOf(const PublicKey& key) {
    return KeyRing{{{keyIdOf(key), key, kIssuer, kIssuedAt - std::chrono::hours{24},
                     kIssuedAt + std::chrono::hours{24}}}};
}

std::string textOf(const CoseSign1& message) {
    return std::string(kSettlementCodePrefix) + encodeBase45(message.encode());
}

Result<SettlementClaims> verify(const std::string& text, const PublicKey& key = signer().publicKey()) {
    return verifySettlementCode(text, ringOf(key), Ed25519Verifier{});
}

CoseSign1 genuine() {
    return signCoseSign1(kCoseEdDsa, keyIdOf(signer().publicKey()), encodeClaims(someClaims()).value(),
                         signer());
}

/// A code of that key with a signature that was made by hand.
CoseSign1 messageOf(const PublicKey& key, const Point& r, const Scalar& s) {
    CoseSign1 message = genuine();
    const auto id = keyIdOf(key);
    message.keyId.assign(id.begin(), id.end());
    std::copy(r.begin(), r.end(), message.signature.begin());
    std::copy(s.begin(), s.end(), message.signature.begin() + 32);
    return message;
}

template <std::size_t kSize = 32>
std::array<std::uint8_t, kSize> bytesFromHex(const char* hex) {
    const auto bytes = fromHex(hex).value();
    KAZASU_CHECK(bytes.size() == kSize);
    std::array<std::uint8_t, kSize> fixed{};
    std::copy(bytes.begin(), bytes.end(), fixed.begin());
    return fixed;
}

/// The order of the base point: 2^252 + 27742317777372353535851937790883648493.
Scalar order() { return bytesFromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"); }

/// False when the sum does not fit into 32 bytes.
bool add(Scalar& sum, const Scalar& number) {
    int carry = 0;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const int digit = sum[i] + number[i] + carry;
        sum[i] = static_cast<std::uint8_t>(digit & 0xFF);
        carry = digit >> 8;
    }
    return carry == 0;
}

/// H(R, A, M) mod L.
Scalar challenge(const Point& r, const PublicKey& key, const Bytes& message) {
    Bytes all(r.begin(), r.end());
    all.insert(all.end(), key.begin(), key.end());
    all.insert(all.end(), message.begin(), message.end());
    std::array<std::uint8_t, 64> hash{};
    crypto_hash_sha512(hash.data(), all.data(), all.size());
    Scalar reduced{};
    crypto_core_ed25519_scalar_reduce(reduced.data(), hash.data());
    return reduced;
}

/// The secret scalar behind the seed (RFC 8032, 5.1.5).
Scalar secretScalar() {
    std::array<std::uint8_t, 64> hash{};
    const auto bytes = seed();
    crypto_hash_sha512(hash.data(), bytes.data(), bytes.size());
    hash[0] &= 248;
    hash[31] &= 127;
    hash[31] |= 64;
    std::array<std::uint8_t, 64> wide{};
    std::copy_n(hash.begin(), 32, wide.begin());
    Scalar reduced{};
    crypto_core_ed25519_scalar_reduce(reduced.data(), wide.data());
    return reduced;
}

void addRows(std::initializer_list<std::pair<const char*, const char*>> rows) {
    QTest::addColumn<QByteArray>("hex");
    for (const auto& [name, hex] : rows) QTest::newRow(name) << QByteArray(hex);
}

}  // namespace

class TestCodeSignatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }
    void everyFlippedBitOfACodeIsRefused();
    void everyFlippedBitOfItsTextIsRefused();
    void theSameScalarWrittenLargerIsRefused();
    void aRandomPointThatIsNoneIsRefused_data();
    void aRandomPointThatIsNoneIsRefused();
    void aKeyOfSmallOrderSpeaksForNobody_data();
    void aKeyOfSmallOrderSpeaksForNobody();
    void partsOfGenuineSignaturesMakeNone();
};

void TestCodeSignatures::everyFlippedBitOfACodeIsRefused() {
    const Bytes code = genuine().encode();
    QVERIFY(verify(textOf(genuine())).isOk());
    for (std::size_t bit = 0; bit < code.size() * 8; ++bit) {
        Bytes changed = code;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        QVERIFY2(!verify(std::string(kSettlementCodePrefix) + encodeBase45(changed)).isOk(),
                 qPrintable(QString::number(bit)));
    }
}

void TestCodeSignatures::everyFlippedBitOfItsTextIsRefused() {
    const std::string text = textOf(genuine());
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!verify(changed).isOk(), qPrintable(QString::number(bit)));
    }
}

void TestCodeSignatures::theSameScalarWrittenLargerIsRefused() {
    const Signature signature = genuine().signature;
    Point r{};
    Scalar s{};
    std::copy_n(signature.begin(), 32, r.begin());
    std::copy_n(signature.begin() + 32, 32, s.begin());
    QVERIFY(verify(textOf(messageOf(signer().publicKey(), r, s))).isOk());
    int tried = 0;
    while (add(s, order())) {  // S + L, S + 2L ... all mean the same point
        QCOMPARE(verify(textOf(messageOf(signer().publicKey(), r, s))).code(),
                 ErrorCode::CodeSignatureInvalid);
        ++tried;
    }
    QVERIFY(tried >= 14);
}

void TestCodeSignatures::aRandomPointThatIsNoneIsRefused_data() {
    addRows(
        {{"identity", "0100000000000000000000000000000000000000000000000000000000000000"},
         {"identity, sign set", "0100000000000000000000000000000000000000000000000000000000000080"},
         {"identity, y + p", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
         {"identity, y + p, sign set", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}});
}

/// R is the identity, canonical or not, and S = H(R, A, M) a: the equation S B = R + H(R, A, M) A holds.
void TestCodeSignatures::aRandomPointThatIsNoneIsRefused() {
    QFETCH(QByteArray, hex);
    const auto r = bytesFromHex(hex.constData());
    const PublicKey& key = signer().publicKey();
    const Scalar k = challenge(r, key, genuine().toBeSigned());
    const Scalar a = secretScalar();
    Scalar s{};
    crypto_core_ed25519_scalar_mul(s.data(), k.data(), a.data());
    Point left{}, right{};
    QCOMPARE(crypto_scalarmult_ed25519_base_noclamp(left.data(), s.data()), 0);
    QCOMPARE(crypto_scalarmult_ed25519_noclamp(right.data(), k.data(), key.data()), 0);
    QVERIFY(left == right);
    QCOMPARE(verify(textOf(messageOf(key, r, s))).code(), ErrorCode::CodeSignatureInvalid);
}

void TestCodeSignatures::aKeyOfSmallOrderSpeaksForNobody_data() {
    addRows(
        {{"order 1", "0100000000000000000000000000000000000000000000000000000000000000"},
         {"order 2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
         {"order 4", "0000000000000000000000000000000000000000000000000000000000000000"},
         {"order 4, sign set", "0000000000000000000000000000000000000000000000000000000000000080"},
         {"order 8, a", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"},
         {"order 8, b", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"},
         {"order 8, c", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"},
         {"order 8, d", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"},
         {"order 1, sign set", "0100000000000000000000000000000000000000000000000000000000000080"},
         {"order 2, sign set", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"},
         {"order 1, y + p", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
         {"order 4, y + p", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"},
         {"order 4, y + p, sign set", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}});
}

/// With such a key A, H(R, A, M) A is the identity for every eighth message at least, and anybody makes R = s
/// B with S = s: no secret is needed.
void TestCodeSignatures::aKeyOfSmallOrderSpeaksForNobody() {
    QFETCH(QByteArray, hex);
    const PublicKey key = bytesFromHex(hex.constData());
    for (std::uint8_t number = 1; number <= 64; ++number) {
        Scalar s{};
        s[0] = number;
        Point r{};
        QCOMPARE(crypto_scalarmult_ed25519_base_noclamp(r.data(), s.data()), 0);
        QCOMPARE(verify(textOf(messageOf(key, r, s)), key).code(), ErrorCode::CodeSignatureInvalid);
    }
}

void TestCodeSignatures::partsOfGenuineSignaturesMakeNone() {
    SettlementClaims others = someClaims();
    others.amount = Money::yen(1);
    const auto other =
        signCoseSign1(kCoseEdDsa, keyIdOf(signer().publicKey()), encodeClaims(others).value(), signer());
    const CoseSign1 own = genuine();
    const auto refused = [&](const Signature& signature) {
        CoseSign1 message = own;
        message.signature = signature;
        return verify(textOf(message)).code() == ErrorCode::CodeSignatureInvalid;
    };
    Signature mixed = own.signature;
    std::copy_n(other.signature.begin(), 32, mixed.begin());
    QVERIFY(refused(mixed));
    mixed = own.signature;
    std::copy_n(other.signature.begin() + 32, 32, mixed.begin() + 32);
    QVERIFY(refused(mixed));
    std::rotate_copy(own.signature.begin(), own.signature.begin() + 32, own.signature.end(), mixed.begin());
    QVERIFY(refused(mixed));
    QVERIFY(refused(other.signature));
    QVERIFY(refused(Signature{}));
}

QTEST_APPLESS_MAIN(TestCodeSignatures)
#include "test_code_signatures.moc"
