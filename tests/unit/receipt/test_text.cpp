// Strict UTF-8, columns on the grid, wrapping, and the registration number.
#include "core/receipt/registration_number.h"
#include "core/text/display_width.h"
#include "core/text/utf8.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;

class TestText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void malformedUtf8IsRefused_data();
    void malformedUtf8IsRefused();
    void everyCodePointGoesThereAndBack();
    void widthIsThatOfShiftJis_data();
    void widthIsThatOfShiftJis();
    void wrappingKeepsWordsAndPunctuation_data();
    void wrappingKeepsWordsAndPunctuation();
    void wrappingLosesNothingAndFits();
    void corporateNumbersAreCheckedWithoutRefusal();
};

void TestText::malformedUtf8IsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    for (const char* hex : {"80", "c0af", "c1bf", "e0809f", "eda080", "edbfbf", "f08080af", "f4908080",
                            "f5808080", "e38182e3", "e381", "f09f98", "ff", "fe", "c241"})
        QTest::newRow(hex) << QByteArray::fromHex(hex);
}

void TestText::malformedUtf8IsRefused() {
    QFETCH(QByteArray, bytes);
    QVERIFY(!isUtf8(bytes.toStdString()));
    QVERIFY(!isPlainText(bytes.toStdString(), 100));
    QVERIFY(displayWidth(bytes.toStdString()) > 0);
}

void TestText::everyCodePointGoesThereAndBack() {
    for (char32_t c = 0; c <= 0x10FFFF; c = c < 0x3000 ? c + 1 : c + 7) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        appendUtf8(text, c);
        std::size_t position = 0;
        QVERIFY(nextCodePoint(text, position) == std::optional{c});
        QCOMPARE(position, text.size());
    }
}

void TestText::widthIsThatOfShiftJis_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("empty") << QByteArray("") << 0;
    QTest::newRow("Latin") << QByteArray("Tea 525ml") << 9;
    QTest::newRow("half-width kana") << QByteArray("ｶﾞﾑ") << 3;
    QTest::newRow("kana and kanji") << QByteArray("緑茶のむ") << 8;
    QTest::newRow("full-width Latin") << QByteArray("ＡＢ１") << 6;
    QTest::newRow("yen sign") << QByteArray("¥1,280") << 6;
    QTest::newRow("emoji") << QByteArray("🍙") << 2;
    QTest::newRow("Greek") << QByteArray("αβ") << 4;
}

void TestText::widthIsThatOfShiftJis() {
    QFETCH(QByteArray, text);
    QFETCH(int, width);
    QCOMPARE(displayWidth(text.toStdString()), width);
}

void TestText::wrappingKeepsWordsAndPunctuation_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("fits") << QByteArray("tea") << 3 << QByteArray("tea");
    QTest::newRow("empty") << QByteArray("") << 3 << QByteArray("");
    QTest::newRow("words") << QByteArray("green tea leaves") << 10 << QByteArray("green tea|leaves");
    QTest::newRow("long word") << QByteArray("abcdefghij") << 4 << QByteArray("abcd|efgh|ij");
    QTest::newRow("odd column stays free") << QByteArray("緑茶葉") << 5 << QByteArray("緑茶|葉");
    QTest::newRow("full stop") << QByteArray("緑茶葉。") << 6 << QByteArray("緑茶|葉。");
    QTest::newRow("spaces at the end") << QByteArray("tea    ") << 3 << QByteArray("tea");
}

void TestText::wrappingKeepsWordsAndPunctuation() {
    QFETCH(QByteArray, text);
    QFETCH(int, columns);
    QFETCH(QByteArray, lines);
    std::string joined;
    for (const auto& line : wrapToWidth(text.toStdString(), columns))
        joined += (joined.empty() ? "" : "|") + line;
    QCOMPARE(QByteArray::fromStdString(joined), lines);
}

void TestText::wrappingLosesNothingAndFits() {
    constexpr std::u32string_view kLetters = U"ab 。緑ｶ ー9)";
    for (std::uint64_t seed = 1; seed < 500; ++seed) {
        test::SeededRandom random{seed};
        std::string text;
        const auto length = uniformBelow(random, 60);
        for (std::uint64_t i = 0; i < length; ++i)
            appendUtf8(text, kLetters[uniformBelow(random, kLetters.size())]);
        const int columns = 2 + static_cast<int>(uniformBelow(random, 20));
        std::string kept;
        for (const auto& line : wrapToWidth(text, columns)) {
            QVERIFY(displayWidth(line) <= columns);
            kept += line;
        }
        std::erase(text, ' ');
        std::erase(kept, ' ');
        QCOMPARE(kept, text);
    }
}

void TestText::corporateNumbersAreCheckedWithoutRefusal() {
    for (const char* number : {"T7123456789012", "T4011001098993", "T2120901007402"})
        QVERIFY(RegistrationNumber::parse(number)->hasCorporateCheckDigit());
    const auto wrong = RegistrationNumber::parse("T8123456789012");
    QVERIFY(wrong.isOk());
    QVERIFY(!wrong->hasCorporateCheckDigit());
    for (const char* text :
         {"", "T", "7123456789012", "T712345678901", "T71234567890123", "t7123456789012", "T712345678901X"})
        QCOMPARE(RegistrationNumber::parse(text).code(), ErrorCode::ParseFailed);
}

QTEST_APPLESS_MAIN(TestText)
#include "test_text.moc"
