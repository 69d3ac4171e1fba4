// The layers under a settlement code: base45, deterministic CBOR, COSE_Sign1.
#include "core/code/base45.h"
#include "core/code/cbor.h"
#include "core/code/cose_sign1.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;

namespace {

const char* const kCoseVector =
    "d28449a20127044456475aa7a0582fa501683939393930303031041a6b0231ac061a6b02308007480123456789abcdef3a000100"
    "00"
    "a2011932000219018858403b9c63e57ab06498f5e7cfbb4359aa29bcdc096795bea569b1202172b22c7684c854b2b84262f4ca6c"
    "2f"
    "db848e4d5e781c4e6e9bfac3cd83c43188d5afa48302";

Bytes bytesOfHex(const char* hex) { return fromHex(hex).value(); }

}  // namespace

class TestCodeFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void base45GivesTheExamplesOfTheRfc_data();
    void base45GivesTheExamplesOfTheRfc();
    void base45RefusesWhatIsNotBase45_data();
    void base45RefusesWhatIsNotBase45();
    void base45GoesThereAndBackForEveryLength();
    void cborEncodesTheExamplesOfTheRfc_data();
    void cborEncodesTheExamplesOfTheRfc();
    void cborRefusesEveryOtherForm_data();
    void cborRefusesEveryOtherForm();
    void cborSortsTheKeysOfAMap();
    void cborStopsAtItsDepthAndLength();
    void coseReadsAndWritesTheVector();
    void coseRefusesEveryOtherShape_data();
    void coseRefusesEveryOtherShape();
};

void TestCodeFormats::base45GivesTheExamplesOfTheRfc_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("AB") << QByteArray("AB") << QByteArray("BB8");
    QTest::newRow("Hello!!") << QByteArray("Hello!!") << QByteArray("%69 VD92EX0");
    QTest::newRow("base-45") << QByteArray("base-45") << QByteArray("UJCLQE7W581");
    QTest::newRow("ietf!") << QByteArray("ietf!") << QByteArray("QED8WEX0");
    QTest::newRow("largest pair") << QByteArray("\xFF") << QByteArray("U5");
    QTest::newRow("largest triple") << QByteArray("\xFF\xFF") << QByteArray("FGW");
}

void TestCodeFormats::base45GivesTheExamplesOfTheRfc() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(encodeBase45(viewOf(bytes.toStdString())), text.toStdString());
    QCOMPARE(textOf(decodeBase45(text.toStdString()).value()), bytes.toStdString());
}

void TestCodeFormats::base45RefusesWhatIsNotBase45_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one character") << QByteArray("A");
    QTest::newRow("four characters") << QByteArray("BB8A");
    QTest::newRow("lower case") << QByteArray("bb8");
    QTest::newRow("outside the alphabet") << QByteArray("B_8");
    QTest::newRow("zero byte") << QByteArray("B\0B", 3);
    QTest::newRow("high byte") << QByteArray("B\xC3\xA9");
    QTest::newRow("pair of 256") << QByteArray("V5");
    QTest::newRow("triple of 65536") << QByteArray("GGW");
    QTest::newRow("largest digits") << QByteArray(":::");
}

void TestCodeFormats::base45RefusesWhatIsNotBase45() {
    QFETCH(QByteArray, text);
    QCOMPARE(decodeBase45(text.toStdString()).code(), ErrorCode::ParseFailed);
}

void TestCodeFormats::base45GoesThereAndBackForEveryLength() {
    test::SeededRandom random{45};
    for (std::size_t length = 0; length <= 150; ++length) {
        Bytes bytes(length);
        random.fill(bytes);
        const auto text = encodeBase45(bytes);
        QVERIFY(text.empty() || text.back() != ' ');  // so that trimming a scan loses nothing
        QCOMPARE(decodeBase45(text).value(), bytes);
    }
}

void TestCodeFormats::cborEncodesTheExamplesOfTheRfc_data() {
    QTest::addColumn<QByteArray>("hex");
    // Integers of RFC 8949, appendix A, whatever fits 64 bits signed; then the other types.
    for (const char* hex : {"00",
                            "01",
                            "0a",
                            "17",
                            "1818",
                            "1819",
                            "1864",
                            "18ff",
                            "190100",
                            "1903e8",
                            "19ffff",
                            "1a00010000",
                            "1a000f4240",
                            "1affffffff",
                            "1b0000000100000000",
                            "1b000000e8d4a51000",
                            "1b7fffffffffffffff",
                            "20",
                            "29",
                            "3863",
                            "3903e7",
                            "3b7fffffffffffffff",
                            "40",
                            "4401020304",
                            "60",
                            "6161",
                            "6449455446",
                            "62c3bc",
                            "63e6b0b4",
                            "64f0908591",
                            "80",
                            "83010203",
                            "8301820203820405",
                            "a0",
                            "a201020304",
                            "a26161016162820203",
                            "c074323031332d30332d32315432303a30343a30305a",
                            "d74401020304",
                            "d818456449455446"})
        QTest::newRow(hex) << QByteArray(hex);
}

void TestCodeFormats::cborEncodesTheExamplesOfTheRfc() {
    QFETCH(QByteArray, hex);
    const auto value = decodeCbor(bytesOfHex(hex.constData()));
    QVERIFY(value.isOk());
    QCOMPARE(toHex(encodeCbor(*value)), hex.toStdString());
}

void TestCodeFormats::cborRefusesEveryOtherForm_data() {
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char* name, const char* hex) { QTest::newRow(name) << QByteArray(hex); };
    row("nothing", "");
    row("head cut off", "19");
    row("head cut in two", "1901");
    row("string shorter than said", "43aabb");
    row("string of 2^64-1 bytes", "5bffffffffffffffff");
    row("array longer than the data", "9bffffffffffffffff");
    row("map longer than the data", "bbffffffffffffffff");
    row("map without its last value", "a2010203");
    row("tag without content", "d2");
    row("two items", "0000");
    row("0 in two bytes", "1800");
    row("23 in two bytes", "1817");
    row("255 in three bytes", "1900ff");
    row("65535 in five bytes", "1a0000ffff");
    row("2^32-1 in nine bytes", "1b00000000ffffffff");
    row("long string head", "580161");
    row("long tag head", "d81200");
    row("indefinite array", "9f00ff");
    row("indefinite map", "bf0000ff");
    row("indefinite string", "5f4100ff");
    row("indefinite text", "7f6161ff");
    row("break alone", "ff");
    row("reserved form 28", "1c");
    row("reserved form 30", "1e");
    row("integer beyond int64", "1b8000000000000000");
    row("negative beyond int64", "3b8000000000000000");
    row("key twice", "a201000100");
    row("keys out of order", "a202000100");
    row("negative key before positive", "a220000100");
    row("text key before integer key", "a26161000100");
    row("false", "f4");
    row("null", "f6");
    row("half float", "f90000");
    row("double", "fb3ff199999999999a");
    row("overlong UTF-8", "62c080");
    row("surrogate in UTF-8", "63eda080");
    row("beyond U+10FFFF", "64f4908080");
    row("UTF-8 cut off", "61c3");
}

void TestCodeFormats::cborRefusesEveryOtherForm() {
    QFETCH(QByteArray, hex);
    QCOMPARE(decodeCbor(bytesOfHex(hex.constData())).code(), ErrorCode::ParseFailed);
}

void TestCodeFormats::cborSortsTheKeysOfAMap() {
    // RFC 8949, section 4.2.1: 10, 100, -1, "z", "aa" in bytewise order of their encodings.
    const auto zero = CborValue::integer(0);
    const auto map = CborValue::map({{CborValue::text("aa"), zero},
                                     {CborValue::integer(-1), zero},
                                     {CborValue::integer(100), zero},
                                     {CborValue::text("z"), zero},
                                     {CborValue::integer(10), zero}});
    QCOMPARE(toHex(encodeCbor(map)), std::string("a50a00186400200061"
                                                 "7a00"
                                                 "626161"
                                                 "00"));
    QVERIFY(decodeCbor(encodeCbor(map)).value() == map);
    QCOMPARE(map.find(100)->asInteger().value(), 0);
    QVERIFY(map.find(11) == nullptr);
}

void TestCodeFormats::cborStopsAtItsDepthAndLength() {
    Bytes nested(kCborMaxDepth - 1, 0x81);
    nested.push_back(0x00);
    QVERIFY(decodeCbor(nested).isOk());
    nested.insert(nested.begin(), 0x81);
    QCOMPARE(decodeCbor(nested).code(), ErrorCode::ParseFailed);
    QCOMPARE(decodeCbor(Bytes(kCborMaxBytes, 0x81)).code(), ErrorCode::ParseFailed);
    const auto fits = encodeCbor(CborValue::bytes(Bytes(kCborMaxBytes - 3)));
    QCOMPARE(fits.size(), kCborMaxBytes);
    QVERIFY(decodeCbor(fits).isOk());
    QCOMPARE(decodeCbor(encodeCbor(CborValue::bytes(Bytes(kCborMaxBytes - 2)))).code(),
             ErrorCode::ParseFailed);
}

void TestCodeFormats::coseReadsAndWritesTheVector() {
    const auto message = decodeCoseSign1(bytesOfHex(kCoseVector));
    QVERIFY(message.isOk());
    QCOMPARE(message->algorithm, kCoseEdDsa);
    QCOMPARE(toHex(message->keyId), std::string("56475aa7"));
    QCOMPARE(message->payload.size(), std::size_t{47});
    QCOMPARE(toHex(message->toBeSigned()),
             std::string(
                 "846a5369676e61747572653149a20127044456475aa740582fa501683939393930303031041a6b0231ac061a6b"
                 "02308007480123456789abcdef3a00010000a20119320002190188"));
    QCOMPARE(toHex(message->encode()), std::string(kCoseVector));
}

void TestCodeFormats::coseRefusesEveryOtherShape_data() {
    QTest::addColumn<QByteArray>("hex");
    const QByteArray signature = "5840" + QByteArray(128, '0');
    const QByteArray header = "49a20127044456475aa7";
    const auto row = [](const char* name, const QByteArray& hex) { QTest::newRow(name) << hex; };
    row("no tag", "84" + header + "a041aa" + signature);
    row("tag of COSE_Mac0", "d184" + header + "a041aa" + signature);
    row("tag of CWT outside", "d83dd284" + header + "a041aa" + signature);
    row("three parts", "d283" + header + "a041aa");
    row("five parts", "d285" + header + "a041aa" + signature + "00");
    row("a map instead of the array", "d2a0");
    row("header not in a byte string", "d284a20127044456475aa7a041aa" + signature);
    row("empty header", "d28440a041aa" + signature);
    row("header is no map", "d2844100a041aa" + signature);
    row("header with bytes after it", "d2844aa20127044456475aa700a041aa" + signature);
    row("header without kid", "d28443a10127a041aa" + signature);
    row("header without alg", "d28447a1044456475aa7a041aa" + signature);
    row("header with crit",
        "d2844ca3012702810"
        "4044456475aa7a041aa" +
            signature);
    row("header with keys out of order", "d28449a2044456475aa70127a041aa" + signature);
    row("alg as text", "d2844ea201654564445341044456475aa7a041aa" + signature);
    row("kid as number", "d28445a201270401a041aa" + signature);
    row("kid in the unprotected header too", "d284" + header + "a1044456475aa741aa" + signature);
    row("unprotected header as byte string", "d284" + header + "4041aa" + signature);
    row("detached payload", "d284" + header + "a0f6" + signature);
    row("payload as text", "d284" + header + "a06161" + signature);
    row("signature of 63 bytes", "d284" + header + "a041aa583f" + QByteArray(126, '0'));
    row("signature of 65 bytes", "d284" + header + "a041aa5841" + QByteArray(130, '0'));
    row("no signature", "d284" + header + "a041aa40");
    row("bytes after the end", "d284" + header + "a041aa" + signature + "00");
}

void TestCodeFormats::coseRefusesEveryOtherShape() {
    QFETCH(QByteArray, hex);
    QCOMPARE(decodeCoseSign1(bytesOfHex(hex.constData())).code(), ErrorCode::ParseFailed);
}

QTEST_APPLESS_MAIN(TestCodeFormats)
#include "test_code_formats.moc"
