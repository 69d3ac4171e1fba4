// The same promises on PostgreSQL, against a private server of this test alone.
#include "platform/sql/commit_queue.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <pwd.h>
#include <set>
#include <unistd.h>

using namespace kazasu;

namespace {

QString postgresBinaries() {
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const auto names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString& name : names) {
        const QString folder = versions.filePath(name + QLatin1String("/bin"));
        if (QFile::exists(folder + QLatin1String("/initdb"))) return folder;
    }
    return {};
}

/// PostgreSQL refuses to run as root: then everything of it runs as "nobody".
class PrivateCluster {
public:
    bool start() {
        const QString binaries = postgresBinaries();
        const QString data = m_folder.filePath(QStringLiteral("data"));
        if (geteuid() == 0 && ::chown(m_folder.path().toUtf8().constData(), kNobody, kNobody) != 0)
            return false;
        if (!runAndWait(binaries + QLatin1String("/initdb"),
                        {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("kazasu"),
                         QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("--no-sync"),
                         QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C")})) {
            return false;
        }
        QTcpServer finder;
        finder.listen(QHostAddress::LocalHost, 0);
        m_port = finder.serverPort();
        finder.close();
        asUser(m_server);
        m_server.start(binaries + QLatin1String("/postgres"),
                       {QStringLiteral("-D"), data, QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                        QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-k"), m_folder.path(),
                        QStringLiteral("-c"), QStringLiteral("shared_buffers=16MB")});
        if (!m_server.waitForStarted()) return false;
        const auto answers = [&] {
            const auto database = openPostgreSql(options({}));
            if (!database) m_problem = describe(database.error());
            return database.isOk();
        };
        return QTest::qWaitFor(answers, 20'000);
    }
    ~PrivateCluster() {
        if (m_server.state() == QProcess::NotRunning) return;
        ::kill(static_cast<pid_t>(m_server.processId()), SIGINT);  // "fast" shutdown
        if (!m_server.waitForFinished(10'000)) m_server.kill();
        m_server.waitForFinished(5'000);
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] PostgreSqlOptions options(const std::string& migrations) const {
        return {"127.0.0.1", "postgres", "kazasu", "", m_port, migrations};
    }

private:
    static constexpr uid_t kNobody = 65534;
    static void asUser(QProcess& process) {
        process.setWorkingDirectory(QStringLiteral("/"));
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        if (geteuid() != 0) return;
        process.setChildProcessModifier([] {
            if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(1);
        });
    }
    static bool runAndWait(const QString& program, const QStringList& arguments) {
        QProcess process;
        asUser(process);
        process.start(program, arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    int m_port = 0;
    std::string m_problem = "the cluster could not be made";
};

}  // namespace

class TestPostgreSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_cluster.reset(); }
    void init();
    void everyValueComesBackAsItWasWritten();
    void aRuleOfTheSchemaIsAConstraint();
    void migrationsAreAppliedOnceAndAFailedOneLeavesNothing();
    void aNewerSchemaIsRefused();
    void twoThatChangeTheSameRowGetOneBusyAndNoWrongSum();
    void aCommitAnsweredByRollbackIsNoSuccess();
    void aConnectionKilledAtCommitLeavesTheOutcomeUnknown();
    void theQueueRidesOverKilledConnections();
    void aServerThatIsNotThereIsSaidSo();

private:
    std::unique_ptr<Database> open() {
        auto database = openPostgreSql(m_cluster->options(m_migrations->path().toStdString()));
        if (!database) qFatal("%s", describe(database.error()).c_str());
        return *std::move(database);
    }
    void write(const char* name, const QByteArray& content) const {
        QFile file(m_migrations->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static std::int64_t numberOf(Database& database, const char* sql) {
        return database.run(sql).value().rows[0].number(0);
    }
    /// Ends the other connections of this test's own server.
    static void killOthers(Database& killer) {
        QVERIFY(killer
                    .run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
                         "pg_backend_pid() AND "
                         "application_name = 'kazasu'")
                    .isOk());
    }
    std::unique_ptr<PrivateCluster> m_cluster;
    std::unique_ptr<QTemporaryDir> m_migrations;
};

void TestPostgreSql::initTestCase() {
    if (postgresBinaries().isEmpty())
        QSKIP("no PostgreSQL server in /usr/lib/postgresql/*/bin: nothing is tested here");
    m_cluster = std::make_unique<PrivateCluster>();
    QVERIFY2(m_cluster->start(), m_cluster->problem().c_str());
}

void TestPostgreSql::init() {
    m_migrations = std::make_unique<QTemporaryDir>();
    const auto database = openPostgreSql(m_cluster->options({})).value();
    QVERIFY(database->run("DROP SCHEMA public CASCADE").isOk());
    QVERIFY(database->run("CREATE SCHEMA public").isOk());
    write("0001_sale.sql",
          "CREATE TABLE sale(id bigint PRIMARY KEY, amount bigint NOT NULL CHECK(amount >= 0), note text, "
          "raw bytea);");
}

void TestPostgreSql::everyValueComesBackAsItWasWritten() {
    const auto database = open();
    const std::vector<std::string> notes{"", "'; DROP TABLE sale; --", "a\\b ? $1 :x",
                                         "\xE3\x81\x8B\xE3\x81\x96\xE3\x81\x99"};
    std::int64_t id = 0;
    for (const std::string& note : notes) {
        const Bytes raw = id == 0 ? Bytes{} : Bytes{0, 255, 39, 92, 0};
        const auto inserted =
            database->run("INSERT INTO sale VALUES(?, ?, ?, ?)", {++id, INT64_MAX, note, raw});
        QVERIFY2(inserted.isOk(), inserted ? "" : describe(inserted.error()).c_str());
        QCOMPARE(inserted->changedRows, 1);
        const auto row =
            database->run("SELECT amount, note, raw FROM sale WHERE id = ?", {id}).value().rows[0];
        QCOMPARE(row.number(0), INT64_MAX);
        QCOMPARE(row.text(1), note);
        QCOMPARE(row.blob(2), raw);
    }
    QVERIFY(database->run("INSERT INTO sale VALUES(9, 1, ?, ?)", {SqlValue{}, SqlValue{}}).isOk());
    const auto row = database->run("SELECT note, raw, amount = 1 FROM sale WHERE id = 9").value().rows[0];
    QVERIFY(row.isNull(0) && row.isNull(1));
    QCOMPARE(row.number(2), std::int64_t{1});
    QVERIFY(database->run("UPDATE sale SET amount = 2").isOk());
    QCOMPARE(numberOf(*database, "SELECT sum(amount) FROM sale"), std::int64_t{10});  // NUMERIC in PostgreSQL
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM sale"), std::int64_t{5});
}

void TestPostgreSql::aRuleOfTheSchemaIsAConstraint() {
    const auto database = open();
    QVERIFY(database->run("INSERT INTO sale VALUES(1, 1)").isOk());
    QCOMPARE(database->run("INSERT INTO sale VALUES(1, 1)").code(), ErrorCode::StorageConstraint);
    QCOMPARE(database->run("INSERT INTO sale VALUES(2, -1)").code(), ErrorCode::StorageConstraint);
    QCOMPARE(database->run("nonsense").code(), ErrorCode::Internal);
    QCOMPARE(database->run("INSERT INTO sale VALUES(1, 1) ON CONFLICT DO NOTHING RETURNING id")
                 .value()
                 .changedRows,
             0);
}

void TestPostgreSql::migrationsAreAppliedOnceAndAFailedOneLeavesNothing() {
    open();
    write("0002_wrong.sql", "CREATE TABLE half(a bigint); SELECT nonsense;");
    const auto refused = openPostgreSql(m_cluster->options(m_migrations->path().toStdString()));
    QCOMPARE(refused.code(), ErrorCode::StorageMigrationFailed);
    write("0002_wrong.sql", "CREATE TABLE half(a bigint); INSERT INTO half VALUES(1);");
    const auto database = open();
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM half"), std::int64_t{1});
    open();
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM half"), std::int64_t{1});
}

void TestPostgreSql::aNewerSchemaIsRefused() {
    QVERIFY(open()->run("UPDATE schema_version SET number = 7").isOk());
    const auto refused = openPostgreSql(m_cluster->options(m_migrations->path().toStdString()));
    QCOMPARE(refused.code(), ErrorCode::StorageNewer);
}

void TestPostgreSql::twoThatChangeTheSameRowGetOneBusyAndNoWrongSum() {
    const auto one = open();
    const auto two = open();
    QVERIFY(one->run("INSERT INTO sale VALUES(1, 100), (2, 100)").isOk());
    auto first = Transaction::begin(*one);
    auto second = Transaction::begin(*two);
    QCOMPARE(numberOf(*one, "SELECT sum(amount) FROM sale"), std::int64_t{200});
    QCOMPARE(numberOf(*two, "SELECT sum(amount) FROM sale"), std::int64_t{200});
    QVERIFY(one->run("UPDATE sale SET amount = 0 WHERE id = 1").isOk());
    const auto changed = two->run("UPDATE sale SET amount = 0 WHERE id = 2");
    QVERIFY(first->commit().isOk());
    const Status late = changed ? second->commit() : Status(changed.error());
    QCOMPARE(late.code(), ErrorCode::StorageBusy);  // write skew: serializable refuses the second
    second->rollback();
    QCOMPARE(numberOf(*one, "SELECT sum(amount) FROM sale"), std::int64_t{100});
}

void TestPostgreSql::aCommitAnsweredByRollbackIsNoSuccess() {
    const auto database = open();
    auto transaction = Transaction::begin(*database);
    QVERIFY(database->run("INSERT INTO sale VALUES(1, 1)").isOk());
    QVERIFY(!database->run("nonsense").isOk());  // and nobody looked at it
    QVERIFY(!transaction->commit().isOk());
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM sale"), std::int64_t{0});
}

void TestPostgreSql::aConnectionKilledAtCommitLeavesTheOutcomeUnknown() {
    const auto database = open();
    auto transaction = Transaction::begin(*database);
    QVERIFY(database->run("INSERT INTO sale VALUES(1, 1)").isOk());
    killOthers(*openPostgreSql(m_cluster->options({})).value());
    QCOMPARE(transaction->commit().code(), ErrorCode::OutcomeUnknown);
    QCOMPARE(database->run("SELECT 1").code(), ErrorCode::StorageIo);
    QVERIFY(database->reopen().isOk());
    QCOMPARE(numberOf(*database, "SELECT count(*) FROM sale"), std::int64_t{0});
}

void TestPostgreSql::theQueueRidesOverKilledConnections() {
    auto queue = ThreadedCommitQueue::start([this] {
                     return openPostgreSql(m_cluster->options(m_migrations->path().toStdString()));
                 }).value();
    std::set<std::int64_t> acknowledged;
    std::atomic<int> answered{0};
    const auto killer = openPostgreSql(m_cluster->options({})).value();
    for (std::int64_t id = 1; id <= 400; ++id) {
        queue->submit(
            [id](Database& database) -> Status {
                KAZASU_TRY(const auto done, database.run("INSERT INTO sale VALUES(?, 1)", {id}));
                return {};
            },
            [&acknowledged, &answered, id](const Status& status) {
                if (status) acknowledged.insert(id);
                ++answered;
            });
        if (id % 100 == 0) killOthers(*killer);
    }
    queue.reset();
    QCOMPARE(answered.load(), 400);
    const auto database = open();
    for (const std::int64_t id : acknowledged) {
        QCOMPARE(database->run("SELECT id FROM sale WHERE id = ?", {id}).value().rows.size(), std::size_t{1});
    }
    QVERIFY(acknowledged.size() >= 100);
}

void TestPostgreSql::aServerThatIsNotThereIsSaidSo() {
    PostgreSqlOptions options = m_cluster->options({});
    options.port = 1;
    QCOMPARE(openPostgreSql(options).code(), ErrorCode::StorageOpenFailed);
    options = m_cluster->options({});
    options.database = "none";
    QCOMPARE(openPostgreSql(options).code(), ErrorCode::StorageOpenFailed);
}

QTEST_GUILESS_MAIN(TestPostgreSql)
#include "test_postgresql.moc"
