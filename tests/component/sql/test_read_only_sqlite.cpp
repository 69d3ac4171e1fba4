// Looking at a file while its owner has it open: what is committed is seen, nothing can be changed.
#include "platform/sql/read_only_sqlite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;

class TestReadOnlySqlite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSeesWhatTheOwnerCommitted();
    void itChangesNothing_data();
    void itChangesNothing();
    void itMakesNoFile();
    void whatIsNoDatabaseIsReported();

private:
    std::string path(const char* name) { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    std::unique_ptr<Database> owner() {
        auto database = openSqlite({path("shared.sqlite"), ""});
        KAZASU_CHECK(database.isOk());
        KAZASU_CHECK((*database)->run("CREATE TABLE IF NOT EXISTS thing (n INTEGER NOT NULL)").isOk());
        return *std::move(database);
    }

    QTemporaryDir m_folder;
};

void TestReadOnlySqlite::itSeesWhatTheOwnerCommitted() {
    const auto writer = owner();
    const auto reader = openSqliteReadOnly(path("shared.sqlite"));
    QVERIFY(reader.isOk());
    const auto count = [&] { return (*reader)->run("SELECT COUNT(*) FROM thing")->rows.front().number(0); };
    QCOMPARE(count(), std::int64_t{0});
    auto transaction = Transaction::begin(*writer);
    QVERIFY(transaction.isOk());
    QVERIFY(writer->run("INSERT INTO thing (n) VALUES (?)", {std::int64_t{7}}).isOk());
    QCOMPARE(count(), std::int64_t{0});
    QVERIFY(transaction->commit().isOk());
    QCOMPARE(count(), std::int64_t{1});
}

void TestReadOnlySqlite::itChangesNothing_data() {
    QTest::addColumn<QByteArray>("sql");
    for (const char* sql :
         {"INSERT INTO thing (n) VALUES (1)", "UPDATE thing SET n = 2", "DELETE FROM thing",
          "DROP TABLE thing", "CREATE TABLE other (n INTEGER)", "PRAGMA journal_mode = DELETE"})
        QTest::newRow(sql) << QByteArray(sql);
}

void TestReadOnlySqlite::itChangesNothing() {
    QFETCH(const QByteArray, sql);
    static_cast<void>(owner());
    const auto reader = openSqliteReadOnly(path("shared.sqlite"));
    QVERIFY(reader.isOk());
    QCOMPARE((*reader)->run(sql.toStdString()).code(), ErrorCode::Forbidden);
    QVERIFY((*reader)->reopen().isOk());
    QVERIFY((*reader)->run("SELECT n FROM thing").isOk());
}

void TestReadOnlySqlite::itMakesNoFile() {
    QCOMPARE(openSqliteReadOnly(path("absent.sqlite")).code(), ErrorCode::StorageOpenFailed);
    QVERIFY(!QFile::exists(QString::fromStdString(path("absent.sqlite"))));
}

void TestReadOnlySqlite::whatIsNoDatabaseIsReported() {
    QFile file{QString::fromStdString(path("text.sqlite"))};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    const auto reader = openSqliteReadOnly(path("text.sqlite"));
    if (reader) {
        QCOMPARE((*reader)->run("SELECT n FROM thing").code(), ErrorCode::StorageCorrupt);
    } else {
        QCOMPARE(reader.code(), ErrorCode::StorageCorrupt);
    }
}

QTEST_GUILESS_MAIN(TestReadOnlySqlite)
#include "test_read_only_sqlite.moc"
