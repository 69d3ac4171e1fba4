// The command line of the cashier's window: what it takes, and that everything else is refused in words.
#include "app/pos_options.h"

#include <QtTest>

using namespace kazasu;
using namespace kazasu::app;

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsTaken();
    void withoutOptionsNoShopIsNamed();
    void aWrongLineIsRefusedByWhatIsWrong_data();
    void aWrongLineIsRefusedByWhatIsWrong();
    void onlyHelpAndVersionNeedNoDisplay_data();
    void onlyHelpAndVersionNeedNoDisplay();
};

namespace {

Result<PosOptions> optionsOf(const QString& line) {
    return posOptionsFrom(QStringList{QStringLiteral("kazasu-pos")} +
                          line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

}  // namespace

void TestOptions::everyOptionIsTaken() {
    const auto options =
        optionsOf(QStringLiteral("--config store.json --language en --theme dark --fullscreen "
                                 "--scanner serial:/dev/a --scanner=folder:b --printer png:c"));
    QVERIFY(options.isOk());
    QCOMPARE(options->config, QStringLiteral("store.json"));
    QCOMPARE(options->demoFolder, QString());
    QCOMPARE(options->language, QStringLiteral("en"));
    QVERIFY(options->theme == Theme::Dark);
    QVERIFY(options->isFullscreen);
    QCOMPARE(options->scanners, (std::vector<std::string>{"serial:/dev/a", "folder:b"}));
    QCOMPARE(options->printers, std::vector<std::string>{"png:c"});
}

void TestOptions::withoutOptionsNoShopIsNamed() {
    const auto options = optionsOf({});
    QVERIFY(options.isOk());
    QVERIFY(options->config.isEmpty() && options->demoFolder.isEmpty());
    QVERIFY(options->language == QLatin1String("ja") || options->language == QLatin1String("en"));
    QVERIFY(options->theme == Theme::Light);
    QVERIFY(!options->isFullscreen);
}

void TestOptions::aWrongLineIsRefusedByWhatIsWrong_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* line, const char* named) {
        QTest::newRow(line) << QString::fromLatin1(line) << QByteArray(named);
    };
    row("--conifg store.json", "conifg");
    row("--config", "config");
    row("--demo a --config b", "either --config or --demo");
    row("store.json", "store.json");
    row("--theme blue", "--theme");
    row("--language fr", "--language");
}

void TestOptions::aWrongLineIsRefusedByWhatIsWrong() {
    QFETCH(const QString, line);
    QFETCH(const QByteArray, named);
    const auto options = optionsOf(line);
    QCOMPARE(options.code(), ErrorCode::InvalidArgument);
    const auto detail = QByteArray::fromStdString(options.error().detail);
    QVERIFY2(detail.contains(named), detail.constData());
}

void TestOptions::onlyHelpAndVersionNeedNoDisplay_data() {
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<bool>("isWordsOnly");
    for (const char* word : {"--help", "-h", "--version", "-v"})
        QTest::newRow(word) << QByteArray(word) << true;
    for (const char* word : {"--demo", "help", "--fullscreen", ""})
        QTest::newRow(word) << QByteArray(word) << false;
}

void TestOptions::onlyHelpAndVersionNeedNoDisplay() {
    QFETCH(const QByteArray, word);
    QFETCH(const bool, isWordsOnly);
    QCOMPARE(wantsWordsOnly({"--theme", word.constData()}), isWordsOnly);
}

QTEST_MAIN(TestOptions)
#include "test_options.moc"
