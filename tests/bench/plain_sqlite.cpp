#include "tests/bench/plain_sqlite.h"

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace kazasu::bench {
namespace {

void expectOk(int code, sqlite3* connection, const std::string& what) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    std::fprintf(stderr, "plain SQLite: %s: %s\n", what.c_str(), sqlite3_errmsg(connection));
    std::abort();
}

void bindValue(sqlite3_stmt* statement, int position, const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sqlite3_bind_int64(statement, position, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        sqlite3_bind_text(statement, position, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    } else if (const auto* blob = std::get_if<Bytes>(&value)) {
        sqlite3_bind_blob(statement, position, blob->data(), static_cast<int>(blob->size()), SQLITE_STATIC);
    } else {
        sqlite3_bind_null(statement, position);
    }
}

}  // namespace

PlainSqlite::PlainSqlite(const std::string& templatePath, const std::string& path) {
    std::filesystem::copy_file(templatePath, path, std::filesystem::copy_options::overwrite_existing);
    expectOk(sqlite3_open(path.c_str(), &m_connection), m_connection, "open " + path);
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=EXTRA",
                               "PRAGMA foreign_keys=ON", "PRAGMA trusted_schema=OFF"}) {
        executePlain(pragma);
    }
}

PlainSqlite::~PlainSqlite() {
    for (const auto& [sql, statement] : m_statements) sqlite3_finalize(statement);
    sqlite3_close(m_connection);
}

void PlainSqlite::executePlain(const char* sql) {
    expectOk(sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr), m_connection, sql);
}

void PlainSqlite::execute(const RecordedStatement& recorded) {
    sqlite3_stmt*& statement = m_statements[recorded.sql];
    if (statement == nullptr) {
        expectOk(sqlite3_prepare_v2(m_connection, recorded.sql.c_str(), -1, &statement, nullptr),
                 m_connection, recorded.sql);
    }
    for (std::size_t i = 0; i < recorded.parameters.size(); ++i) {
        bindValue(statement, static_cast<int>(i) + 1, recorded.parameters[i]);
    }
    expectOk(sqlite3_step(statement), m_connection, recorded.sql);
    sqlite3_reset(statement);
}

double PlainSqlite::replay(std::span<const RecordedTransaction> transactions, std::size_t perCommit) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t first = 0; first < transactions.size(); first += perCommit) {
        executePlain("BEGIN IMMEDIATE");
        for (const auto& transaction :
             transactions.subspan(first, std::min(perCommit, transactions.size() - first))) {
            for (const auto& statement : transaction) execute(statement);
        }
        executePlain("COMMIT");
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace kazasu::bench
