#include "core/text/csv.h"

#include <QTest>

using namespace kazasu;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsKnowTheirLineAndFields() {
        const auto rows = parseCsv("a,b\r\n\r\n\"x\ny\",\"1\"\"2\"\nlast,");
        QVERIFY(rows.isOk());
        const std::vector<CsvRow> expected{{1, {"a", "b"}}, {3, {"x\ny", "1\"2"}}, {5, {"last", ""}}};
        QCOMPARE(*rows, expected);
    }

    void whatIsWrittenIsReadBack() {
        const std::vector<std::string> fields{"", "a,b", "\"q\"", "line\r\nend", "緑茶", " blank "};
        const auto rows = parseCsv(toCsv(fields) + toCsv({""}) + toCsv({"x"}));
        QCOMPARE((*rows)[0].fields, fields);
        QCOMPARE(rows->back().fields, std::vector<std::string>{"x"});
    }

    void noGuardedFieldIsAFormulaAndNoneIsLost_data() {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("guarded");
        for (const char* formula : {"=1+1", "+81", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "''=1"})
            QTest::newRow(formula) << QByteArray(formula) << QByteArray("'") + formula;
        for (const char* text : {"", "茶", "'", "'tis", "''", "1-2", " =1", "a=b"})
            QTest::newRow(text) << QByteArray(text) << QByteArray(text);
    }
    void noGuardedFieldIsAFormulaAndNoneIsLost() {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, guarded);
        QCOMPARE(QByteArray::fromStdString(guardedField(field.toStdString())), guarded);
        QCOMPARE(QByteArray::fromStdString(unguardedField(guarded.toStdString())), field);
    }

    void whatIsNoCsvIsNamedByItsLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("quote inside") << QByteArray("ok\na\"b,c") << QByteArray("line 2");
        QTest::newRow("text after quote") << QByteArray("\"a\"b") << QByteArray("line 1");
        QTest::newRow("never closed") << QByteArray("ok\n\"a\nb\nc") << QByteArray("line 2");
        QTest::newRow("lone CR") << QByteArray("a\rb") << QByteArray("line 1");
        QTest::newRow("not UTF-8") << QByteArray("ok\n\xFF") << QByteArray("line 2");
        QTest::newRow("too many fields") << QByteArray(100, ',') << QByteArray("line 1");
    }
    void whatIsNoCsvIsNamedByItsLine() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        const auto rows = parseCsv(text.toStdString());
        QVERIFY(!rows);
        QCOMPARE(rows.code(), ErrorCode::CsvRowInvalid);
        QVERIFY(rows.error().detail.rfind(line.toStdString(), 0) == 0);
    }

    void nothingIsNoRow() {
        QVERIFY(parseCsv("")->empty());
        QVERIFY(parseCsv("\xEF\xBB\xBF")->empty());
        QVERIFY(parseCsv("\n\r\n")->empty());
    }

    void aHugeFileIsRefusedUnread() {
        QCOMPARE(parseCsv(std::string(kCsvMaxBytes + 1, 'a')).code(), ErrorCode::TooLong);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "test_csv.moc"
