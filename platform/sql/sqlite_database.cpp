// The embedded engine. The settings decide about money: 48 of 60 power cuts lost an acknowledged sale with
// synchronous=NORMAL, none with what is set here.
#include "core/planted.h"
#include "platform/sql/disk_reserve.h"
#include "platform/sql/file_lock.h"
#include "platform/sql/migrations.h"
#include "platform/sql/renewed_log.h"
#include "platform/sql/sql_connection.h"
#include "platform/sql/sqlite_errors.h"
#include "platform/sql/sqlite_guard.h"
#include "platform/sql/statement_splitter.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace kazasu {
namespace {

constexpr int kBusyTimeoutMs = 2'000;  // somebody looks at the file with another program

/// SQLite has rolled the transaction back by itself, or the file can no longer be trusted.
bool endsTheTransaction(ErrorCode code) {
    return code == ErrorCode::StorageIo || code == ErrorCode::StorageFull ||
           code == ErrorCode::StorageCorrupt;
}

Result<std::unique_ptr<SqlConnection>> connectTo(const SqliteOptions& file) {
    SqlConnectionSettings settings;
    settings.driver = "QSQLITE";
    settings.database = file.path;
    settings.options = "QSQLITE_BUSY_TIMEOUT=" + std::to_string(kBusyTimeoutMs);
    if (!file.fileSystem.empty()) {
        settings.database = "file:" + file.path + "?vfs=" + file.fileSystem;
        settings.options += ";QSQLITE_OPEN_URI";
    }
    settings.codeOf = sqliteErrorCode;
    return SqlConnection::open(settings);
}

bool isValue(const Result<SqlResult>& answer, const SqlValue& expected) {
    return answer && answer->rows.size() == 1 && answer->rows[0].size() == 1 &&
           answer->rows[0][0] == expected;
}

Status setPragma(SqlConnection& connection, const std::string& name, const std::string& value,
                 const SqlValue& expected) {
    KAZASU_TRY(const SqlResult set, connection.runOnce("PRAGMA " + name + " = " + value));
    const auto readBack = connection.runOnce("PRAGMA " + name);
    if (!readBack) return readBack.error();
    if (isValue(readBack, expected)) return {};
    return Error{ErrorCode::StorageUnsafe, "PRAGMA " + name + " = " + value + " was not honoured"};
}

/// "PRAGMA journal_mode=WAL" can answer "wal" and fail afterwards, the file staying in DELETE mode; only
/// another connection reads what the file itself says.
Status confirmWalInFile(const SqliteOptions& file) {
    KAZASU_TRY(const auto witness, connectTo(file));
    const auto mode = witness->runOnce("PRAGMA journal_mode");
    if (!mode) return mode.error();
    if (isValue(mode, SqlValue{std::string("wal")})) return {};
    return Error{ErrorCode::StorageUnsafe, file.path + ": the file is not in WAL mode"};
}

Status applyPragmas(SqlConnection& connection, const SqliteOptions& file) {
    const auto number = [](std::int64_t value) { return SqlValue{value}; };
    KAZASU_TRY_STATUS(
        setPragma(connection, "busy_timeout", std::to_string(kBusyTimeoutMs), number(kBusyTimeoutMs)));
    KAZASU_TRY_STATUS(setPragma(connection, "trusted_schema", "OFF", number(0)));
    KAZASU_TRY_STATUS(setPragma(connection, "journal_mode", "WAL", SqlValue{std::string("wal")}));
    KAZASU_TRY_STATUS(confirmWalInFile(file));
    const bool isUnsafe = planted(Fault::SynchronousNormal);
    KAZASU_TRY_STATUS(
        setPragma(connection, "synchronous", isUnsafe ? "NORMAL" : "EXTRA", number(isUnsafe ? 1 : 3)));
    KAZASU_TRY_STATUS(setPragma(connection, "foreign_keys", "ON", number(1)));
    return setPragma(connection, "mmap_size", "0", number(0));
}

/// A row written but not yet synced when the last process was killed is visible now, and gone after a power
/// cut. This commit syncs the log up to here before anybody may act on what the file shows.
Status passBootBarrier(SqlConnection& connection) {
    if (planted(Fault::NoBootBarrier)) return {};
    for (const char* statement :
         {"BEGIN IMMEDIATE", "CREATE TABLE IF NOT EXISTS boot(k INTEGER PRIMARY KEY, n INTEGER NOT NULL)",
          "INSERT INTO boot(k, n) VALUES(1, 1) ON CONFLICT(k) DO UPDATE SET n = n + 1", "COMMIT"}) {
        KAZASU_TRY(const SqlResult done, connection.runOnce(statement));
    }
    return {};
}

/// SQLite would make a file that everybody may read; the files beside it take its mode. Only for a file that
/// is not there: closing a descriptor of one that is open would drop SQLite's locks on it.
Status createForOwnerOnly(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return Error{ErrorCode::StorageOpenFailed, path + ": " + std::generic_category().message(errno)};
    ::close(descriptor);
    return {};
}

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(SqliteOptions options, std::unique_ptr<FileLock> lock)
        : m_options(std::move(options)),
          m_lock(std::move(lock)),
          m_reserve(m_options.path + ".reserve", m_options.reserveBytes) {}

    /// As the program begins; a reserve once given up is not taken again while the disk may still be full.
    Status open() {
        KAZASU_TRY_STATUS(reopen());
        m_reserve.take();
        return {};
    }

    [[nodiscard]] SqlEngine engine() const override { return SqlEngine::Sqlite; }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        if (m_connection == nullptr) return m_closedBecause;
        // After these errors SQLite is back in autocommit: a further statement of the same unit of work would
        // become durable alone. Refuse everything until the rollback.
        if (sql == "ROLLBACK") m_failure.reset();
        if (m_failure) return *m_failure;
        auto result = m_connection->run(sql, parameters);
        if (!result && result.code() == ErrorCode::StorageFull) m_reserve.giveUp();  // for the next try
        if (!result && endsTheTransaction(result.code()) && m_isInTransaction) m_failure = result.error();
        if (sql == "BEGIN IMMEDIATE") m_isInTransaction = result.isOk();
        if (sql == "ROLLBACK" || (sql == "COMMIT" && result)) m_isInTransaction = false;
        return result;
    }

    Status reopen() override {
        Status opened = openAgain();
        const bool isFull = !opened && opened.code() == ErrorCode::StorageFull;
        if (isFull && m_reserve.giveUp()) opened = openAgain();
        if (!opened) m_closedBecause = opened.error();
        return opened;
    }

private:
    Status openAgain() {
        m_connection.reset();
        m_failure.reset();
        m_isInTransaction = false;
        if (m_options.fileSystem.empty()) {
            KAZASU_TRY_STATUS(renewLog(m_options.path));
        }
        KAZASU_TRY(auto connection, connectTo(m_options));
        KAZASU_TRY_STATUS(guardSqlite(*connection));
        KAZASU_TRY_STATUS(applyPragmas(*connection, m_options));
        KAZASU_TRY_STATUS(migrate(*connection, SqlEngine::Sqlite, m_options.migrations));
        KAZASU_TRY_STATUS(passBootBarrier(*connection));
        m_connection = std::move(connection);
        return {};
    }

    SqliteOptions m_options;
    std::unique_ptr<FileLock> m_lock;  // declared before the connection: released after it has closed
    DiskReserve m_reserve;
    std::unique_ptr<SqlConnection> m_connection;  // none after a reopen() that failed
    Error m_closedBecause{ErrorCode::StorageOpenFailed, "not opened yet"};
    std::optional<Error> m_failure;
    bool m_isInTransaction = false;
};

Result<std::unique_ptr<Database>> opened(std::unique_ptr<SqliteDatabase> database) {
    KAZASU_TRY_STATUS(database->open());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace

Result<std::unique_ptr<Database>> openSqlite(const SqliteOptions& options) {
    if (!options.fileSystem.empty()) return opened(std::make_unique<SqliteDatabase>(options, nullptr));
    std::error_code problem;
    SqliteOptions resolved = options;
    // One file has one lock, by whatever name it is reached.
    resolved.path = std::filesystem::weakly_canonical(options.path, problem).string();
    if (problem || options.path.empty()) {
        return Error{ErrorCode::StorageOpenFailed, options.path + ": " + problem.message()};
    }
    const bool exists = std::filesystem::exists(resolved.path, problem);
    if (!exists && !options.mayCreate) {
        return Error{ErrorCode::StorageOpenFailed, resolved.path + ": there is no such file"};
    }
    KAZASU_TRY(auto lock, FileLock::acquire(resolved.path + ".lock"));
    if (!std::filesystem::exists(resolved.path, problem)) {
        KAZASU_TRY_STATUS(createForOwnerOnly(resolved.path));
    }
    return opened(std::make_unique<SqliteDatabase>(std::move(resolved), std::move(lock)));
}

}  // namespace kazasu
