// kazasu-controller as a real process: configuration, import, scanners, reports, signals.
#include "tests/component/controller/controller_program.h"
#include "tests/support/drawn_barcode.h"

#include <QDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestControllerProgram : public QObject, private ControllerProgram {
    Q_OBJECT

private Q_SLOTS:
    void init() { lookForAFolder(); }

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
};

QTEST_GUILESS_MAIN(TestControllerProgram)
#include "test_program.moc"
