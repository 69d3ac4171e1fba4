// The embedded engine on files that are no databases, locked, shared, or without room.
#include "tests/component/sql/other_program.h"
#include "tests/component/sql/sqlite_bench.h"

#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::test;

class TestSqliteFaults : public SqliteBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }
    void cleanup() { m_folder.reset(); }

    void aFileThatIsNoDatabaseIsRefusedAndNotTouched();
    void aFolderThatCannotBeWrittenIsRefused();
    void anAbsentFileIsNotCreatedUnlessAllowed();
    void twoProgramsNeverOpenTheSameFile();
    void aFullDiskRefusesAndGoesOnWhenThereIsSpaceAgain();
    void afterAnErrorThatEndsTheTransactionNothingMoreIsWritten();
    void aLockedFileIsBusyAndLaterServesAgain();
    void reopenKeepsTheLockAndTheData();
    void theThreadThatOpensIsTheThreadThatUses();
};

void TestSqliteFaults::aFileThatIsNoDatabaseIsRefusedAndNotTouched() {
    const QByteArray letter(10'000, 'x');
    write(QString::fromStdString(path()), letter);
    QCOMPARE(open().code(), ErrorCode::StorageCorrupt);
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), letter);
}

void TestSqliteFaults::aFolderThatCannotBeWrittenIsRefused() {
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

void TestSqliteFaults::anAbsentFileIsNotCreatedUnlessAllowed() {
    QCOMPARE(openSqlite({path(), {}, false}).code(), ErrorCode::StorageOpenFailed);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
    QCOMPARE(
        openSqlite({m_folder->filePath(QStringLiteral("no/such/folder")).toStdString(), {}, true}).code(),
        ErrorCode::StorageOpenFailed);
    QCOMPARE(openSqlite({{}, {}, true}).code(), ErrorCode::StorageOpenFailed);
}

void TestSqliteFaults::twoProgramsNeverOpenTheSameFile() {
    auto first = open();
    QVERIFY(first.isOk());
    QCOMPARE(open().code(), ErrorCode::StorageBusy);
    QVERIFY(QFile::link(QString::fromStdString(path()), m_folder->filePath(QStringLiteral("alias"))));
    QCOMPARE(openSqlite({m_folder->filePath(QStringLiteral("alias")).toStdString(), {}, true}).code(),
             ErrorCode::StorageBusy);
    first->reset();
    QVERIFY(open().isOk());
}

void TestSqliteFaults::aFullDiskRefusesAndGoesOnWhenThereIsSpaceAgain() {
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

void TestSqliteFaults::afterAnErrorThatEndsTheTransactionNothingMoreIsWritten() {
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

void TestSqliteFaults::aLockedFileIsBusyAndLaterServesAgain() {
    const auto database = open().value();
    OtherProgram other(path());
    QCOMPARE(other.run("BEGIN IMMEDIATE"), SQLITE_OK);
    QCOMPARE(Transaction::begin(*database).code(), ErrorCode::StorageBusy);
    QCOMPARE(other.run("ROLLBACK"), SQLITE_OK);
    QVERIFY(Transaction::begin(*database).isOk());
}

void TestSqliteFaults::reopenKeepsTheLockAndTheData() {
    const auto database = open().value();
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('a', 1)").isOk());
    QVERIFY(database->run("BEGIN IMMEDIATE").isOk());
    QVERIFY(database->run("INSERT INTO sale(id, amount) VALUES('b', 1)").isOk());
    QVERIFY(database->reopen().isOk());
    QCOMPARE(database->run("SELECT group_concat(id) FROM sale").value().rows[0].text(0), std::string("a"));
    QCOMPARE(database->run("SELECT n FROM boot").value().rows[0].number(0), std::int64_t{2});
    QCOMPARE(open().code(), ErrorCode::StorageBusy);
}

void TestSqliteFaults::theThreadThatOpensIsTheThreadThatUses() {
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

QTEST_GUILESS_MAIN(TestSqliteFaults)
#include "test_sqlite_faults.moc"
