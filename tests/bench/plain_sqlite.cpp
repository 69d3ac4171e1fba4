#include "tests/bench/plain_sqlite.h"

#include <sqlite3.h>

#include <chrono>
#include <filesystem>

namespace kazasu::bench {
namespace {

int bindValue(sqlite3_stmt* statement, int position, const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, position, *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text(statement, position, text->data(), static_cast<int>(text->size()),
                                 SQLITE_STATIC);
    if (const auto* blob = std::get_if<Bytes>(&value))
        return sqlite3_bind_blob(statement, position, blob->data(), static_cast<int>(blob->size()),
                                 SQLITE_STATIC);
    return sqlite3_bind_null(statement, position);
}

}  // namespace

Result<std::unique_ptr<PlainSqlite>> PlainSqlite::openCopy(const std::string& templatePath,
                                                           const std::string& path) {
    std::error_code problem;
    std::filesystem::copy_file(templatePath, path, std::filesystem::copy_options::overwrite_existing,
                               problem);
    if (problem) return Error{ErrorCode::StorageOpenFailed, path + ": " + problem.message()};
    std::unique_ptr<PlainSqlite> plain(new PlainSqlite);
    KAZASU_TRY_STATUS(plain->statusOf(sqlite3_open(path.c_str(), &plain->m_connection), "open " + path));
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=EXTRA",
                               "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF", "PRAGMA mmap_size=0"}) {
        KAZASU_TRY_STATUS(plain->executePlain(pragma));
    }
    return plain;
}

PlainSqlite::~PlainSqlite() {
    for (const auto& [sql, statement] : m_statements) sqlite3_finalize(statement);
    sqlite3_close(m_connection);
}

Status PlainSqlite::statusOf(int code, const std::string& what) const {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return {};
    return Error{ErrorCode::StorageIo, "plain SQLite: " + what + ": " + sqlite3_errmsg(m_connection)};
}

Status PlainSqlite::executePlain(const char* sql) {
    return statusOf(sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr), sql);
}

Status PlainSqlite::execute(const RecordedStatement& recorded) {
    sqlite3_stmt*& statement = m_statements[recorded.sql];
    if (statement == nullptr)
        KAZASU_TRY_STATUS(statusOf(sqlite3_prepare_v3(m_connection, recorded.sql.c_str(), -1,
                                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
                                   recorded.sql));
    for (std::size_t i = 0; i < recorded.parameters.size(); ++i)
        KAZASU_TRY_STATUS(
            statusOf(bindValue(statement, static_cast<int>(i) + 1, recorded.parameters[i]), recorded.sql));
    KAZASU_TRY_STATUS(statusOf(sqlite3_step(statement), recorded.sql));
    return statusOf(sqlite3_reset(statement), recorded.sql);
}

Result<double> PlainSqlite::replay(std::span<const RecordedTransaction> transactions, std::size_t perCommit) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t first = 0; first < transactions.size(); first += perCommit) {
        KAZASU_TRY_STATUS(executePlain("BEGIN IMMEDIATE"));
        for (const auto& transaction :
             transactions.subspan(first, std::min(perCommit, transactions.size() - first))) {
            for (const auto& statement : transaction) KAZASU_TRY_STATUS(execute(statement));
        }
        KAZASU_TRY_STATUS(executePlain("COMMIT"));
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace kazasu::bench
