// Database: one connection to an SQL engine (SQLite or PostgreSQL through Qt Sql), and transactions on it.
// One connection belongs to one thread: the one that opened it. Everything a program does to its data goes
// through run(), so that a test can fail the i-th access before or after it executes.
#pragma once

#include "core/bytes.h"
#include "core/result.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kazasu {

/// NULL, INTEGER (64 bit), TEXT (UTF-8) or BLOB. There is no floating point near money.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

/// One row of an answer. Reading a column as another type than it has is our own mistake and stops the
/// program.
class SqlRow {
public:
    explicit SqlRow(std::vector<SqlValue> values) : m_values(std::move(values)) {}
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] const SqlValue& operator[](std::size_t column) const;
    [[nodiscard]] bool isNull(std::size_t column) const;
    [[nodiscard]] std::int64_t number(std::size_t column) const;
    [[nodiscard]] const std::string& text(std::size_t column) const;
    [[nodiscard]] const Bytes& blob(std::size_t column) const;
    [[nodiscard]] std::optional<std::int64_t> optNumber(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> optText(std::size_t column) const;

private:
    std::vector<SqlValue> m_values;
};

struct SqlResult {
    std::vector<SqlRow> rows;
    std::int64_t changedRows = 0;  // by INSERT, UPDATE or DELETE
};

enum class SqlEngine { Sqlite, PostgreSql };

class Database {
public:
    virtual ~Database() = default;
    [[nodiscard]] virtual SqlEngine engine() const = 0;
    /// Executes one statement with `?` placeholders; statements are prepared once and kept.
    /// StorageConstraint: the row breaks a rule (nothing was written). StorageBusy: try again (also 40001,
    /// 40P01). StorageIo, StorageFull, StorageCorrupt: for COMMIT this means the outcome is unknown.
    virtual Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) = 0;
    /// Closes and opens the connection again after an I/O error, with all pragmas and the boot barrier.
    virtual Status reopen() = 0;

    Result<SqlResult> run(std::string_view sql, std::initializer_list<SqlValue> parameters = {}) {
        return run(sql, std::span<const SqlValue>(parameters.begin(), parameters.size()));
    }
};

/// A unit of work: BEGIN IMMEDIATE ... COMMIT. Rolled back when destroyed without commit.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// Ok: durable. OutcomeUnknown: it may have been written; reopen, then look the same id up. Others: not
    /// written.
    [[nodiscard]] Status commit();
    void rollback();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

struct SqliteOptions {
    std::string path;
    /// Numbered migrations (0001_name.sql, ...), applied in order, each in one transaction with its version.
    std::string migrations;  // a folder, or a Qt resource folder such as ":/migrations/controller"
    bool mayCreate = true;
    /// Another file system that was registered with SQLite under this name (sqlite.org/vfs.html); empty: the
    /// machine's own. There `path` is a name in it, and keeping other programs away is its business.
    std::string fileSystem{};  // NOLINT(readability-redundant-member-init): so that it may be left out
    /// Room kept free beside the file, given up when the disk is full: what was refused then fits at the next
    /// try.
    std::int64_t reserveBytes = 0;
};

/// A day of sales of a busy store.
inline constexpr std::int64_t kDiskReserveBytes = std::int64_t{16} << 20;

/// Opens with WAL, synchronous=EXTRA, foreign_keys=ON, trusted_schema=OFF, each pragma read back
/// (docs/reliability.md), without ATTACH and extensions (sqlite_guard.h), migrates, and writes the boot
/// barrier: one synced commit before anything seen in the file may be acted on. StorageNewer: the file was
/// written by a newer program. StorageUnsafe: a durability setting was not honoured.
Result<std::unique_ptr<Database>> openSqlite(const SqliteOptions& options);

struct PostgreSqlOptions {
    std::string host, database, user, password;
    int port = 5432;
    std::string migrations;
};
Result<std::unique_ptr<Database>> openPostgreSql(const PostgreSqlOptions& options);

}  // namespace kazasu
