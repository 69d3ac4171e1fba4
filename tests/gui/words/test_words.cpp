// Every word of the window in both languages, and words for every error a person can meet at the till.
#include "app/error_texts.h"
#include "app/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace kazasu;
using namespace kazasu::app;

namespace {

struct TextsFile {
    int messages = 0;
    QStringList faults;  // unfinished, vanished, obsolete, empty, or with other placeholders than the source
};

QSet<QString> placeholdersOf(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%[0-9n]"));
    QSet<QString> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) found.insert(match.next().captured());
    return found;
}

TextsFile readTexts(const QString& path) {
    TextsFile texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return texts;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        ++texts.messages;
        const QString type = xml.attributes().value(QLatin1String("type")).toString();
        const QString words = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        if (!type.isEmpty()) texts.faults << type + QStringLiteral(": ") + source;
        if (words.isEmpty()) texts.faults << QStringLiteral("empty: ") + source;
        if (placeholdersOf(words) != placeholdersOf(source))
            texts.faults << QStringLiteral("placeholders: ") + source;
    }
    if (xml.hasError()) texts.faults << xml.errorString();
    return texts;
}

QString sourceFolder() { return qEnvironmentVariable("KAZASU_SOURCE_DIR"); }

bool hasJapanese(const QString& text) {
    return text.contains(QRegularExpression(QStringLiteral("[\\x{3040}-\\x{30FF}\\x{4E00}-\\x{9FFF}]")));
}

}  // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void aPlantedGapIsFound();
    void theTextsAreThoseOfTheSources();
    void everyErrorHasOwnWordsOrIsNeverAtTheTill();
    void errorWordsAreInTheLanguageInstalled_data();
    void errorWordsAreInTheLanguageInstalled();
    void anUnknownLanguageLeavesTheOldWords();
};

void WordsTest::everyTextIsTranslated_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("ja") << QStringLiteral("ja");
    QTest::newRow("en") << QStringLiteral("en");
}

void WordsTest::everyTextIsTranslated() {
    QFETCH(QString, language);
    const auto texts = readTexts(sourceFolder() + QStringLiteral("/translations/kazasu_%1.ts").arg(language));
    QVERIFY(texts.messages > 200);
    QVERIFY2(texts.faults.isEmpty(), qPrintable(texts.faults.join(QLatin1Char('\n'))));
    Language words;
    QVERIFY(words.install(language));
    QCOMPARE(words.name(), language);
}

void WordsTest::aPlantedGapIsFound() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("planted.ts")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "<TS version=\"2.1\"><context><name>A</name>"
        "<message><source>One</source><translation type=\"unfinished\">Eins</translation></message>"
        "<message><source>Two %1</source><translation>Zwei</translation></message>"
        "<message><source>Three</source><translation></translation></message>"
        "<message><source>Four</source><translation>Vier</translation></message></context></TS>");
    file.close();
    QCOMPARE(readTexts(file.fileName()).faults.size(), 3);
}

void WordsTest::theTextsAreThoseOfTheSources() {
    QTemporaryDir folder;
    for (const auto* language : {"ja", "en"}) {
        const QString copy = folder.filePath(QStringLiteral("kazasu_%1.ts").arg(QLatin1String(language)));
        QVERIFY(QFile::copy(
            sourceFolder() + QStringLiteral("/translations/kazasu_%1.ts").arg(QLatin1String(language)),
            copy));
        QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.start(QStringLiteral(LUPDATE_PROGRAM),
                      {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"),
                       sourceFolder(), sourceFolder() + QStringLiteral("/app"), QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(50'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const auto faults = readTexts(copy).faults;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
}

void WordsTest::everyErrorHasOwnWordsOrIsNeverAtTheTill() {
    for (const ErrorCode code : allErrorCodes()) {
        const std::string name{errorName(code)};
        QVERIFY2(
            hasOwnWords(code) != isNeverAtTheTill(code),
            (name + " needs words in app/error_words, or a place among those never met at a till").c_str());
    }
}

void WordsTest::errorWordsAreInTheLanguageInstalled_data() { everyTextIsTranslated_data(); }

void WordsTest::errorWordsAreInTheLanguageInstalled() {
    QFETCH(QString, language);
    Language words;
    QVERIFY(words.install(language));
    for (const ErrorCode code : allErrorCodes()) {
        const ErrorWords error = wordsFor(code);
        const std::string name{errorName(code)};
        QVERIFY2(!error.happened.isEmpty() && !error.next.isEmpty(), name.c_str());
        QCOMPARE(error.number, QStringLiteral("E%1").arg(static_cast<int>(code)));
        const bool isJapanese = language == QLatin1String("ja");
        QVERIFY2(hasJapanese(error.happened) == isJapanese && hasJapanese(error.next) == isJapanese,
                 name.c_str());
    }
}

void WordsTest::anUnknownLanguageLeavesTheOldWords() {
    Language words;
    QVERIFY(words.install(QStringLiteral("en")));
    QVERIFY(!words.install(QStringLiteral("tlh")));
    QCOMPARE(words.name(), QStringLiteral("en"));
    words.switchToOther();
    QCOMPARE(words.name(), QStringLiteral("ja"));
}

QTEST_MAIN(WordsTest)
#include "test_words.moc"
