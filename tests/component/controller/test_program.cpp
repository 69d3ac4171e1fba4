// kazasu-controller as a real process: configuration, import, scripts, scanners, reports, signals.
#include "core/json.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/running_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const QString kProgram = QStringLiteral("kazasu-controller");

}  // namespace

class TestControllerProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("receipts")));
        writeConfig("\"printers\": [\"png:" + pathOf("receipts") + "\"]");
    }

    void aWrongConfigurationIsNamed_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("JSON");
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("object");
        QTest::newRow("no shop") << QByteArray("{'database': 'x'}") << QByteArray("shop.name");
        QTest::newRow("a name of two lines")
            << QByteArray("{'shop': {'name': 'x\\ny'}, 'database': 'x'}") << QByteArray("shop.name");
        QTest::newRow("a name that no record can carry")
            << QByteArray("{'shop': {'name': '" + QByteArray(401, 'x') + "'}, 'database': 'x'}")
            << QByteArray("shop.name");
        QTest::newRow("a register's name")
            << QByteArray("{'shop': {'name': 'x'}, 'register': {'name': ''}, 'database': 'x'}")
            << QByteArray("register.name");
        QTest::newRow("no database") << QByteArray("{'shop': {'name': 'x'}}") << QByteArray("database");
        QTest::newRow("T number")
            << QByteArray("{'shop': {'name': 'x', 'registration_number': 'T1'}, 'database': 'x'}")
            << QByteArray("registration_number");
        QTest::newRow("language")
            << QByteArray("{'shop': {'name': 'x'}, 'receipt': {'language': 'de'}, 'database': 'x'}")
            << QByteArray("language");
        QTest::newRow("rounding")
            << QByteArray("{'shop': {'name': 'x'}, 'tax': {'rounding': 'even'}, 'database': 'x'}")
            << QByteArray("rounding");
        QTest::newRow("register")
            << QByteArray("{'shop': {'name': 'x'}, 'register': {'number': 0}, 'database': 'x'}")
            << QByteArray("number");
        QTest::newRow("url") << QByteArray(
                                    "{'shop': {'name': 'x'}, 'center': {'url': 'ftp://x'}, 'database': 'x'}")
                             << QByteArray("center.url");
        QTest::newRow("token")
            << QByteArray("{'shop': {'name': 'x'}, 'center': {'url': 'http://x'}, 'database': 'x'}")
            << QByteArray("token_file");
        QTest::newRow("misspelt") << QByteArray("{'shop': {'name': 'x'}, 'databse': 'x'}")
                                  << QByteArray("'databse': there is no such setting; 'database'");
        QTest::newRow("misspelt in a section")
            << QByteArray("{'shop': {'name': 'x', 'adress': 'y'}, 'database': 'x'}")
            << QByteArray("'shop.adress': there is no such setting; 'shop.address'");
        QTest::newRow("how a shift opens")
            << QByteArray("{'shop': {'name': 'x'}, 'shift': {'opens': 'never'}, 'database': 'x'}")
            << QByteArray("shift.opens");
        for (const char* section : {"shop", "register", "receipt", "tax", "center", "shift"})
            QTest::addRow("unknown in %s", section)
                << "{'shop': {'name': 'x'}, '" + QByteArray(section) + "': {'colour': 1}, 'database': 'x'}"
                << "'" + QByteArray(section) + ".colour': there is no such setting";
    }
    void aWrongConfigurationIsNamed() {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, word);
        writeFile("controller.json", config.replace('\'', '"'));
        const auto finished = run({QStringLiteral("--check")});
        QCOMPARE(finished.exitCode, 2);
        QVERIFY2(finished.errors.contains("ConfigInvalid") && finished.errors.contains(word),
                 finished.errors);
    }

    void aFolderInsteadOfAFileIsSaid() {
        const QString folder = m_folder->path();
        const auto asConfig = runToEnd(kProgram, {QStringLiteral("--config"), folder});
        QCOMPARE(asConfig.exitCode, 2);
        QVERIFY2(asConfig.errors.contains("ConfigInvalid(16): " + folder.toUtf8()), asConfig.errors);
        const auto asCatalogue = run({QStringLiteral("import"), folder});
        QCOMPARE(asCatalogue.exitCode, 1);
        QVERIFY2(asCatalogue.errors.contains("NotFound(4): " + folder.toUtf8()), asCatalogue.errors);
        const auto asScript = run({QStringLiteral("run"), folder});
        QCOMPARE(asScript.exitCode, 2);
        QVERIFY2(asScript.errors.contains("InvalidArgument(1): " + folder.toUtf8()), asScript.errors);
    }

    void aDeviceThatDoesNotExistInTheseWordsIsRefused() {
        writeConfig("\"printers\": [\"carrier-pigeon:coop\"]");
        const auto finished = run({QStringLiteral("run"), file("none.txt")});
        QCOMPARE(finished.exitCode, 2);
        QVERIFY(finished.errors.contains("DeviceUriInvalid"));
    }

    void wrongWordsAreWrongUsage() {
        QCOMPARE(runToEnd(kProgram, {}).exitCode, 2);
        QCOMPARE(run({QStringLiteral("dance")}).exitCode, 2);
        QCOMPARE(runToEnd(kProgram, {QStringLiteral("--help")}).exitCode, 0);
        QCOMPARE(run({QStringLiteral("--check")}).exitCode, 0);
    }

    void aBadCatalogueImportsNothingAndNamesEachLine() {
        writeFile("bad.csv", "code,name,reading,department,price,tax_permille\nA1,a,,,x,100\nA2,,,,1,100\n");
        const auto finished = run({QStringLiteral("import"), file("bad.csv")});
        QCOMPARE(finished.exitCode, 1);
        QVERIFY(finished.output.contains("bad.csv:2: SalePriceInvalid"));
        QVERIFY(finished.output.contains("bad.csv:3: CsvRowInvalid"));
    }

    void aFileOfANewerProgramIsRefusedAndNotTouched() {
        importSample();
        QFile database(file("store.sqlite"));
        QVERIFY(database.open(QIODevice::ReadWrite));
        constexpr qint64 kUserVersion = 60;  // where SQLite's file format keeps it, the highest byte first
        QVERIFY(database.seek(kUserVersion));
        QCOMPARE(database.write(QByteArray::fromHex("00002710")), qint64{4});
        database.close();
        writeFile("script.txt", "scan 4500000011373\n");
        const auto finished = run({QStringLiteral("run"), file("script.txt")});
        QCOMPARE(finished.exitCode, 1);
        QVERIFY2(finished.errors.contains("StorageNewer(106)"), finished.errors);
        QVERIFY(database.open(QIODevice::ReadOnly));
        QCOMPARE(database.readAll().mid(kUserVersion, 4), QByteArray::fromHex("00002710"));
    }

    void aScriptSellsForCash() {
        importSample();
        writeFile("script.txt",
                  "# two rice balls and a bag\n"
                  "enter 2*4500000011373\nscan 4500000011373\nvoid 2\nexpect total 316\n"
                  "scan 0000\nexpect notice SaleItemUnknown\n"
                  "cash 1000\nexpect paid\nexpect change 684\nstatus\n");
        const auto finished = run({QStringLiteral("run"), file("script.txt")});
        QVERIFY2(finished.exitCode == 0, finished.output + finished.errors);
        QCOMPARE(finished.output.count('\n'), 10);
        QCOMPARE(QDir(QString::fromUtf8(pathOf("receipts"))).entryList({QStringLiteral("*.png")}).size(), 1);
        const auto report =
            Json::parse(run({QStringLiteral("sales"), QStringLiteral("--json")}).output.toStdString());
        QCOMPARE(report->getNumber("count").value(), 1);
        QCOMPARE(report->getNumber("cash_minor").value(), 316);
        const auto verified = run({QStringLiteral("journal"), QStringLiteral("verify")});
        QCOMPARE(verified.exitCode, 0);
        QVERIFY(verified.output.contains("\"sales\":1"));
    }

    void aScriptTakesOffAndTakesBack() {
        writeFile("goods.csv",
                  "code,name,reading,department,price,tax_permille,quick,open_price,minimum_age\n"
                  "BEER,beer,,drink,220,100,,,20\nDELI,deli,,food,0,80,,1,\nBAG,bag,,other,100,100,,,\n");
        QCOMPARE(run({QStringLiteral("import"), file("goods.csv")}).exitCode, 0);
        writeFile("sell.txt",
                  "enter 3*BAG\ndiscount 1 10%\nexpect total 270\ndiscount 0 20\nexpect total 250\n"
                  "discount 0 101%\n");
        QCOMPARE(run({QStringLiteral("run"), file("sell.txt")}).exitCode, 1);  // no such discount
        writeFile("sell.txt",
                  "expect total 250\nexpect discount 20\nprice 1 90 label\nexpect total 223\n"
                  "scan BEER\nexpect question age\nanswer-age yes\nscan DELI\nexpect question price\n"
                  "answer-price 350\ndiscount 0 none\nexpect total 813\ncash 1000\nexpect paid\n");
        const auto sold = run({QStringLiteral("run"), file("sell.txt")});
        QVERIFY2(sold.exitCode == 0, sold.output + sold.errors);
        writeFile("back.txt",
                  "return 1 1x2 dented\nexpect refund 162\npay-out\nexpect paid\n"
                  "return 1 1x2 dented\nexpect notice ReturnExceedsSold\n"
                  "return 1 all dented\nexpect refund 651\npay-out\nexpect paid\n"
                  "return 2 1x1 dented\nexpect notice SaleLineUnknown\n"
                  "return-without-receipt BAG 1 gift\nexpect refund 100\npay-out\nexpect paid\n");
        const auto back = run({QStringLiteral("run"), file("back.txt")});
        QVERIFY2(back.exitCode == 0, back.output + back.errors);
        const auto report =
            Json::parse(run({QStringLiteral("sales"), QStringLiteral("--json")}).output.toStdString());
        QCOMPARE(report->getNumber("total_minor").value(), -100);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("verify")}).exitCode, 0);
    }

    void aScriptClosesItsShiftInAnotherRun() {
        writeConfig("\"shift\": {\"opens\": \"by-hand\"}, \"receipt\": {\"language\": \"en\"}");
        importSample();
        writeFile("open.txt",
                  "scan 4500000011373\nexpect notice ShiftNotOpen\n"
                  "shift-open 10000x1 100x20\nscan 4500000011373\nhold\nexpect held 1\n"
                  "scan 4500000011373\ncash 1000\nexpect paid\ncash-out 20000 to the safe\n"
                  "expect notice CashExceedsDrawer\ncash-out 5000 to the safe\nshift-close\n"
                  "expect notice CashCountInvalid\n");
        const auto opened = run({QStringLiteral("run"), file("open.txt")});
        QVERIFY2(opened.exitCode == 0, opened.output + opened.errors);
        QVERIFY2(!opened.output.contains("7158") && !opened.output.contains("expected_minor"), opened.output);
        QVERIFY(run({QStringLiteral("report"), QStringLiteral("x")}).output.contains("X REPORT"));
        writeFile("close.txt",
                  "expect shift open\ncount 7150\nexpect shift counted\nshift-close\n"
                  "expect notice ShiftHasHeldSales\nshift-close acknowledge\nexpect shift closed\n"
                  "expect over-short -8\nresume\nexpect total 158\nz-reprint 1\n");
        const auto closed = run({QStringLiteral("run"), file("close.txt")});
        QVERIFY2(closed.exitCode == 0, closed.output + closed.errors);
        const auto list = run({QStringLiteral("report"), QStringLiteral("list")});
        QVERIFY2(list.output.contains("over/short -¥8"), list.output);
        const auto reprint = run({QStringLiteral("report"), QStringLiteral("reprint"), QStringLiteral("1")});
        QVERIFY2(reprint.output.contains("** REPRINT **") && reprint.output.contains("Sales not finished x1"),
                 reprint.output);
        QCOMPARE(run({QStringLiteral("report"), QStringLiteral("x")}).exitCode, 1);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("verify")}).exitCode, 0);
    }

    void whatARealScannerReadsIsSold() {
        importSample();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("scans")));
        QImage picture = whitePicture(400, 160);
        paint(picture, ean13Modules("4500000011373"), 60, 30, 3, 100);
        QVERIFY(picture.save(file("scans/rice.png")));
        writeConfig("\"scanners\": [\"folder:" + pathOf("scans") + "\"]");
        writeFile("script.txt", "wait-scan 10\nexpect total 158\ncash 200\nexpect paid\n");
        const auto finished = run({QStringLiteral("run"), file("script.txt")});
        QVERIFY2(finished.exitCode == 0, finished.output + finished.errors);
    }

    void aScriptThatGoesWrongSaysSo_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("unknown command") << QByteArray("dance\n");
        QTest::newRow("wrong expectation") << QByteArray("expect total 5\n");
        QTest::newRow("notice nobody expected") << QByteArray("scan 0000\n");
        QTest::newRow("notice nobody expected before the end") << QByteArray("scan 0000\nstatus\n");
        QTest::newRow("nothing scanned") << QByteArray("wait-scan 0\n");
        QTest::newRow("no center") << QByteArray("wait-online 0\n");
        QTest::newRow("no number") << QByteArray("cash much\n");
        QTest::newRow("too much") << QByteArray("cash 99999999999999\n");
    }
    void aScriptThatGoesWrongSaysSo() {
        QFETCH(QByteArray, script);
        writeFile("script.txt", script);
        const auto finished = run({QStringLiteral("run"), file("script.txt")});
        QCOMPARE(finished.exitCode, 1);
        QVERIFY2(finished.output.contains("\"ok\":false"), finished.output);
    }

    void servingPrintsReadyAndEndsQuicklyOnSigterm() {
        RunningProgram program(kProgram, withConfig({QStringLiteral("serve")}), QStringLiteral("ready"));
        QVERIFY2(program.isReady(), program.log());
        QCOMPARE(program.stop(2000), 0);
    }

    void reportsMayRunBesideAServingController() {
        importSample();
        RunningProgram program(kProgram, withConfig({}), QStringLiteral("ready"));
        QVERIFY2(program.isReady(), program.log());
        QCOMPARE(run({QStringLiteral("sales")}).exitCode, 0);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("verify")}).exitCode, 0);
        const auto second = run({QStringLiteral("serve")});
        QCOMPARE(second.exitCode, 1);  // one file, one controller
        QVERIFY(second.errors.contains("Storage"));
    }

    void anOpenSaleOutlivesAKilledProgram() {
        importSample();
        {
            RunningProgram program(kProgram, withConfig({QStringLiteral("run"), QStringLiteral("-")}),
                                   QStringLiteral("\"ok\":true"), 500);
            program.writeLine("scan 4500000011373");
            QTRY_VERIFY_WITH_TIMEOUT(program.log().contains("158"), 10'000);
            program.kill();
        }
        writeFile("script.txt", "expect total 158\ncash 158\nexpect paid\n");
        const auto finished = run({QStringLiteral("run"), file("script.txt")});
        QVERIFY2(finished.exitCode == 0, finished.output + finished.errors);
    }

private:
    void writeFile(const QByteArray& name, const QByteArray& content) {
        QFile target(m_folder->filePath(QString::fromUtf8(name)));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }
    void writeConfig(const QByteArray& devices) {
        writeFile("controller.json",
                  "{\"shop\": {\"name\": \"かざす商店\", \"registration_number\": \"T7123456789012\"},"
                  " \"register\": {\"name\": \"1\", \"number\": 1}, \"database\": \"store.sqlite\", " +
                      devices + "}");
    }
    [[nodiscard]] QByteArray pathOf(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name)).toUtf8();
    }
    [[nodiscard]] QString file(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList withConfig(const QStringList& words) const {
        return QStringList{QStringLiteral("--config"), file("controller.json")} + words;
    }
    [[nodiscard]] Finished run(const QStringList& words) const {
        return runToEnd(kProgram, withConfig(words));
    }
    void importSample() const {
        const auto imported =
            run({QStringLiteral("import"), qEnvironmentVariable("KAZASU_SOURCE_DIR") +
                                               QStringLiteral("/resources/sample/catalogue.csv")});
        QVERIFY2(imported.exitCode == 0, imported.output + imported.errors);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestControllerProgram)
#include "test_program.moc"
