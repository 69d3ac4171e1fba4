// The embedded engine on a real file: what openSqlite promises, and what it refuses.
#include "platform/sql/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace kazasu;

namespace {

const char* const kFirst =
    "CREATE TABLE sale(id TEXT PRIMARY KEY, amount INTEGER NOT NULL CHECK(amount >= 0), raw BLOB);\n";
const char* const kSecond =
    "CREATE TABLE line(sale TEXT NOT NULL REFERENCES sale(id), number INTEGER, PRIMARY KEY(sale, number));\n"
    "-- sold is sold; nothing here changes\n"
    "CREATE TRIGGER line_stays BEFORE DELETE ON line BEGIN SELECT RAISE(ABORT, 'a line stays; always'); "
    "END;\n";

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Another program at the same file, without any of our rules.
class OtherProgram {
public:
    explicit OtherProgram(const std::string& path) { sqlite3_open(path.c_str(), &m_handle); }
    ~OtherProgram() { sqlite3_close(m_handle); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    int run(const char* sql) { return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); }
    std::string ask(const char* sql) {
        std::string answer;
        const auto take = [](void* out, int, char** values, char**) {
            *static_cast<std::string*>(out) = values[0] != nullptr ? values[0] : "NULL";
            return 0;
        };
        if (sqlite3_exec(m_handle, sql, take, &answer, nullptr) != SQLITE_OK) return sqlite3_errmsg(m_handle);
        return answer;
    }

private:
    sqlite3* m_handle = nullptr;
};

}  // namespace

class TestSqlite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
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
    void aFileThatIsNoDatabaseIsRefusedAndNotTouched();
    void aFolderThatCannotBeWrittenIsRefused();
    void anAbsentFileIsNotCreatedUnlessAllowed();
    void aNewFileIsForItsOwnerOnly();
    void twoProgramsNeverOpenTheSameFile();
    void aFullDiskRefusesAndGoesOnWhenThereIsSpaceAgain();
    void afterAnErrorThatEndsTheTransactionNothingMoreIsWritten();
    void aLockedFileIsBusyAndLaterServesAgain();
    void reopenKeepsTheLockAndTheData();
    void theThreadThatOpensIsTheThreadThatUses();

private:
    std::string path() const { return m_folder->filePath(QStringLiteral("sales.sqlite")).toStdString(); }
    QString migrationPath(const char* name) const {
        return m_folder->filePath(QStringLiteral("migrations/") + QLatin1String(name));
    }
    Result<std::unique_ptr<Database>> open() const {
        return openSqlite({path(), m_folder->filePath(QStringLiteral("migrations")).toStdString(), true});
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqlite::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("migrations")));
    write(migrationPath("0001_sale.sql"), kFirst);
    write(migrationPath("0002_line.sql"), kSecond);
}

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

void TestSqlite::aFileThatIsNoDatabaseIsRefusedAndNotTouched() {
    const QByteArray letter(10'000, 'x');
    write(QString::fromStdString(path()), letter);
    QCOMPARE(open().code(), ErrorCode::StorageCorrupt);
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), letter);
}

void TestSqlite::aFolderThatCannotBeWrittenIsRefused() {
    QVERIFY(open().isOk());
    const uid_t user = geteuid();
    constexpr uid_t kNobody = 65534;
    const QByteArray folder = m_folder->path().toUtf8();
    QCOMPARE(::chmod(folder.constData(), 0555), 0);
    QCOMPARE(::chmod(path().c_str(), 0444), 0);
    if (user == 0) QCOMPARE(seteuid(kNobody), 0);  // root may write everywhere
    const auto existing = open();
    const auto fresh = openSqlite({path() + "2", {}, true});
    if (user == 0) QCOMPARE(seteuid(user), 0);
    QCOMPARE(::chmod(folder.constData(), 0755), 0);
    QCOMPARE(existing.code(), ErrorCode::StorageOpenFailed);
    QCOMPARE(fresh.code(), ErrorCode::StorageOpenFailed);
}

void TestSqlite::anAbsentFileIsNotCreatedUnlessAllowed() {
    QCOMPARE(openSqlite({path(), {}, false}).code(), ErrorCode::StorageOpenFailed);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
    QCOMPARE(
        openSqlite({m_folder->filePath(QStringLiteral("no/such/folder")).toStdString(), {}, true}).code(),
        ErrorCode::StorageOpenFailed);
    QCOMPARE(openSqlite({{}, {}, true}).code(), ErrorCode::StorageOpenFailed);
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

void TestSqlite::twoProgramsNeverOpenTheSameFile() {
    auto first = open();
    QVERIFY(first.isOk());
    QCOMPARE(open().code(), ErrorCode::StorageBusy);
    QVERIFY(QFile::link(QString::fromStdString(path()), m_folder->filePath(QStringLiteral("alias"))));
    QCOMPARE(openSqlite({m_folder->filePath(QStringLiteral("alias")).toStdString(), {}, true}).code(),
             ErrorCode::StorageBusy);
    first->reset();
    QVERIFY(open().isOk());
}

void TestSqlite::aFullDiskRefusesAndGoesOnWhenThereIsSpaceAgain() {
    const auto database = open().value();
    const auto pages = database->run("PRAGMA page_count").value().rows[0].number(0);
    QVERIFY(database->run("PRAGMA max_page_count = " + std::to_string(pages + 3)).isOk());
    const Bytes row(2'000, 7);
    std::int64_t acknowledged = 0;
    Status last;
    while (last && acknowledged < 100) {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction.isOk());
        const auto inserted =
            database->run("INSERT INTO sale VALUES(?, 1, ?)", {std::to_string(acknowledged), row});
        last = inserted ? transaction->commit() : Status(inserted.error());
        if (last) ++acknowledged;
    }
    QCOMPARE(last.code(), ErrorCode::StorageFull);
    QVERIFY(acknowledged > 0);
    QVERIFY(database->run("PRAGMA max_page_count = 100000").isOk());
    QCOMPARE(database->run("SELECT count(*) FROM sale").value().rows[0].number(0), acknowledged);
    QVERIFY(database->run("INSERT INTO sale VALUES('after', 1, ?)", {row}).isOk());
}

void TestSqlite::afterAnErrorThatEndsTheTransactionNothingMoreIsWritten() {
    const auto database = open().value();
    const auto pages = database->run("PRAGMA page_count").value().rows[0].number(0);
    QVERIFY(database->run("PRAGMA max_page_count = " + std::to_string(pages)).isOk());
    auto transaction = Transaction::begin(*database);
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('small', 1)").isOk());
    QCOMPARE(database->run("INSERT INTO sale VALUES('large', 1, ?)", {Bytes(50'000, 1)}).code(),
             ErrorCode::StorageFull);
    QCOMPARE(database->run("INSERT INTO sale(id, amount) VALUES('stray', 1)").code(), ErrorCode::StorageFull);
    QVERIFY(!transaction->commit().isOk());
    QCOMPARE(database->run("SELECT count(*) FROM sale").value().rows[0].number(0), std::int64_t{0});
}

void TestSqlite::aLockedFileIsBusyAndLaterServesAgain() {
    const auto database = open().value();
    OtherProgram other(path());
    QCOMPARE(other.run("BEGIN IMMEDIATE"), SQLITE_OK);
    QCOMPARE(Transaction::begin(*database).code(), ErrorCode::StorageBusy);
    QCOMPARE(other.run("ROLLBACK"), SQLITE_OK);
    QVERIFY(Transaction::begin(*database).isOk());
}

void TestSqlite::reopenKeepsTheLockAndTheData() {
    const auto database = open().value();
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    QVERIFY(database->run("BEGIN IMMEDIATE").isOk());
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('b', 1)").isOk());
    QVERIFY(database->reopen().isOk());
    QCOMPARE(database->run("SELECT group_concat(id) FROM sale").value().rows[0].text(0), std::string("a"));
    QCOMPARE(database->run("SELECT n FROM boot").value().rows[0].number(0), std::int64_t{2});
    QCOMPARE(open().code(), ErrorCode::StorageBusy);
}

void TestSqlite::theThreadThatOpensIsTheThreadThatUses() {
    std::vector<std::thread> threads;
    std::vector<std::int64_t> counts(4, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto database =
                openSqlite({path() + std::to_string(i),
                            m_folder->filePath(QStringLiteral("migrations")).toStdString(), true});
            if (!database) return;
            for (int n = 0; n < 20; ++n) {
                if (!(*database)->run("INSERT INTO sale(id, amount) VALUES(?, ?)",
                                      {std::to_string(n), std::int64_t{n}}))
                    return;
            }
            counts[i] = (*database)->run("SELECT sum(amount) FROM sale").value().rows[0].number(0);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::int64_t count : counts) QCOMPARE(count, std::int64_t{190});
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "test_sqlite.moc"
