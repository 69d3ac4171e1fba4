// No value ever becomes part of a statement: in every source file SQL is literals and constants.
#include "tests/tidy/sql/sql_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace kazasu::tidy;

class TestSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noStatementIsBuiltFromValues();
    void aPlantedJoinIsFound_data();
    void aPlantedJoinIsFound();
    void constantsMayBeJoined_data();
    void constantsMayBeJoined();
};

void TestSql::noStatementIsBuiltFromValues() {
    const QString root = qEnvironmentVariable("KAZASU_SOURCE_DIR") + QLatin1Char('/');
    BuiltSql all;
    for (const char* room : {"core", "platform", "drivers", "controller", "center", "bank", "app", "tools"}) {
        QDirIterator iterator(root + QLatin1String(room), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                              QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const auto built =
                builtSqlIn(file.fileName().mid(root.size()), QString::fromUtf8(file.readAll()));
            all.complaints << built.complaints;
            all.usedExceptions += built.usedExceptions;
        }
    }
    QVERIFY2(all.complaints.isEmpty(), qPrintable(all.complaints.join(QLatin1Char('\n'))));
    for (const auto& exception : exceptions())
        QVERIFY2(all.usedExceptions.contains(exception),
                 qPrintable(exception + QStringLiteral(": not needed")));
}

void TestSql::aPlantedJoinIsFound_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"run(\"SELECT * FROM items WHERE name = '\" + name + \"'\")",
          "run(\"DELETE FROM items WHERE code = \" + item.code)",
          "run(\"UPDATE items SET name = '\" + std::string(name) + \"' WHERE 1\")",
          "run(name + \" ORDER BY code\")", "run(\"SELECT a \"\n  \"FROM b WHERE c = \"\n  + c)",
          "QStringLiteral(\"SELECT 1\");\n\"INSERT INTO a VALUES(%1)\".arg(name)",
          "sql = \"SELECT \" + request.text"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSql::aPlantedJoinIsFound() {
    QFETCH(const QString, text);
    QVERIFY(!builtSqlIn(QStringLiteral("center/some.cpp"), text).complaints.isEmpty());
}

void TestSql::constantsMayBeJoined_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {R"(run("SELECT " + std::string(kColumns) + " FROM items WHERE code = ?", {code}))",
          R"(run("SELECT " + watermarkSql("s.number") + " FROM shop s"))", R"(// "SELECT " + name)",
          R"(words = "select " + name)", "run(\"SELECT a \"\n  \"FROM b\", {name + \"x\"})"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestSql::constantsMayBeJoined() {
    QFETCH(const QString, text);
    QCOMPARE(builtSqlIn(QStringLiteral("center/some.cpp"), text).complaints, QStringList{});
}

QTEST_GUILESS_MAIN(TestSql)
#include "test_sql.moc"
