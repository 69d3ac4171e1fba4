// Behind a hole for somebody else's SQL there would be no second file, no extension and no writable schema.
#include "platform/sql/database.h"
#include "platform/sql/read_only_sqlite.h"
#include "tests/component/sql/sqlite_bench.h"

#include <QFileInfo>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSqliteGuard : public SqliteBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }

    void whatNoStatementOfOursNeedsIsForbidden_data();
    void whatNoStatementOfOursNeedsIsForbidden();
    void theSchemaCannotBeWrittenLikeATable();
    void aReaderIsGuardedToo();
    void aSecondFileIsNeitherMadeNorRead();
    void theGuardComesBackAfterReopening();
};

void TestSqliteGuard::whatNoStatementOfOursNeedsIsForbidden_data() {
    QTest::addColumn<QByteArray>("sql");
    for (const char* sql : {"ATTACH 'other.sqlite' AS other", "ATTACH ':memory:' AS other", "DETACH main",
                            "SELECT load_extension('libevil')", "SELECT LOAD_EXTENSION('libevil', 'start')",
                            "PRAGMA writable_schema = ON", "PRAGMA temp_store_directory = '/tmp'",
                            "PRAGMA ignore_check_constraints = ON", "PRAGMA cell_size_check = OFF",
                            "CREATE VIRTUAL TABLE words USING fts5(text)"})
        QTest::newRow(sql) << QByteArray(sql);
}

void TestSqliteGuard::whatNoStatementOfOursNeedsIsForbidden() {
    QFETCH(const QByteArray, sql);
    const auto database = open().value();
    const auto answer = database->run(sql.toStdString());
    QVERIFY(!answer.isOk());
    const bool isFunction = sql.toLower().contains("load_extension");  // refused as a word, not by a code
    QVERIFY2(isFunction ? answer.error().detail.find("not authorized") != std::string::npos
                        : answer.code() == ErrorCode::Forbidden,
             describe(answer.error()).c_str());
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('after', 1)").isOk());
}

void TestSqliteGuard::theSchemaCannotBeWrittenLikeATable() {
    const auto database = open().value();
    for (const char* sql : {"UPDATE sqlite_schema SET sql = 'CREATE TABLE sale(id)' WHERE name = 'sale'",
                            "DELETE FROM sqlite_schema WHERE name = 'line_stays'"})
        QVERIFY2(!database->run(sql).isOk(), sql);
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    QVERIFY(database->run("INSERT INTO line VALUES('a', 1)").isOk());
    QCOMPARE(database->run("DELETE FROM line").code(), ErrorCode::StorageConstraint);  // its trigger is there
}

void TestSqliteGuard::aReaderIsGuardedToo() {
    QVERIFY(open().isOk());
    const auto reader = openSqliteReadOnly(path()).value();
    const auto refused = reader->run("SELECT load_extension('libevil')");
    QVERIFY(!refused && refused.error().detail.find("not authorized") != std::string::npos);
    QCOMPARE(reader->run("SELECT COUNT(*) FROM sale").value().rows[0].number(0), std::int64_t{0});
}

void TestSqliteGuard::aSecondFileIsNeitherMadeNorRead() {
    const auto database = open().value();
    const QString other = m_folder->filePath(QStringLiteral("other.sqlite"));
    QCOMPARE(database->run("ATTACH ? AS other", {other.toStdString()}).code(), ErrorCode::Forbidden);
    QCOMPARE(database->run("VACUUM INTO ?", {other.toStdString()}).code(), ErrorCode::Forbidden);
    QVERIFY(!QFileInfo::exists(other));
}

void TestSqliteGuard::theGuardComesBackAfterReopening() {
    const auto database = open().value();
    QVERIFY(database->reopen().isOk());
    QCOMPARE(database->run("ATTACH ':memory:' AS other").code(), ErrorCode::Forbidden);
}

QTEST_GUILESS_MAIN(TestSqliteGuard)
#include "test_sqlite_guard.moc"
