// The door for words: what would deceive a reader, a printer or a log is refused with its place; what people
// are called stays as it is.
#include "core/text/clean_text.h"
#include "core/text/one_line.h"
#include "core/text/utf8.h"
#include "platform/text/composed.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCleanText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfPeopleAndGoodsStayAsTheyAre_data();
    void namesOfPeopleAndGoodsStayAsTheyAre();
    void whatDeceivesIsRefusedWithItsPlace_data();
    void whatDeceivesIsRefusedWithItsPlace();
    void noDirectionOrControlPassesAnywhere();
    void cleanIsCleanAgain();
    void theSameWordFromAnotherKeyboardIsTheSameBytes_data();
    void theSameWordFromAnotherKeyboardIsTheSameBytes();
    void aMessageIsOneLineWhateverItHolds_data();
    void aMessageIsOneLineWhateverItHolds();
};

void TestCleanText::namesOfPeopleAndGoodsStayAsTheyAre_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "おにぎり 鮭", "髙島屋　①", "ﾊﾞﾅﾅ", "Crème brûlée", "Łódź", "فلافل", "ส้มตำ", "🍙🍵",
          "a'; DROP TABLE items;--", "%s%n", "<b>&amp;</b>", "=1+1", "100% 果汁 (1L)", "O'Brien \\ Söhne"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCleanText::namesOfPeopleAndGoodsStayAsTheyAre() {
    QFETCH(const QByteArray, text);
    const auto clean = cleanText(text.toStdString(), 256);
    QVERIFY2(clean.isOk(), clean.isOk() ? "" : clean.error().detail.c_str());
    QCOMPARE(QByteArray::fromStdString(*clean), text);
}

void TestCleanText::whatDeceivesIsRefusedWithItsPlace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char* name, const QByteArray& text, const char* place) {
        QTest::newRow(name) << text << QByteArray(place);
    };
    row("escape", "tea\x1b@", "character 4 (U+001B)");
    row("line feed", "tea\nfree", "character 4 (U+000A)");
    row("NUL", QByteArray("a\0b", 3), "character 2 (U+0000)");
    row("C1", "\xc2\x9b", "character 1 (U+009B)");
    row("right to left",
        "茶\xe2\x80\xae"
        "eeffoc",
        "character 2 (U+202E)");
    row("isolate", "\xe2\x81\xa6", "character 1 (U+2066)");
    row("zero width space",
        "te\xe2\x80\x8b"
        "a",
        "character 3 (U+200B)");
    row("joiner", "👩\xe2\x80\x8d👧", "character 2 (U+200D)");
    row("byte order mark", "\xef\xbb\xbftea", "character 1 (U+FEFF)");
    row("read wrongly", "caf\xef\xbf\xbd", "character 4 (U+FFFD)");
    row("line separator", "a\xe2\x80\xa8", "character 2 (U+2028)");
    row("soft hyphen", "a\xc2\xad", "character 2 (U+00AD)");
    row("Hangul filler", "\xe3\x85\xa4", "character 1 (U+3164)");
    row("tag", "\xf3\xa0\x81\xa1", "character 1 (U+E0061)");
    row("no character", "a\xef\xbf\xbf", "character 2 (U+FFFF)");
    row("no UTF-8", "te\xe3\x81", "character 3");
    row("half a surrogate pair", "\xed\xa0\xbd", "character 1");
    row("a mark alone",
        "\xcc\x81"
        "a",
        "character 1 (U+0301)");
    row("a heap of marks", "Z" + QByteArray("\xcc\x81").repeated(5), "character 6 (U+0301)");
}

void TestCleanText::whatDeceivesIsRefusedWithItsPlace() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, place);
    const auto clean = cleanText(text.toStdString(), 256);
    QVERIFY(!clean.isOk());
    QCOMPARE(errorName(clean.code()), errorName(ErrorCode::TextRefused));
    QVERIFY2(clean.error().detail.starts_with(place.toStdString()), clean.error().detail.c_str());
}

void TestCleanText::noDirectionOrControlPassesAnywhere() {
    int passed = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text = "a";
        appendUtf8(text, c);
        const bool isRefused = !cleanText(text, 8).isOk();
        const bool isDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x61C;
        if (isControl(c) || isDirection) QVERIFY2(isRefused, QByteArray::number(c, 16).constData());
        passed += isRefused ? 0 : 1;
    }
    QVERIFY(passed > 1'100'000);  // Unicode is not refused by and large
    QCOMPARE(cleanText(std::string(9, 'a'), 8).code(), ErrorCode::TooLong);
    QCOMPARE(cleanText("葛\xf3\xa0\x84\x80", 16).code(), ErrorCode::TextRefused);
}

void TestCleanText::cleanIsCleanAgain() {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        SeededRandom random{seed};
        std::string text;
        const auto length = uniformBelow(random, 20);
        for (std::uint64_t i = 0; i < length; ++i) {
            static constexpr char32_t kSome[] = {U'a',    U'か', 0x3099, 0x301, 0xFE0F,
                                                 0xE0101, U' ',  U'ﾊ',   U'ﾞ',  0x1F359};
            appendUtf8(text, kSome[uniformBelow(random, std::size(kSome))]);
        }
        const auto once = cleanText(composed(text), 256);
        if (!once) continue;
        QCOMPARE(cleanText(composed(*once), 256).value(), *once);
    }
}

void TestCleanText::theSameWordFromAnotherKeyboardIsTheSameBytes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("kana with its mark apart") << QByteArray("か\xe3\x82\x99") << QByteArray("が");
    QTest::newRow("Latin") << QByteArray("e\xcc\x81") << QByteArray("é");
    QTest::newRow("Hangul") << QByteArray("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab") << QByteArray("한");
    QTest::newRow("a variant, which has no glyph of its own on paper")
        << QByteArray("葛\xf3\xa0\x84\x80❤\xef\xb8\x8f") << QByteArray("葛❤");
    QTest::newRow("half-width kana stays") << QByteArray("ｶﾞ") << QByteArray("ｶﾞ");
    QTest::newRow("a mark at the beginning stays to be refused") << QByteArray(
                                                                        "\xef\xbb\xbf"
                                                                        "a")
                                                                 << QByteArray(
                                                                        "\xef\xbb\xbf"
                                                                        "a");
    QTest::newRow("no UTF-8 stays to be refused") << QByteArray("e\xcc") << QByteArray("e\xcc");
}

void TestCleanText::theSameWordFromAnotherKeyboardIsTheSameBytes() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, form);
    QCOMPARE(QByteArray::fromStdString(composed(text.toStdString())), form);
}

void TestCleanText::aMessageIsOneLineWhateverItHolds_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << QByteArray("お茶 100%") << QByteArray("お茶 100%");
    QTest::newRow("a line of its own")
        << QByteArray("x\r\n2026-11-30 info ok") << QByteArray("x\\r\\n2026-11-30 info ok");
    QTest::newRow("terminal") << QByteArray("\x1b[2J\t\x7f") << QByteArray("\\x1B[2J\\t\\x7F");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\u{9B}");
    QTest::newRow("direction") << QByteArray("\xe2\x80\xae") << QByteArray("\\u{202E}");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QByteArray("\\u{2028}");
    QTest::newRow("no UTF-8") << QByteArray(
                                     "\xff"
                                     "a\xe3")
                              << QByteArray("\\xFFa\\xE3");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
}

void TestCleanText::aMessageIsOneLineWhateverItHolds() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, line);
    QCOMPARE(QByteArray::fromStdString(oneLine(text.toStdString())), line);
    QCOMPARE(QByteArray::fromStdString(describe({ErrorCode::NotFound, text.toStdString()})),
             "NotFound(4): " + line);
}

QTEST_GUILESS_MAIN(TestCleanText)
#include "test_clean_text.moc"
