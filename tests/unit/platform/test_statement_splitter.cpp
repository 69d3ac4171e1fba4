// Migration files are cut into statements where a human would cut them.
#include "platform/sql/statement_splitter.h"

#include <QTest>

using namespace kazasu;

class TestStatementSplitter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsAreSplitAtTheirSemicolons_data();
    void statementsAreSplitAtTheirSemicolons();
    void whatHasNoEndIsRefused_data();
    void whatHasNoEndIsRefused();
    void theKindOfAStatementIsSeen_data();
    void theKindOfAStatementIsSeen();
};

void TestStatementSplitter::statementsAreSplitAtTheirSemicolons_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* name, const char* text, const QByteArrayList& expected) {
        QTest::newRow(name) << QByteArray(text) << expected;
    };
    row("empty", "", {});
    row("blanks and comments only", " -- nothing; here\n/* nor; here */ ; ;", {});
    row("two", "SELECT 1;\nSELECT 2;", {"SELECT 1", "SELECT 2"});
    row("last without semicolon", "SELECT 1; SELECT 2", {"SELECT 1", "SELECT 2"});
    row("semicolon in text", "INSERT INTO t VALUES('a;b''c;d'); SELECT 1",
        {"INSERT INTO t VALUES('a;b''c;d')", "SELECT 1"});
    row("semicolon in names", "SELECT \"a;b\", `c;d`; SELECT 1", {"SELECT \"a;b\", `c;d`", "SELECT 1"});
    row("comment between", "SELECT 1 -- one;\n, 2; /* ; */ SELECT 3", {"SELECT 1 -- one;\n, 2", "SELECT 3"});
    row("trigger",
        "CREATE TRIGGER no_update BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no; never'); SELECT 1; END; "
        "SELECT 2",
        {"CREATE TRIGGER no_update BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'no; never'); SELECT 1; END",
         "SELECT 2"});
    row("trigger with CASE",
        "create temp trigger a after insert on t begin select case when 1 then 2 else 3 end; select 4; end; "
        "SELECT 5",
        {"create temp trigger a after insert on t begin select case when 1 then 2 else 3 end; select 4; end",
         "SELECT 5"});
    row("trigger of PostgreSQL", "CREATE TRIGGER a BEFORE UPDATE ON t EXECUTE FUNCTION refuse(); SELECT 1",
        {"CREATE TRIGGER a BEFORE UPDATE ON t EXECUTE FUNCTION refuse()", "SELECT 1"});
    row("dollar quotes", "CREATE FUNCTION f() AS $body$ BEGIN; $x$; END; $body$ LANGUAGE plpgsql; SELECT $1",
        {"CREATE FUNCTION f() AS $body$ BEGIN; $x$; END; $body$ LANGUAGE plpgsql", "SELECT $1"});
    row("a column called trigger", "CREATE TABLE a(begin_at TEXT, trigger TEXT); SELECT 1",
        {"CREATE TABLE a(begin_at TEXT, trigger TEXT)", "SELECT 1"});
}

void TestStatementSplitter::statementsAreSplitAtTheirSemicolons() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    const auto statements = splitStatements(text.toStdString());
    QVERIFY(statements.isOk());
    QByteArrayList actual;
    for (const std::string& statement : *statements) actual << QByteArray::fromStdString(statement);
    QCOMPARE(actual, expected);
}

void TestStatementSplitter::whatHasNoEndIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text") << QByteArray("SELECT 'abc; SELECT 1;");
    QTest::newRow("comment") << QByteArray("SELECT 1; /* abc; SELECT 1;");
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; SELECT 2;");
    QTest::newRow("dollar quote") << QByteArray("CREATE FUNCTION f() AS $$ BEGIN; END;");
}

void TestStatementSplitter::whatHasNoEndIsRefused() {
    QFETCH(QByteArray, text);
    QCOMPARE(splitStatements(text.toStdString()).code(), ErrorCode::ParseFailed);
}

void TestStatementSplitter::theKindOfAStatementIsSeen_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* text, StatementKind kind) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(kind);
    };
    row("select 1", StatementKind::Reads);
    row("VALUES(1)", StatementKind::Reads);
    row("WITH a AS (INSERT INTO t VALUES(1) RETURNING x) SELECT * FROM a", StatementKind::Reads);
    row("WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", StatementKind::ChangesRows);
    row("/* why */ UPDATE t SET a = 1", StatementKind::ChangesRows);
    row("BEGIN IMMEDIATE", StatementKind::Transaction);
    row("savepoint a", StatementKind::Transaction);
    row("CREATE TABLE a(b)", StatementKind::Other);
    row("CREATE TRIGGER a AFTER UPDATE ON b BEGIN DELETE FROM c; END", StatementKind::Other);
    row("PRAGMA user_version", StatementKind::Other);
    row("", StatementKind::Other);
}

void TestStatementSplitter::theKindOfAStatementIsSeen() {
    QFETCH(QByteArray, text);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(statementKind(text.toStdString())), expected);
}

QTEST_APPLESS_MAIN(TestStatementSplitter)
#include "test_statement_splitter.moc"
