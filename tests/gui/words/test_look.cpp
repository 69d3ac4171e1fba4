// Colours that can be read, a style sheet without holes, and the small rules of the till's entry field.
#include "app/cash_suggestions.h"
#include "app/input/wedge_timing.h"
#include "app/look/look.h"
#include "app/look/style_sheet.h"
#include "app/views/text_pad.h"

#include <QtTest>

using namespace kazasu;
using namespace kazasu::app;

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textCanBeReadInBothThemes();
    void aMissingTokenIsNamed();
    void theStyleSheetNamesOnlyKnownTokens();
    void sizesGrowWithTheWindow();
    void onlyLinesAtScannerSpeedAreScans_data();
    void onlyLinesAtScannerSpeedAreScans();
    void likelyAmountsRiseAndCoverWhatIsDue_data();
    void likelyAmountsRiseAndCoverWhatIsDue();
    void kanaChangeTheirFormsInACircle();
};

void LookTest::textCanBeReadInBothThemes() {
    const Palettes palettes = builtInPalettes();
    for (const Palette& p : {palettes.light, palettes.dark}) {
        for (const QColor& ground : {p.paper, p.mist}) {
            QVERIFY(contrastRatio(p.ink, ground) >= 7.0);  // amounts are always ink
            for (const QColor& text : {p.muted, p.accent, p.danger, p.warn, p.info})
                QVERIFY2(contrastRatio(text, ground) >= 4.5,
                         qPrintable(text.name() + QLatin1Char(' ') + ground.name()));
        }
        QVERIFY(contrastRatio(p.onAccent, p.accent) >= 4.5);
    }
    QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
}

void LookTest::aMissingTokenIsNamed() {
    const auto palettes = palettesFrom(R"({"ink": {"light": "#000000", "dark": "#FFFFFF"}})");
    QVERIFY(!palettes);
    QCOMPARE(palettes.code(), ErrorCode::ParseFailed);
    QVERIFY(palettes.error().detail.find("muted") != std::string::npos);
    QVERIFY(!palettesFrom("not json"));
}

void LookTest::theStyleSheetNamesOnlyKnownTokens() {
    Look look(builtInPalettes());
    const QString sheet = styleSheetFor(look);
    QVERIFY(!sheet.contains(QLatin1Char('@')));
    QVERIFY(sheet.contains(QStringLiteral("font-size: 56px")));
    QVERIFY(!sheet.contains(QStringLiteral("color: ;")));
    QVERIFY(!sheet.contains(QStringLiteral("#000000")));  // an unknown token would be black
}

void LookTest::sizesGrowWithTheWindow() {
    Look look(builtInPalettes());
    QSignalSpy changed(&look, &Look::changed);
    QVERIFY(!look.fitTo({1366, 768}));
    QVERIFY(look.fitTo({1920, 1080}));
    QCOMPARE(look.px(56), 79);
    QVERIFY(look.fitTo({1024, 768}));
    QCOMPARE(look.px(56), 56);
    QCOMPARE(changed.count(), 2);
}

void LookTest::onlyLinesAtScannerSpeedAreScans_data() {
    QTest::addColumn<QList<int>>("gaps");  // before each further key; the last is the Enter's
    QTest::addColumn<bool>("isScan");
    QTest::newRow("scanner") << QList<int>(13, 2) << true;
    QTest::newRow("slow scanner") << QList<int>(13, WedgeTiming::kSlowestScannerGapMs) << true;
    QTest::newRow("all at once") << QList<int>(13, 0) << true;
    QTest::newRow("person") << QList<int>(13, 120) << false;
    QTest::newRow("one slow key") << QList<int>{2, 2, 2, 90, 2, 2, 2, 2} << false;
    QTest::newRow("Enter by hand") << QList<int>{2, 2, 2, 2, 2, 2, 2, 400} << false;
    QTest::newRow("three keys") << QList<int>{1, 1, 1} << false;
    QTest::newRow("time goes back") << QList<int>{2, 2, -50, 2, 2} << false;
}

void LookTest::onlyLinesAtScannerSpeedAreScans() {
    QFETCH(QList<int>, gaps);
    QFETCH(bool, isScan);
    WedgeTiming timing;
    int now = 1000;
    timing.keyArrived(static_cast<std::uint64_t>(now));
    for (qsizetype i = 0; i + 1 < gaps.size(); ++i) {
        now += gaps[i];
        timing.keyArrived(static_cast<std::uint64_t>(now));
    }
    now += gaps.last();
    QCOMPARE(timing.isScannerLine(static_cast<std::size_t>(gaps.size()), static_cast<std::uint64_t>(now)),
             isScan);
}

void LookTest::likelyAmountsRiseAndCoverWhatIsDue_data() {
    QTest::addColumn<qlonglong>("due");
    QTest::addColumn<QList<qlonglong>>("amounts");
    QTest::newRow("nothing") << 0LL << QList<qlonglong>{};
    QTest::newRow("coins") << 98LL << QList<qlonglong>{98, 100, 500, 1000, 5000, 10000};
    QTest::newRow("usual") << 2355LL << QList<qlonglong>{2355, 2400, 2500, 3000, 5000, 10000};
    QTest::newRow("round") << 1000LL << QList<qlonglong>{1000, 5000, 10000};
    QTest::newRow("large") << 12345LL << QList<qlonglong>{12345, 12400, 12500, 13000, 15000, 20000};
}

void LookTest::likelyAmountsRiseAndCoverWhatIsDue() {
    QFETCH(qlonglong, due);
    QFETCH(QList<qlonglong>, amounts);
    QList<qlonglong> found;
    for (const Money amount : cashSuggestions(Money::yen(due), 6)) found << amount.minor();
    QCOMPARE(found, amounts);
}

void LookTest::kanaChangeTheirFormsInACircle() {
    const QString ha = QStringLiteral("は");
    QCOMPARE(nextKanaForm(ha), QStringLiteral("ば"));
    QCOMPARE(nextKanaForm(nextKanaForm(nextKanaForm(ha))), ha);
    QCOMPARE(nextKanaForm(nextKanaForm(QStringLiteral("つ"))), QStringLiteral("っ"));
    QCOMPARE(nextKanaForm(QStringLiteral("ょ")), QStringLiteral("よ"));
    QCOMPARE(nextKanaForm(QStringLiteral("ん")), QStringLiteral("ん"));
    QCOMPARE(nextKanaForm(QString()), QString());
}

QTEST_MAIN(LookTest)
#include "test_look.moc"
