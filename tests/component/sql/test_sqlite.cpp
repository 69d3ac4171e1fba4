// The embedded engine on a real file: values, rules, durability and migrations.
#include "tests/component/sql/other_program.h"
#include "tests/component/sql/sqlite_bench.h"

#include <QTest>

#include <sys/stat.h>

using namespace kazasu;
using namespace kazasu::test;

class TestSqlite : public SqliteBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }
    void cleanup() { m_folder.reset(); }

    void everyValueComesBackAsItWasWritten();
    void textThatWouldNotComeBackIsRefused();
    void changedRowsCountsWhatThisStatementChanged();
    void aRuleOfTheSchemaIsAConstraint_data();
    void aRuleOfTheSchemaIsAConstraint();
    void durabilityIsSetAndTheBarrierIsPassedOnEveryOpen();
    void aTransactionNotCommittedLeavesNothing();
    void migrationsAreAppliedOnceAndInOrder();
    void aFailedMigrationLeavesNothingHalfMade();
    void aWrongMigrationFolderIsRefused_data();
    void aWrongMigrationFolderIsRefused();
    void aNewerFileIsRefusedAndNotTouched();
    void aNewFileIsForItsOwnerOnly();
};

void TestSqlite::everyValueComesBackAsItWasWritten() {
    const auto opened = open();
    QVERIFY2(opened.isOk(), opened ? "" : describe(opened.error()).c_str());
    Database& database = **opened;
    const std::vector<SqlValue> values{SqlValue{},
                                       std::int64_t{0},
                                       INT64_MAX,
                                       INT64_MIN,
                                       std::string(),
                                       std::string("'; DROP TABLE sale; --"),
                                       std::string("\xE3\x81\x8B\xE3\x81\x96\xE3\x81\x99 \xF0\x9F\x93\xB1"),
                                       Bytes{},
                                       Bytes{0, 255, 39, 0}};
    for (const SqlValue& value : values) {
        const auto answer = database.run("SELECT ?, typeof(?)", {value, value});
        QVERIFY(answer.isOk());
        QCOMPARE(answer->rows.size(), std::size_t{1});
        QVERIFY(answer->rows[0][0] == value);
    }
    const auto row = database.run("SELECT 7, 'a', x'00ff', NULL").value().rows[0];
    QCOMPARE(row.number(0), std::int64_t{7});
    QCOMPARE(row.text(1), std::string("a"));
    QCOMPARE(row.blob(2), (Bytes{0, 255}));
    QVERIFY(!row.optText(3).has_value());
    QCOMPARE(database.run("SELECT 1.5").code(), ErrorCode::Internal);
}

void TestSqlite::textThatWouldNotComeBackIsRefused() {
    const auto database = open().value();
    QCOMPARE(database->run("SELECT ?", {std::string("\xFF\xFE")}).code(), ErrorCode::InvalidArgument);
    QCOMPARE(database
                 ->run("SELECT ?", {std::string("\xEF\xBB\xBF"
                                                "a")})
                 .code(),
             ErrorCode::InvalidArgument);
    QCOMPARE(database->run("SELECT ?", {std::string("a\0b", 3)}).code(), ErrorCode::InvalidArgument);
    QCOMPARE(database->run("SELECT ?", {std::string("ok")}).value().rows[0].text(0), std::string("ok"));
}

void TestSqlite::changedRowsCountsWhatThisStatementChanged() {
    const auto database = open().value();
    QCOMPARE(database->run("INSERT INTO sale(id, amount) VALUES('a', 1), ('b', 2)").value().changedRows, 2);
    QCOMPARE(database->run("SELECT 1").value().changedRows, 0);
    QCOMPARE(database->run("UPDATE sale SET amount = 3 WHERE id = 'none'").value().changedRows, 0);
    const auto returned = database->run(
        "INSERT INTO sale(id, amount) VALUES('a', 1), ('c', 1) "
        "ON CONFLICT DO NOTHING RETURNING id");
    QCOMPARE(returned.value().rows.size(), std::size_t{1});
    QCOMPARE(returned.value().changedRows, 1);
}

void TestSqlite::aRuleOfTheSchemaIsAConstraint_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("primary key") << QByteArray("INSERT INTO sale(id, amount) VALUES('a', 2)");
    QTest::newRow("check") << QByteArray("INSERT INTO sale(id, amount) VALUES('b', -1)");
    QTest::newRow("not null") << QByteArray("INSERT INTO sale(id) VALUES('c')");
    QTest::newRow("foreign key") << QByteArray("INSERT INTO line VALUES('none', 1)");
    QTest::newRow("trigger") << QByteArray("DELETE FROM line");
}

void TestSqlite::aRuleOfTheSchemaIsAConstraint() {
    QFETCH(QByteArray, sql);
    const auto database = open().value();
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    QVERIFY(database->run("INSERT INTO line VALUES('a', 1)").isOk());
    QCOMPARE(database->run(sql.toStdString()).code(), ErrorCode::StorageConstraint);
    QCOMPARE(database->run("SELECT count(*) FROM sale").value().rows[0].number(0), std::int64_t{1});
}

void TestSqlite::durabilityIsSetAndTheBarrierIsPassedOnEveryOpen() {
    for (std::int64_t opening = 1; opening <= 3; ++opening) {
        const auto database = open().value();
        QCOMPARE(database->run("SELECT n FROM boot").value().rows[0].number(0), opening);
        QCOMPARE(database->run("PRAGMA synchronous").value().rows[0].number(0), std::int64_t{3});
        QCOMPARE(database->run("PRAGMA journal_mode").value().rows[0].text(0), std::string("wal"));
        QCOMPARE(database->run("PRAGMA trusted_schema").value().rows[0].number(0), std::int64_t{0});
    }
    QCOMPARE(OtherProgram(path()).ask("PRAGMA journal_mode"), std::string("wal"));
}

void TestSqlite::aTransactionNotCommittedLeavesNothing() {
    const auto database = open().value();
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction.isOk());
        QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    }
    QCOMPARE(database->run("SELECT count(*) FROM sale").value().rows[0].number(0), std::int64_t{0});
    auto transaction = Transaction::begin(*database);
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    QVERIFY(transaction->commit().isOk());
    QCOMPARE(OtherProgram(path()).ask("SELECT count(*) FROM sale"), std::string("1"));
}

void TestSqlite::migrationsAreAppliedOnceAndInOrder() {
    QVERIFY(open().isOk());
    QVERIFY(open().isOk());
    QCOMPARE(OtherProgram(path()).ask("PRAGMA user_version"), std::string("2"));
    write(migrationPath("0003_more.sql"),
          "ALTER TABLE sale ADD COLUMN shop TEXT; CREATE INDEX by_shop ON sale(shop)");
    QVERIFY(open().isOk());
    QCOMPARE(OtherProgram(path()).ask("PRAGMA user_version"), std::string("3"));
    QCOMPARE(OtherProgram(path()).ask("SELECT count(*) FROM sqlite_schema WHERE name = 'by_shop'"),
             std::string("1"));
}

void TestSqlite::aFailedMigrationLeavesNothingHalfMade() {
    write(migrationPath("0003_wrong.sql"),
          "CREATE TABLE half(a); INSERT INTO half VALUES(1); SELECT nonsense FROM nowhere;");
    const auto refused = open();
    QCOMPARE(refused.code(), ErrorCode::StorageMigrationFailed);
    QVERIFY(refused.error().detail.find("0003_wrong.sql") != std::string::npos);
    QCOMPARE(OtherProgram(path()).ask("PRAGMA user_version"), std::string("2"));
    QCOMPARE(OtherProgram(path()).ask("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"),
             std::string("0"));
    write(migrationPath("0003_wrong.sql"), "CREATE TABLE half(a);");
    QVERIFY(open().isOk());
}

void TestSqlite::aWrongMigrationFolderIsRefused_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("gap") << QByteArray("0004_x.sql") << QByteArray("SELECT 1");
    QTest::newRow("number twice") << QByteArray("0002_x.sql") << QByteArray("SELECT 1");
    QTest::newRow("no number") << QByteArray("more.sql") << QByteArray("SELECT 1");
    QTest::newRow("own transaction") << QByteArray("0003_x.sql")
                                     << QByteArray("CREATE TABLE x(y); COMMIT; SELECT 1");
    QTest::newRow("open quote") << QByteArray("0003_x.sql") << QByteArray("SELECT 'a");
}

void TestSqlite::aWrongMigrationFolderIsRefused() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    write(migrationPath(name.constData()), content);
    QCOMPARE(open().code(), ErrorCode::StorageMigrationFailed);
    QCOMPARE(openSqlite({path(), "/does/not/exist", true}).code(), ErrorCode::StorageMigrationFailed);
}

void TestSqlite::aNewerFileIsRefusedAndNotTouched() {
    QVERIFY(open().isOk());
    OtherProgram(path()).run("PRAGMA user_version = 7");
    QCOMPARE(open().code(), ErrorCode::StorageNewer);
    QCOMPARE(OtherProgram(path()).ask("SELECT n FROM boot"), std::string("1"));
}

void TestSqlite::aNewFileIsForItsOwnerOnly() {
    const auto opened = open();
    QVERIFY(opened.isOk());
    QVERIFY((*opened)->run("INSERT INTO sale VALUES ('a', 1, NULL)").isOk());
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
        struct stat information {};
        QCOMPARE(::stat((path() + suffix).c_str(), &information), 0);
        QVERIFY2((information.st_mode & 0077U) == 0, suffix);
    }
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "test_sqlite.moc"
