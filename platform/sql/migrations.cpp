#include "platform/sql/migrations.h"

#include "platform/sql/statement_splitter.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace kazasu {
namespace {

constexpr qint64 kMaxMigrationBytes = 1 << 20;

struct Migration {
    std::int64_t number;
    QString path;
    std::string name;
};

Error migrationError(const std::string& name, const std::string& reason) {
    return {ErrorCode::StorageMigrationFailed, name + ": " + reason};
}

Result<std::vector<std::string>> statementsOf(const Migration& migration) {
    QFile file(migration.path);
    if (!file.open(QIODevice::ReadOnly)) {
        return migrationError(migration.name, file.errorString().toStdString());
    }
    if (file.size() > kMaxMigrationBytes) return migrationError(migration.name, "larger than 1 MiB");
    auto statements = splitStatements(file.readAll().toStdString());
    if (!statements) return migrationError(migration.name, describe(statements.error()));
    for (const std::string& statement : *statements) {
        if (statementKind(statement) == StatementKind::Transaction) {
            return migrationError(migration.name,
                                  "a migration is one transaction and may not begin or end one");
        }
    }
    return statements;
}

/// Only their names: a start whose schema is up to date, which is nearly every one, reads none of them.
Result<std::vector<Migration>> listMigrations(const std::string& folder) {
    std::vector<Migration> migrations;
    const QDir directory(QString::fromStdString(folder));
    if (!directory.exists()) return migrationError(folder, "no such folder");
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_[a-z0-9_]+\\.sql$"));
    const auto names = directory.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const auto match = pattern.match(name);
        const auto expected = static_cast<std::int64_t>(migrations.size()) + 1;
        if (!match.hasMatch() || match.captured(1).toLongLong() != expected) {
            return migrationError(name.toStdString(), "expected number " + std::to_string(expected));
        }
        migrations.push_back({expected, directory.filePath(name), name.toStdString()});
    }
    return migrations;
}

Status runPlain(SqlConnection& connection, const std::string& sql) {
    if (auto result = connection.runOnce(sql); !result) return result.error();
    return {};
}

Status makeVersionTable(SqlConnection& connection) {
    const std::string create =
        "CREATE TABLE IF NOT EXISTS schema_version(only_row smallint PRIMARY KEY, number bigint NOT NULL)";
    // Two programs that start together may both find no table; the second one's CREATE then fails once.
    if (auto made = runPlain(connection, create); !made) KAZASU_TRY_STATUS(runPlain(connection, create));
    return runPlain(connection, "INSERT INTO schema_version VALUES (1, 0) ON CONFLICT DO NOTHING");
}

Result<std::int64_t> readVersion(SqlConnection& connection, SqlEngine engine) {
    KAZASU_TRY(const SqlResult result,
               connection.runOnce(engine == SqlEngine::Sqlite ? "PRAGMA user_version"
                                                              : "SELECT number FROM schema_version"));
    if (result.rows.size() != 1) return Error{ErrorCode::StorageCorrupt, "the schema has no version"};
    return result.rows[0].number(0);
}

/// Inside the transaction, and under a lock: another program may have migrated in the meantime.
Status applyInside(SqlConnection& connection, SqlEngine engine, const Migration& migration,
                   const std::vector<std::string>& statements) {
    if (engine == SqlEngine::PostgreSql) {
        KAZASU_TRY_STATUS(runPlain(connection, "LOCK TABLE schema_version IN ACCESS EXCLUSIVE MODE"));
    }
    KAZASU_TRY(const std::int64_t version, readVersion(connection, engine));
    if (version >= migration.number) return {};
    for (const std::string& statement : statements) {
        KAZASU_TRY_STATUS(runPlain(connection, statement));
    }
    const std::string number = std::to_string(migration.number);
    return runPlain(connection, engine == SqlEngine::Sqlite ? "PRAGMA user_version = " + number
                                                            : "UPDATE schema_version SET number = " + number);
}

Status apply(SqlConnection& connection, SqlEngine engine, const Migration& migration) {
    KAZASU_TRY(const std::vector<std::string> statements, statementsOf(migration));
    KAZASU_TRY_STATUS(runPlain(connection, engine == SqlEngine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN"));
    Status applied = applyInside(connection, engine, migration, statements);
    if (applied) applied = connection.commit();
    if (applied) return {};
    static_cast<void>(connection.runOnce("ROLLBACK"));
    const ErrorCode code = applied.code();
    const bool isOurMistake = code == ErrorCode::Internal || code == ErrorCode::StorageConstraint ||
                              code == ErrorCode::InvalidArgument;
    return Error{isOurMistake ? ErrorCode::StorageMigrationFailed : code,
                 migration.name + ": " + describe(applied.error())};
}

}  // namespace

Status migrate(SqlConnection& connection, SqlEngine engine, const std::string& folder) {
    if (folder.empty()) return {};
    KAZASU_TRY(const std::vector<Migration> migrations, listMigrations(folder));
    if (engine == SqlEngine::PostgreSql) KAZASU_TRY_STATUS(makeVersionTable(connection));
    KAZASU_TRY(const std::int64_t version, readVersion(connection, engine));
    if (version > static_cast<std::int64_t>(migrations.size())) {
        return Error{ErrorCode::StorageNewer, "the schema has number " + std::to_string(version) +
                                                  ", this program knows up to " +
                                                  std::to_string(migrations.size())};
    }
    for (const Migration& migration : migrations) {
        if (migration.number > version) KAZASU_TRY_STATUS(apply(connection, engine, migration));
    }
    return {};
}

}  // namespace kazasu
