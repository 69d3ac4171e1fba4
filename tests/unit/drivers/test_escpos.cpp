// Receipt bytes: Shift_JIS column for column, and no text that could ever be obeyed by the printer.
#include "core/receipt/receipt_layout.h"
#include "core/text/display_width.h"
#include "core/text/utf8.h"
#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/escpos_status.h"
#include "drivers/printer/shift_jis.h"
#include "tests/support/escpos_reader.h"
#include "tests/support/hostile_names.h"
#include "tests/support/sample_receipt.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestEscPos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAllPairsOfStatusBytesOnlyTheReadyOnesAreTaken();
    void textBecomesShiftJis_data();
    void textBecomesShiftJis();
    void everyCodePointTakesItsColumnsAndNoControlByte();
    void theSampleReceiptIsWholeCommandsAndItsOwnText();
    void whateverTheTextControlBytesStayWithTheEncoder();
    void aHostileNameIsPrintedAsTextOnly();
    void symbolsThatAreNotAllowedAreRefused();
    void aCode128NeverCarriesDle();
    void theLogoPrintsOnlyWhenStored();
    void theDrawerIsNoPartOfAReceipt();
};

void TestEscPos::textBecomesShiftJis_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("ASCII") << QByteArray("Tea") << QByteArray("546561");
    QTest::newRow("kana and kanji") << QByteArray("緑茶ア") << QByteArray("97ce92838341");
    QTest::newRow("half-width kana") << QByteArray("ｶﾞ") << QByteArray("b6de");
    QTest::newRow("yen") << QByteArray("¥1") << QByteArray("5c31");
    QTest::newRow("wave dash and full-width tilde") << QByteArray("～") << QByteArray("8160");
    QTest::newRow("NEC row 13") << QByteArray("①㈱") << QByteArray("8740878a");
    QTest::newRow("IBM extension") << QByteArray("髙") << QByteArray("fbfc");
    QTest::newRow("reduced mark") << QByteArray("※") << QByteArray("81a6");
    QTest::newRow("emoji") << QByteArray("🍙") << QByteArray("81ac");
    QTest::newRow("Latin with accent") << QByteArray("é") << QByteArray("81ac");
    QTest::newRow("escape and null") << QByteArray("a\x1b\x00@", 4) << QByteArray("61202040");
    QTest::newRow("DEL and C1") << QByteArray("\x7f\xc2\x9b") << QByteArray("2081ac");
    QTest::newRow("broken UTF-8") << QByteArray("\xe3\x81") << QByteArray("81ac81ac");
    QTest::newRow("backslash") << QByteArray("\\100") << QByteArray("2f313030");
}

void TestEscPos::textBecomesShiftJis() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hex);
    QCOMPARE(QByteArray::fromStdString(toHex(toShiftJis(text.toStdString()).value())), hex);
}

void TestEscPos::everyCodePointTakesItsColumnsAndNoControlByte() {
    std::string all;
    for (char32_t c = 0; c < 0x20000; ++c) {
        if (c < 0xD800 || c >= 0xE000) appendUtf8(all, c);
    }
    const auto bytes = toShiftJis(all);
    QVERIFY(bytes.isOk());
    QCOMPARE(bytes->size(), static_cast<std::size_t>(displayWidth(all)));
    for (const auto byte : *bytes) QVERIFY(byte >= 0x20 && byte != 0x7F);
}

void TestEscPos::theSampleReceiptIsWholeCommandsAndItsOwnText() {
    for (const int columns : {48, 32}) {
        const Receipt receipt = sampleReceipt(ReceiptLanguage::Japanese, columns);
        const auto bytes = encodeEscPos(receipt);
        QVERIFY(bytes.isOk());
        const auto reading = EscPosReader::read(*bytes);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->cuts, 1);
        QCOMPARE(reading->qrTexts, std::vector<std::string>{receiptCodeText(receiptSale())});
        for (const auto& row : reading->rows) QVERIFY(row.size() <= static_cast<std::size_t>(columns));
        const Bytes total = toShiftJis("¥3,228").value();
        QVERIFY(std::search(bytes->begin(), bytes->end(), total.begin(), total.end()) != bytes->end());
        QCOMPARE(toHex(ByteView(*bytes).first(16)), std::string("1b401b52081b74011c43011c5300001b"));
    }
}

void TestEscPos::whateverTheTextControlBytesStayWithTheEncoder() {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        SeededRandom random{seed};
        std::string hostile(uniformBelow(random, 120), '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(hostile.data()), hostile.size()});
        for (auto& c : hostile) {
            // Mostly the bytes a printer obeys, with some that begin a Shift_JIS pair in UTF-8.
            static constexpr char kHostile[] = "\x1b\x1d\x1c\x10\x04\x14@p\n\r\xe3\x83\xbd";
            if (uniformBelow(random, 3) != 0) c = kHostile[uniformBelow(random, sizeof kHostile - 1)];
        }
        Receipt receipt;
        receipt.columns = seed % 2 == 0 ? 48 : 32;
        receipt.elements.emplace_back(TextLine{hostile, TextAlign::Center, TextSize::Large, true});
        receipt.elements.emplace_back(TwoColumnLine{hostile, hostile, TextSize::Normal, false});
        const auto bytes = encodeEscPos(receipt);
        QVERIFY(bytes.isOk());
        const auto reading = EscPosReader::read(*bytes);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->cuts, 0);
        QVERIFY(reading->qrTexts.empty());
    }
}

void TestEscPos::aHostileNameIsPrintedAsTextOnly() {
    // The door for words refuses many of these; the encoder does not rely on it.
    for (const auto& each : hostileNames()) {
        Receipt receipt;
        receipt.elements.emplace_back(TextLine{each.name, TextAlign::Left, TextSize::Normal, false});
        receipt.elements.emplace_back(TwoColumnLine{each.name, each.name, TextSize::Large, true});
        const auto bytes = encodeEscPos(receipt);
        QVERIFY2(bytes.isOk(), each.kind.constData());
        const auto reading = EscPosReader::read(*bytes);
        QVERIFY2(reading.has_value(), (each.kind + ": " + QByteArray::fromStdString(each.name)).constData());
        QVERIFY(reading->cuts == 0 && reading->qrTexts.empty() && reading->code128Data.empty());
    }
}

void TestEscPos::symbolsThatAreNotAllowedAreRefused() {
    const auto refusedWith = [](ReceiptElement element) {
        Receipt receipt;
        receipt.elements.push_back(std::move(element));
        const auto bytes = encodeEscPos(receipt);
        return bytes ? ErrorCode::Internal : bytes.code();
    };
    for (const char* text : {"", "\x1b@", "あ", "a\x10\x04\x01", "a\n"})
        QCOMPARE(refusedWith(QrSymbol{text, QrLevel::M}), ErrorCode::InvalidArgument);
    QCOMPARE(refusedWith(QrSymbol{std::string(301, 'A'), QrLevel::M}), ErrorCode::InvalidArgument);
    for (const char* digits : {"", "1", "12a4", "123"})
        QCOMPARE(refusedWith(Code128Symbol{digits}), ErrorCode::InvalidArgument);
    QCOMPARE(refusedWith(Code128Symbol{std::string(26, '1')}), ErrorCode::InvalidArgument);
}

void TestEscPos::aCode128NeverCarriesDle() {
    Receipt receipt;
    receipt.elements.emplace_back(Code128Symbol{"160420271628291600"});
    const auto reading = EscPosReader::read(encodeEscPos(receipt).value());
    QVERIFY(reading.has_value());
    QCOMPARE(reading->code128Data.size(), std::size_t{1});
    const Bytes& data = reading->code128Data[0];
    QVERIFY(std::find(data.begin(), data.end(), 0x10) == data.end());
    QCOMPARE(toHex(data).substr(0, 20), std::string("7b437b4231367b430414"));
}

void TestEscPos::theLogoPrintsOnlyWhenStored() {
    Receipt receipt;
    receipt.elements.emplace_back(LogoPlace{});
    const Bytes without = encodeEscPos(receipt).value();
    const Bytes with = encodeEscPos(receipt, {true}).value();
    QCOMPARE(with.size() - without.size(), std::size_t{10});
    QVERIFY(EscPosReader::read(with).has_value());
}

void TestEscPos::theDrawerIsNoPartOfAReceipt() {
    QCOMPARE(toHex(escPosDrawerKick(DrawerPin::Pin2)), std::string("1b700032fa"));
    QCOMPARE(toHex(escPosDrawerKick(DrawerPin::Pin5)), std::string("1b700132fa"));
    QVERIFY(!EscPosReader::read(escPosDrawerKick(DrawerPin::Pin2)).has_value());
}

/// Four bits of each byte are fixed. Free and harmless: the feed button, and the two of paper near its end.
void TestEscPos::ofAllPairsOfStatusBytesOnlyTheReadyOnesAreTaken() {
    int ready = 0, notReady = 0, foreign = 0;
    for (unsigned pair = 0; pair < 0x10000U; ++pair) {
        const auto status =
            checkEscPosStatus(static_cast<std::uint8_t>(pair >> 8U), static_cast<std::uint8_t>(pair & 0xFFU));
        if (status) ++ready;
        if (!status && status.code() == ErrorCode::PrinterNotReady) ++notReady;
        if (!status && status.code() == ErrorCode::DeviceIo) ++foreign;
    }
    QCOMPARE(ready, 2 * 4);
    QCOMPARE(notReady, 16 * 16 - 2 * 4);
    QCOMPARE(foreign, 0x10000 - 16 * 16);
}

QTEST_APPLESS_MAIN(TestEscPos)
#include "test_escpos.moc"
