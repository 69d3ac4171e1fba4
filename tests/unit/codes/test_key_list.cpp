// Lists of signing keys and requests for a place on one: one text for each, nothing believed that the root or
// the key did not sign, and never an older list after a newer one.
#include "core/code/key_list.h"
#include "core/code/key_request.h"
#include "tests/support/sodium_signature.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const IssuerId kIssuer = *IssuerId::parse("99990001");
const SodiumVerifier kVerifier;

const SodiumSigner& root() {
    static const auto signer = SodiumSigner::countingFrom(100);
    return signer;
}

Instant day(int number) { return Instant::fromSeconds(1795305600 + number * 86'400L); }

IssuerKey keyNumber(std::uint8_t number) {
    const auto signer = SodiumSigner::countingFrom(number);
    return {signer.keyId(), signer.publicKey(), kIssuer, day(0), day(30)};
}

KeyList twoKeys() {
    KeyList list{root().publicKey(), 7, kIssuer, day(2), day(32), {keyNumber(1), keyNumber(2)}};
    list.keys[1].revokedAt = day(1);
    return list;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    KAZASU_CHECK(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

/// The changed text with a genuine signature over it.
std::string signedAgain(const std::string& text) {
    const auto end = text.rfind("signature ");
    const std::string body = text.substr(0, end);
    return body + "signature " + toHex(root().sign(viewOf(body))) + '\n';
}

}  // namespace

class TestKeyList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsReadAsItWasSigned();
    void everyFlippedBitOfAListIsRefused();
    void aListOfAnotherRootIsRefused();
    void whatWasSignedAsSomethingElseIsNoList();
    void whatIsNoListIsRefusedThoughTheRootSignedIt_data();
    void whatIsNoListIsRefusedThoughTheRootSignedIt();
    void aListHasSixtyFourKeysAtMost();
    void anOlderListNeverFollows();
    void aRequestIsReadAsItWasWritten();
    void everyFlippedBitOfARequestIsRefused();
};

void TestKeyList::aListIsReadAsItWasSigned() {
    const std::string text = signKeyList(twoKeys(), root());
    const auto read = verifyKeyList(text, root().publicKey(), kVerifier);
    QVERIFY(read.isOk());
    QVERIFY(*read == twoKeys());
    QVERIFY(*readKeyList(text) == twoKeys());
}

void TestKeyList::everyFlippedBitOfAListIsRefused() {
    const std::string text = signKeyList(twoKeys(), root());
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!verifyKeyList(changed, root().publicKey(), kVerifier).isOk(),
                 qPrintable(QString::number(bit)));
    }
}

void TestKeyList::aListOfAnotherRootIsRefused() {
    const auto other = SodiumSigner::countingFrom(50);
    KeyList list = twoKeys();
    list.root = other.publicKey();
    const std::string text = signKeyList(list, other);
    QVERIFY(verifyKeyList(text, other.publicKey(), kVerifier).isOk());
    QCOMPARE(verifyKeyList(text, root().publicKey(), kVerifier).code(), ErrorCode::KeyListUntrusted);
    // Signed by the trusted root, but naming the other: nobody may pin that one from it.
    QCOMPARE(verifyKeyList(signedAgain(text), root().publicKey(), kVerifier).code(),
             ErrorCode::KeyListUntrusted);
}

void TestKeyList::whatWasSignedAsSomethingElseIsNoList() {
    const std::string request = writeKeyRequest(kIssuer, root());
    QCOMPARE(verifyKeyList(request, root().publicKey(), kVerifier).code(), ErrorCode::ParseFailed);
    QCOMPARE(readKeyRequest(signKeyList(twoKeys(), root()), kVerifier).code(), ErrorCode::ParseFailed);
}

void TestKeyList::whatIsNoListIsRefusedThoughTheRootSignedIt_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("by");
    const auto row = [](const char* name, const std::string& what, const std::string& by) {
        QTest::newRow(name) << QByteArray::fromStdString(what) << QByteArray::fromStdString(by);
    };
    const std::string first = toHex(keyNumber(1).key), second = toHex(keyNumber(2).key);
    row("another kind", "key list 1", "key list 2");
    row("no serial number", "serial 7", "serial 0");
    row("a serial number with a zero in front", "serial 7", "serial 07");
    row("a negative serial number", "serial 7", "serial -7");
    row("a serial number with a sign", "serial 7", "serial +7");
    row("a serial number beyond all", "serial 7", "serial 99999999999999999999");
    row("no issuer", "issuer 99990001\n", "");
    row("an issuer of seven digits", "99990001", "9999001");
    row("two spaces", "serial 7", "serial  7");
    row("a space at the end", "serial 7\n", "serial 7 \n");
    row("a carriage return", "serial 7\n", "serial 7\r\n");
    row("an empty line", "serial 7\n", "serial 7\n\n");
    row("lines in another order", "serial 7\nissuer 99990001\n", "issuer 99990001\nserial 7\n");
    row("another line", "serial 7\n", "serial 7\nnote x\n");
    row("capital hex digits", first, QByteArray::fromStdString(first).toUpper().toStdString());
    row("a short key", first, first.substr(2));
    row("a key twice", second, first);
    row("a key that ends before it begins", toRfc3339(day(30)), toRfc3339(day(-1)));
    row("a list that ends before it begins", "until " + toRfc3339(day(32)), "until " + toRfc3339(day(2)));
    row("a revocation to come", toRfc3339(day(1)), toRfc3339(day(3)));
    row("a word for revoked", toRfc3339(day(1)), "revoked");
    row("a time without its zone", toRfc3339(day(1)), "2026-11-23T00:00:00.000");
}

void TestKeyList::whatIsNoListIsRefusedThoughTheRootSignedIt() {
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, by);
    const std::string text = signKeyList(twoKeys(), root());
    const std::string changed = signedAgain(replaced(text, what.toStdString(), by.toStdString()));
    QCOMPARE(verifyKeyList(changed, root().publicKey(), kVerifier).code(), ErrorCode::ParseFailed);
    QCOMPARE(readKeyList(changed).code(), ErrorCode::ParseFailed);
}

void TestKeyList::aListHasSixtyFourKeysAtMost() {
    KeyList list = twoKeys();
    while (list.keys.size() < kMaxListedKeys)
        list.keys.push_back(keyNumber(static_cast<std::uint8_t>(list.keys.size() + 1)));
    const std::string text = signKeyList(list, root());
    QVERIFY(text.size() <= kMaxKeyListBytes);
    QVERIFY(verifyKeyList(text, root().publicKey(), kVerifier).isOk());
    list.keys.push_back(keyNumber(static_cast<std::uint8_t>(list.keys.size() + 1)));
    QCOMPARE(verifyKeyList(signKeyList(list, root()), root().publicKey(), kVerifier).code(),
             ErrorCode::ParseFailed);
    QCOMPARE(readKeyList(std::string(kMaxKeyListBytes + 1, 'x')).code(), ErrorCode::TooLong);
    list.keys.clear();
    QCOMPARE(readKeyList(signKeyList(list, root())).code(), ErrorCode::ParseFailed);
}

void TestKeyList::anOlderListNeverFollows() {
    const KeyList known = twoKeys();
    KeyList next = known;
    QVERIFY(checkFollows(next, known).isOk());  // the same again
    next.validUntil = day(40);
    QCOMPARE(checkFollows(next, known).code(), ErrorCode::KeyListOutdated);  // a number is signed once
    next.serial = 6;
    QCOMPARE(checkFollows(next, known).code(), ErrorCode::KeyListOutdated);
    next.serial = 8;
    QVERIFY(checkFollows(next, known).isOk());
    QCOMPARE(checkFollows(known, next).code(), ErrorCode::KeyListOutdated);
}

void TestKeyList::aRequestIsReadAsItWasWritten() {
    const auto signer = SodiumSigner::countingFrom(1);
    const auto read = readKeyRequest(writeKeyRequest(kIssuer, signer), kVerifier);
    QVERIFY(read.isOk());
    QVERIFY(read->issuer == kIssuer && read->key == signer.publicKey());
}

void TestKeyList::everyFlippedBitOfARequestIsRefused() {
    const std::string text = writeKeyRequest(kIssuer, SodiumSigner::countingFrom(1));
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!readKeyRequest(changed, kVerifier).isOk(), qPrintable(QString::number(bit)));
    }
}

QTEST_APPLESS_MAIN(TestKeyList)
#include "test_key_list.moc"
