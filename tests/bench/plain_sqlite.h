// Plain SQLite through its C interface: what the same rows cost without Kazasu around them.
#pragma once

#include "tests/bench/recording_database.h"

struct sqlite3;
struct sqlite3_stmt;

#include <unordered_map>

namespace kazasu::bench {

class PlainSqlite {
public:
    /// A copy of `templatePath` (schema and master rows) with the product's own durability settings.
    static Result<std::unique_ptr<PlainSqlite>> openCopy(const std::string& templatePath,
                                                         const std::string& path);
    ~PlainSqlite();
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;

    /// Writes the transactions again, `perCommit` of them to a commit. Seconds of wall time.
    Result<double> replay(std::span<const RecordedTransaction> transactions, std::size_t perCommit);

private:
    PlainSqlite() = default;
    Status execute(const RecordedStatement& statement);
    Status executePlain(const char* sql);
    [[nodiscard]] Status statusOf(int code, const std::string& what) const;

    sqlite3* m_connection = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> m_statements;
};

}  // namespace kazasu::bench
