// The 2D settlement code: its vector, what it refuses and with which error.
#include "core/code/cbor.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/codes/vector_code.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSettlementCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theVectorIsMadeByteForByte();
    void theVectorIsVerified();
    void claimsGoThereAndBack();
    void everyCodeFitsTheSymbolOrIsRefused();
    void claimsThatContradictThemselvesAreNotSigned_data();
    void claimsThatContradictThemselvesAreNotSigned();
    void everyFlippedBitIsRefused();
    void everyFlippedBitOfTheTextIsRefused();
    void everyCutIsRefused();
    void hostileTextsAreRefusedWithTheirCode_data();
    void hostileTextsAreRefusedWithTheirCode();
    void hostilePayloadsWithGenuineSignaturesAreRefused_data();
    void hostilePayloadsWithGenuineSignaturesAreRefused();
};

void TestSettlementCode::theVectorIsMadeByteForByte() {
    QCOMPARE(toHex(vectorSigner().publicKey()),
             std::string("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"));
    QCOMPARE(toHex(vectorSigner().keyId()), std::string("56475aa7"));
    QCOMPARE(toHex(encodeClaims(vectorClaims()).value()),
             std::string(
                 "a501683939393930303031041a6b0231ac061a6b02308007480123456789abcdef3a00010000a20119320002190"
                 "188"));
    QCOMPARE(codeOf(vectorClaims()), kVectorText);
}

void TestSettlementCode::theVectorIsVerified() {
    const auto claims = verify(kVectorText);
    QVERIFY(claims.isOk());
    QVERIFY(*claims == vectorClaims());
}

void TestSettlementCode::claimsGoThereAndBack() {
    test::SeededRandom random{2026};
    for (int i = 0; i < 300; ++i) {
        auto claims = vectorClaims();
        claims.issuer = IssuerId::parse(randomDigits(random, 8)).value();
        claims.issuedAt =
            Instant::fromSeconds(static_cast<std::int64_t>(uniformBelow(random, 4'000'000'000)));
        claims.expiresAt = claims.issuedAt + std::chrono::seconds{1 + uniformBelow(random, 100'000)};
        claims.number = IssueNumber::make(random);
        claims.kind = static_cast<CodeKind>(1 + uniformBelow(random, 4));
        claims.amount = Money::yen(1 + static_cast<std::int64_t>(uniformBelow(random, 1U << (1 + i % 31))));
        if (claims.kind == CodeKind::CashOnDelivery) claims.amount.reset();
        if (i % 2 == 0) claims.accountBucket = static_cast<std::uint16_t>(random.next());
        if (i % 3 == 0)
            claims.shop =
                ShopNumber::from(1 + static_cast<std::int64_t>(uniformBelow(random, 999'999'999))).value();
        QVERIFY(decodeClaims(encodeClaims(claims).value()).value() == claims);
        QVERIFY(codeOf(claims).size() <= kMaxSettlementCodeText);
    }
}

void TestSettlementCode::everyCodeFitsTheSymbolOrIsRefused() {
    auto claims = vectorClaims();
    claims.amount = Money::yen(4'294'967'295);
    claims.kind = CodeKind::Order;
    claims.accountBucket = 65535;
    claims.shop = ShopNumber::from(999'999'999).value();
    QCOMPARE(encodeClaims(claims)->size(), std::size_t{61});
    claims.amount = Money::yen(4'294'967'296);
    QCOMPARE(encodeClaims(claims).code(), ErrorCode::CodeTooLong);
    QCOMPARE(encodeSettlementCode(claims, vectorSigner().keyId(), vectorSigner()).code(),
             ErrorCode::CodeTooLong);
    claims.kind = CodeKind::Payment;
    QCOMPARE(encodeClaims(claims)->size(), kMaxClaimsBytes);
    QCOMPARE(codeOf(claims).size(), kMaxSettlementCodeText);
    QVERIFY(verify(codeOf(claims)).value() == claims);
}

void TestSettlementCode::claimsThatContradictThemselvesAreNotSigned_data() {
    QTest::addColumn<SettlementClaims>("claims");
    const auto row = [](const char* name, auto change) {
        auto claims = vectorClaims();
        change(claims);
        QTest::newRow(name) << claims;
    };
    row("a fraction of a second", [](auto& c) { c.issuedAt.msSinceEpoch += 1; });
    row("before 1970", [](auto& c) { c.issuedAt = Instant::fromSeconds(-1); });
    row("after 2106", [](auto& c) { c.expiresAt = Instant::fromSeconds(4'294'967'296); });
    row("expires when it is issued", [](auto& c) { c.expiresAt = c.issuedAt; });
    row("no amount", [](auto& c) { c.amount.reset(); });
    row("an amount of nothing", [](auto& c) { c.amount = Money::yen(0); });
    row("a negative amount", [](auto& c) { c.amount = Money::yen(-1); });
    row("more than any door accepts", [](auto& c) { c.amount = Money::yen(kMaxMinor + 1); });
    row("cash on delivery with an amount", [](auto& c) { c.kind = CodeKind::CashOnDelivery; });
}

void TestSettlementCode::claimsThatContradictThemselvesAreNotSigned() {
    QFETCH(SettlementClaims, claims);
    QCOMPARE(encodeSettlementCode(claims, vectorSigner().keyId(), vectorSigner()).code(),
             ErrorCode::InvalidArgument);
}

void TestSettlementCode::everyFlippedBitIsRefused() {
    const auto ring = vectorRing();
    const Bytes message = decodeBase45(kVectorText.substr(kSettlementCodePrefix.size())).value();
    for (std::size_t bit = 0; bit < message.size() * 8; ++bit) {
        Bytes flipped = message;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << bit % 8));
        const auto claims = verify(std::string(kSettlementCodePrefix) + encodeBase45(flipped), ring);
        QVERIFY2(!claims.isOk(), std::to_string(bit).c_str());
    }
}

void TestSettlementCode::everyFlippedBitOfTheTextIsRefused() {
    const auto ring = vectorRing();
    for (std::size_t bit = 0; bit < kVectorText.size() * 8; ++bit) {
        std::string flipped = kVectorText;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(!verify(flipped, ring).isOk(), std::to_string(bit).c_str());
    }
}

void TestSettlementCode::everyCutIsRefused() {
    for (std::size_t length = 0; length < kVectorText.size(); ++length) {
        const auto code = verify(kVectorText.substr(0, length)).code();
        QCOMPARE(code, length < 4 ? ErrorCode::CodeNotSettlement : ErrorCode::CodeMalformed);
    }
}

void TestSettlementCode::hostileTextsAreRefusedWithTheirCode_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("expected");
    const QByteArray vector = QByteArray::fromStdString(kVectorText);
    const auto row = [](const char* name, const QByteArray& text, ErrorCode expected) {
        QTest::newRow(name) << text << expected;
    };
    row("nothing", "", ErrorCode::CodeNotSettlement);
    row("a JAN", "4901234567894", ErrorCode::CodeNotSettlement);
    row("a health certificate", "HC1:" + vector.mid(4), ErrorCode::CodeNotSettlement);
    row("lower case prefix", "kz1:" + vector.mid(4), ErrorCode::CodeNotSettlement);
    row("space before", " " + vector, ErrorCode::CodeNotSettlement);
    row("prefix alone", "KZ1:", ErrorCode::CodeMalformed);
    row("line end after", vector + "\n", ErrorCode::CodeMalformed);
    row("inner spaces lost", QByteArray(vector).replace(" ", ""), ErrorCode::CodeMalformed);
    row("a character outside base45", QByteArray(vector).replace("+", "_"), ErrorCode::CodeMalformed);
    row("a zero byte", QByteArray(vector).replace(20, 1, QByteArray(1, '\0')), ErrorCode::CodeMalformed);
    row("zeros", "KZ1:" + QByteArray(216, '0'), ErrorCode::CodeMalformed);
    row("one more group", vector + "000", ErrorCode::CodeMalformed);
    row("221 characters", "KZ1:" + QByteArray(217, '0'), ErrorCode::CodeTooLong);
    row("a megabyte", "KZ1:" + QByteArray(1 << 20, 'A'), ErrorCode::CodeTooLong);
}

void TestSettlementCode::hostileTextsAreRefusedWithTheirCode() {
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, expected);
    QCOMPARE(verify(text.toStdString()).code(), expected);
}

void TestSettlementCode::hostilePayloadsWithGenuineSignaturesAreRefused_data() {
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<ErrorCode>("expected");
    const auto row = [](const char* name, const QByteArray& hex,
                        ErrorCode expected = ErrorCode::CodeMalformed) {
        QTest::newRow(name) << hex << expected;
    };
    const QByteArray issuer = "01683939393930303031";
    const QByteArray times = "041a6b0231ac061a6b023080";
    const QByteArray number = "07480123456789abcdef";
    const QByteArray head = issuer + times + number + "3a00010000";
    row("nothing", "");
    row("an array", "80");
    row("an empty map", "a0");
    row("not CBOR", "ff");
    row("no issuer", "a4" + times + number + "3a00010000a20119320002190188");
    row("issuer as number", "a5011a05f5b6f1" + times + number + "3a00010000a20119320002190188");
    row("issuer of 7 digits", "a5016739393939303030" + times + number + "3a00010000a20119320002190188");
    row("issuer with a letter", "a501683939393930303041" + times + number + "3a00010000a20119320002190188");
    row("no expiry", "a4" + issuer + "061a6b023080" + number + "3a00010000a20119320002190188");
    row("expiry as text", "a5" + issuer + "046131061a6b023080" + number + "3a00010000a20119320002190188");
    row("expiry before 1970", "a5" + issuer + "0420061a6b023080" + number + "3a00010000a20119320002190188");
    row("expiry after 2106",
        "a5" + issuer + "041b0000000100000000061a6b023080" + number + "3a00010000a20119320002190188");
    row("expired when issued",
        "a5" + issuer + "041a6b023080061a6b023080" + number + "3a00010000a20119320002190188");
    row("issue number of 7 bytes", "a5" + issuer + times + "07470123456789abcd3a00010000a20119320002190188");
    row("issue number as number", "a5" + issuer + times + "07013a00010000a20119320002190188");
    row("no settlement claim", "a4" + issuer + times + number);
    row("settlement claim as array", "a5" + head + "80");
    row("settlement claim empty", "a5" + head + "a0");
    row("an audience", "a6" + issuer + "036161" + times + number + "3a00010000a20119320002190188");
    row("an unknown member", "a5" + head + "a301193200021901880600");
    row("currency missing", "a5" + head + "a101193200");
    row("amount missing", "a5" + head + "a102190188");
    row("amount of nothing", "a5" + head + "a2010002190188");
    row("negative amount", "a5" + head + "a2012002190188");
    row("amount as text", "a5" + head + "a201613102190188");
    row("amount beyond 12 digits", "a5" + head + "a2011b000000e8d4a5100002190188");
    row("unknown currency", "a5" + head + "a2011932000219ffff", ErrorCode::CodeWrongCurrency);
    row("unknown kind",
        "a5" + head +
            "a3011932000219018803"
            "05",
        ErrorCode::CodeKindUnsupported);
    row("payment spelled out", "a5" + head + "a301193200021901880301");
    row("cash on delivery with an amount", "a5" + head + "a301193200021901880302");
    row("account bucket beyond 16 bits", "a5" + head + "a30119320002190188041a00010000");
    row("shop 0", "a5" + head + "a301193200021901880500");
    row("shop of 10 digits", "a5" + head + "a30119320002190188051a3b9aca00");
    row("keys out of order", "a5" + times + issuer + number + "3a00010000a20119320002190188");
    row("a claim twice", "a6" + issuer + issuer + times + number + "3a00010000a20119320002190188");
    row("bytes after the end", "a5" + head + "a2011932000219018800");
}

void TestSettlementCode::hostilePayloadsWithGenuineSignaturesAreRefused() {
    QFETCH(QByteArray, hex);
    QFETCH(ErrorCode, expected);
    QCOMPARE(verify(signedHex(hex)).code(), expected);
}

QTEST_APPLESS_MAIN(TestSettlementCode)
#include "test_settlement_code.moc"
