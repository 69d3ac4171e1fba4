// Scripts of a real kazasu-controller: sales, prices, returns, shifts, papers, and what goes wrong in them.
#include "tests/component/controller/controller_program.h"

using namespace kazasu;
using namespace kazasu::test;

class TestScriptProgram : public QObject, private ControllerProgram {
    Q_OBJECT

private Q_SLOTS:
    void init() { lookForAFolder(); }

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

    void aScriptFindsASaleAndPrintsAboutIt() {
        importSample();
        writeConfig("\"printers\": [\"escpos:" + pathOf("paper.bin") +
                    "?drawer=2\"], \"receipt\": {\"language\": \"en\"}");
        writeFile("sell.txt", "named Nobody\n");
        QCOMPARE(run({QStringLiteral("run"), file("sell.txt")}).exitCode, 1);  // nothing was found before
        writeFile("sell.txt",
                  "scan 4500000011373\ncash 1000\nexpect paid\nfind-sales 4500000011373\ngift\n"
                  "named Example Ltd\ncopy\nfind-sales 1999-01-01\ndrawer\n");
        const auto sold = run({QStringLiteral("run"), file("sell.txt")});
        QVERIFY2(sold.exitCode == 0, sold.output + sold.errors);
        QVERIFY2(sold.output.contains("\"receipt_number\":\"0001-000001\""), sold.output);
        QVERIFY2(sold.output.contains("\"sales\":[]"), sold.output);  // nothing of that day
        QFile paper(file("paper.bin"));
        QVERIFY(paper.open(QIODevice::ReadOnly));
        const QByteArray bytes = paper.readAll();
        const QByteArray kick = QByteArray::fromHex("1b700032fa");
        QCOMPARE(bytes.indexOf(kick), 0);  // the drawer, then the receipt
        QCOMPARE(bytes.count(kick), 2);
        QCOMPARE(bytes.count("Example Ltd"), 1);
        QCOMPARE(bytes.count("GIFT RECEIPT"), 1);
        QCOMPARE(bytes.count("REPRINT"), 1);
        QCOMPARE(run({QStringLiteral("journal"), QStringLiteral("verify")}).exitCode, 0);
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
};

QTEST_GUILESS_MAIN(TestScriptProgram)
#include "test_script_program.moc"
