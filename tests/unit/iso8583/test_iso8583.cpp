// ISO 8583: message, field table, codec, frames and response codes.
#include "core/iso8583/codec.h"
#include "core/iso8583/field_table.h"
#include "core/iso8583/frame.h"
#include "core/iso8583/original_data.h"
#include "core/iso8583/response_code.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <set>

using namespace kazasu;
using namespace kazasu::iso8583;

namespace {

// 0200 of 12,800 yen: made by hand, decoded to the same fields by an independent implementation (npm
// iso_8583).
constexpr std::string_view kVectorHex =
    "0099303230303238448108e080003030303030303030303030303031323830303131323230333330343530303030303131323330"
    "34353131323235343131303332303030383939393930303031363332363132303030303031504f53303030303153484f50303030"
    "30303030303030314558414d504c45204d415254205348494e4a554b5520202020544f4b594f20202020202020204a50333932";

Message vectorMessage() {
    Message message{"0200"};
    message.set(field::kProcessingCode, "000000").setAmount(Money::yen(12800));
    message.set(7, "1122033045").set(11, "000001").set(12, "123045").set(13, "1122").set(18, "5411");
    message.set(22, "032").set(25, "00").set(32, "99990001").set(37, "632612000001");
    message.setPadded(41, "POS00001").setPadded(42, "SHOP00000000001");
    message.set(43, "EXAMPLE MART SHINJUKU    TOKYO        JP");
    return message;
}

Bytes vectorBytes() { return fromHex(kVectorHex.substr(4)).value(); }

std::string validValue(const FieldFormat& format, test::SeededRandom& random) {
    std::size_t length = format.length;
    if (format.lengthForm != LengthForm::Fixed) length = 1 + uniformBelow(random, format.length);
    if (format.content == Content::Digits) return randomDigits(random, length);
    if (format.content == Content::SignedDigits) return "D" + randomDigits(random, length - 1);
    Bytes bytes(length);
    random.fill(bytes);
    std::string value = textOf(bytes);
    if (format.content == Content::Octets) return value;
    for (char& c : value) c = static_cast<char>('A' + static_cast<unsigned char>(c) % 26);
    return value;
}

}  // namespace

class TestIso8583 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKnownMessageIsWrittenAndReadByteForByte();
    void aFieldAboveSixtyFourBringsTheSecondaryBitmap();
    void anEmptySecondaryBitmapIsReadToo();
    void everyFieldOfTheTableSurvivesTheRoundTrip();
    void whatIsNotAMessageIsRefusedWithItsReason_data();
    void whatIsNotAMessageIsRefusedWithItsReason();
    void everyTruncationOfAMessageIsRefused();
    void aValueThatDoesNotFitIsNeitherWrittenNorRead_data();
    void aValueThatDoesNotFitIsNeitherWrittenNorRead();
    void aPinBlockIsRefused();
    void anAbsentFieldIsNamed();
    void answersAndRepeatsHaveTheirTypes_data();
    void answersAndRepeatsHaveTheirTypes();
    void traceNumbersWrapWithoutEverBeingZero();
    void amountsComeBackInTheirCurrency();
    void transmissionTimeIsInUtc();
    void originalDataGoesThereAndBack();
    void framesAreCutFromAnySplitOfTheStream();
    void aFrameAboveTheLimitEndsTheStream();
    void onlyApprovedIsSuccess();
    void everyErrorOfOursHasAResponseCodeOfTheTable();
};

void TestIso8583::theKnownMessageIsWrittenAndReadByteForByte() {
    const auto bytes = encode(vectorMessage());
    QVERIFY(bytes.isOk());
    QCOMPARE(bytes->size(), std::size_t{153});
    QCOMPARE(toHex(encodeFrame(*bytes).value()), std::string(kVectorHex));
    const auto decoded = decode(vectorBytes());
    QVERIFY(decoded.isOk());
    QVERIFY(*decoded == vectorMessage());
}

void TestIso8583::aFieldAboveSixtyFourBringsTheSecondaryBitmap() {
    Message message{"0800"};
    message.set(field::kNetworkCode, std::string(network::kSignOn));
    QCOMPARE(toHex(encode(message).value()),
             std::string("303830308000000000000000040000000000000030") + "3031");
    message.remove(field::kNetworkCode);
    message.set(field::kTraceNumber, "000001");
    QCOMPARE(toHex(encode(message).value()), std::string("303830300020000000000000303030303031"));
}

void TestIso8583::anEmptySecondaryBitmapIsReadToo() {
    const auto decoded = decode(fromHex("3038303080200000000000000000000000000000303030303031").value());
    QVERIFY(decoded.isOk());
    QCOMPARE(decoded->fields().size(), std::size_t{1});
    QCOMPARE(decoded->get(field::kTraceNumber), std::string_view("000001"));
}

void TestIso8583::everyFieldOfTheTableSurvivesTheRoundTrip() {
    test::SeededRandom random{8583};
    for (int round = 0; round < 200; ++round) {
        Message message{"0100"};
        for (const auto& format : allFieldFormats()) {
            if (round == 0 || uniformBelow(random, 3) == 0)
                message.set(format.number, validValue(format, random));
        }
        const auto bytes = encode(message);
        QVERIFY(bytes.isOk());
        const auto decoded = decode(*bytes);
        QVERIFY(decoded.isOk());
        QVERIFY(*decoded == message);
    }
}

void TestIso8583::whatIsNotAMessageIsRefusedWithItsReason_data() {
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* hex, ErrorCode code) {
        QTest::newRow(name) << QByteArray(hex) << static_cast<int>(code);
    };
    row("nothing", "", ErrorCode::IsoTruncated);
    row("half a type", "3031", ErrorCode::IsoTruncated);
    row("letters for a type", "304130300000000000000000", ErrorCode::IsoTypeInvalid);
    row("another version", "313130300000000000000000", ErrorCode::IsoTypeInvalid);
    row("no class", "303030300000000000000000", ErrorCode::IsoTypeInvalid);
    row("half a bitmap", "3031303000000000", ErrorCode::IsoTruncated);
    row("secondary bitmap announced, absent", "303130308000000000000000", ErrorCode::IsoTruncated);
    row("third bitmap announced", "3031303080000000000000008000000000000000", ErrorCode::IsoBitmapInvalid);
    row("field 5, which we do not define", "303130300800000000000000", ErrorCode::IsoFieldUnsupported);
    row("letter in DE3", "30313030200000000000000030303030304f", ErrorCode::IsoFieldInvalid);
    row("length of DE2 no number", "30313030400000000000000031783132", ErrorCode::IsoFieldInvalid);
    row("length of DE2 above 19", "3031303040000000000000003230", ErrorCode::IsoFieldInvalid);
    row("empty DE2", "3031303040000000000000003030", ErrorCode::IsoFieldInvalid);
    row("one byte too many", "30313030000000000000000030", ErrorCode::IsoTrailingBytes);
}

void TestIso8583::whatIsNotAMessageIsRefusedWithItsReason() {
    QFETCH(const QByteArray, hex);
    QFETCH(const int, code);
    const auto decoded = decode(fromHex(hex.toStdString()).value());
    QVERIFY(!decoded.isOk());
    QCOMPARE(decoded.code(), static_cast<ErrorCode>(code));
}

void TestIso8583::everyTruncationOfAMessageIsRefused() {
    const Bytes bytes = vectorBytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const auto decoded = decode(ByteView{bytes}.first(length));
        QVERIFY(!decoded.isOk());
        QCOMPARE(decoded.code(), ErrorCode::IsoTruncated);
    }
}

void TestIso8583::aValueThatDoesNotFitIsNeitherWrittenNorRead_data() {
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("amount too short") << 4 << QByteArray("1280");
    QTest::newRow("amount negative") << 4 << QByteArray("-00000000128");
    QTest::newRow("number too long") << 2 << QByteArray("12345678901234567890");
    QTest::newRow("fee without a sign") << 28 << QByteArray("000000100");
    QTest::newRow("space in a reference") << 37 << QByteArray("63261200000 ");
    QTest::newRow("terminal not filled up") << 41 << QByteArray("POS1");
    QTest::newRow("line feed in text") << 43 << QByteArray(39, 'A').append('\n');
    QTest::newRow("Japanese in a text field") << 103 << QByteArray("口座");
    QTest::newRow("DE63 of a thousand bytes") << 63 << QByteArray(1000, 'x');
    QTest::newRow("empty") << 102 << QByteArray();
}

void TestIso8583::aValueThatDoesNotFitIsNeitherWrittenNorRead() {
    QFETCH(const int, field);
    QFETCH(const QByteArray, value);
    Message message{"0100"};
    message.set(field, value.toStdString());
    const auto bytes = encode(message);
    QVERIFY(!bytes.isOk());
    QCOMPARE(bytes.code(), ErrorCode::IsoFieldInvalid);
    QVERIFY(QByteArray::fromStdString(bytes.error().detail).contains("DE" + QByteArray::number(field)));
    QVERIFY(value.size() < 5 || !QByteArray::fromStdString(bytes.error().detail).contains(value));
}

void TestIso8583::aPinBlockIsRefused() {
    Message message{"0100"};
    message.set(52, "12345678");
    QCOMPARE(encode(message).code(), ErrorCode::IsoFieldUnsupported);
    QCOMPARE(decode(fromHex("3031303000000000000010003132333435363738").value()).code(),
             ErrorCode::IsoFieldUnsupported);
}

void TestIso8583::anAbsentFieldIsNamed() {
    const auto absent = Message{"0100"}.require(field::kReference);
    QCOMPARE(absent.code(), ErrorCode::IsoFieldMissing);
    QCOMPARE(absent.error().detail, std::string("DE37 (retrieval reference)"));
    QCOMPARE(Message{"0100"}.amount().code(), ErrorCode::IsoFieldMissing);
}

void TestIso8583::answersAndRepeatsHaveTheirTypes_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("repeat");
    QTest::addColumn<QByteArray>("answer");
    for (const char* group : {"01", "02", "04", "06", "08"}) {
        const QByteArray g{group};
        QTest::newRow((g + "00").constData()) << g + "00" << g + "00" << g + "01" << g + "10";
        QTest::newRow((g + "01").constData()) << g + "01" << g + "00" << g + "01" << g + "10";
        QTest::newRow((g + "20").constData()) << g + "20" << g + "20" << g + "21" << g + "30";
        QTest::newRow((g + "21").constData()) << g + "21" << g + "20" << g + "21" << g + "30";
    }
}

void TestIso8583::answersAndRepeatsHaveTheirTypes() {
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, repeat);
    QFETCH(const QByteArray, answer);
    const Message message{type.toStdString()};
    QCOMPARE(message.firstType(), first.toStdString());
    QCOMPARE(message.repeatType(), repeat.toStdString());
    QCOMPARE(message.responseType(), answer.toStdString());
    QVERIFY(!message.isResponse());
    QVERIFY(Message{answer.toStdString()}.isResponse());
}

void TestIso8583::traceNumbersWrapWithoutEverBeingZero() {
    const auto trace = [](std::uint32_t number) {
        return std::string(Message{"0100"}.setTraceNumber(number).get(field::kTraceNumber));
    };
    QCOMPARE(trace(1), std::string("000001"));
    QCOMPARE(trace(999'999), std::string("999999"));
    QCOMPARE(trace(1'000'000), std::string("000001"));
    QCOMPARE(trace(0), std::string("999999"));
}

void TestIso8583::amountsComeBackInTheirCurrency() {
    Message message{"0100"};
    message.setAmount(Money::yen(kMaxMinor));
    QCOMPARE(message.get(field::kAmount), std::string_view("999999999999"));
    QVERIFY(message.amount().value() == Money::yen(kMaxMinor));
    message.set(field::kCurrency, "999");
    QCOMPARE(message.amount().code(), ErrorCode::MoneyCurrencyMismatch);
    message.set(field::kAmount, "12x");
    QCOMPARE(message.amount().code(), ErrorCode::IsoFieldInvalid);
}

void TestIso8583::transmissionTimeIsInUtc() {
    QCOMPARE(transmissionTimeText(parseRfc3339("2026-11-22T03:30:45.999Z").value()),
             std::string("1122033045"));
}

void TestIso8583::originalDataGoesThereAndBack() {
    const auto original = OriginalData::of(vectorMessage());
    QVERIFY(original.isOk());
    const std::string digits = original->toDigits();
    QCOMPARE(digits, std::string("020000000111220330450009999000100000000000"));
    QVERIFY(OriginalData::parse(digits).value() == *original);
    QCOMPARE(OriginalData::parse(digits.substr(1)).code(), ErrorCode::IsoFieldInvalid);
    QCOMPARE(OriginalData::of(Message{"0100"}).code(), ErrorCode::IsoFieldMissing);
}

void TestIso8583::framesAreCutFromAnySplitOfTheStream() {
    Bytes stream;
    const std::vector<Bytes> payloads{bytesOf("one"), {}, Bytes(kMaxFramePayload, 7), bytesOf("last")};
    for (const auto& payload : payloads) {
        const Bytes frame = encodeFrame(payload).value();
        stream.insert(stream.end(), frame.begin(), frame.end());
    }
    for (const std::size_t step :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{4095}, stream.size()}) {
        FrameReader reader;
        std::vector<Bytes> read;
        for (std::size_t at = 0; at < stream.size(); at += step) {
            const auto piece = ByteView{stream}.subspan(at, std::min(step, stream.size() - at));
            QVERIFY(reader.feed(piece, [&](Bytes payload) { read.push_back(std::move(payload)); }).isOk());
        }
        QVERIFY(read == payloads);
        QVERIFY(!reader.isInsideFrame());
    }
}

void TestIso8583::aFrameAboveTheLimitEndsTheStream() {
    QCOMPARE(encodeFrame(Bytes(kMaxFramePayload + 1, 0)).code(), ErrorCode::NetworkFrameTooLong);
    FrameReader reader;
    int payloads = 0;
    const auto count = [&](const Bytes&) { ++payloads; };
    QVERIFY(reader.feed(Bytes{0x10}, count).isOk());
    QVERIFY(reader.isInsideFrame());
    QCOMPARE(reader.feed(Bytes{0x01, 1, 2, 3}, count).code(), ErrorCode::NetworkFrameTooLong);
    QCOMPARE(reader.feed(encodeFrame(bytesOf("x")).value(), count).code(), ErrorCode::NetworkFrameTooLong);
    QCOMPARE(payloads, 0);
}

void TestIso8583::onlyApprovedIsSuccess() {
    std::set<std::string_view> codes;
    for (const auto& row : allResponseCodes()) {
        codes.insert(row.code);
        QCOMPARE(statusOfResponseCode(row.code).isOk(), row.code == "00");
        QCOMPARE(responseCodeName(row.code), row.name);
        if (row.error) QCOMPARE(statusOfResponseCode(row.code).code(), *row.error);
    }
    QCOMPARE(codes.size(), allResponseCodes().size());
    QCOMPARE(statusOfResponseCode("51").code(), ErrorCode::InsufficientFunds);
    QCOMPARE(statusOfResponseCode("zz").code(), ErrorCode::BankRefused);
    QCOMPARE(statusOfResponse(Message{"0110"}).code(), ErrorCode::IsoFieldMissing);
    QVERIFY(isTransient(statusOfResponseCode("91").error()));
    QVERIFY(!isTransient(statusOfResponseCode("51").error()));
}

void TestIso8583::everyErrorOfOursHasAResponseCodeOfTheTable() {
    for (const ErrorCode error : allErrorCodes()) {
        const auto code = responseCodeFor(error);
        QVERIFY(code != "00");
        QVERIFY(responseCodeName(code) != "unknown response code");
    }
    QCOMPARE(responseCodeFor(ErrorCode::InsufficientFunds), std::string_view("51"));
    QCOMPARE(responseCodeFor(ErrorCode::BankRefused), std::string_view("05"));
    QCOMPARE(responseCodeFor(ErrorCode::StorageIo), std::string_view("96"));
}

QTEST_APPLESS_MAIN(TestIso8583)
#include "test_iso8583.moc"
