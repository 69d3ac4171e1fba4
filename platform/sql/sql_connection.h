// SqlConnection: the only place that talks to Qt Sql. One QSqlDatabase with its prepared statements; values
// are converted here, once.
#pragma once

#include "platform/sql/database.h"

#include <memory>
#include <string>

namespace kazasu {

struct SqlConnectionSettings {
    std::string driver;  // "QSQLITE" or "QPSQL"
    std::string database, host, user, password, options;
    int port = 0;
    /// The ErrorCode of the engine's own code; empty when the engine gave none.
    ErrorCode (*codeOf)(std::string_view nativeCode, bool isConnected) = nullptr;
};

class SqlConnection {
public:
    /// Qt loads its drivers as plugins and asks for a QCoreApplication (or QApplication) to exist by then.
    static Result<std::unique_ptr<SqlConnection>> open(const SqlConnectionSettings& settings);
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;
    ~SqlConnection();

    /// Steps the statement to its very end, so that an error after the first row is seen, too.
    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters);
    /// Without keeping it prepared: for statements that are run once.
    Result<SqlResult> runOnce(std::string_view sql);
    /// The driver's own COMMIT, which notices that the engine answered with a rollback.
    Status commit();
    [[nodiscard]] bool isConnected() const;
    /// sqlite3* or PGconn*; null if there is none.
    [[nodiscard]] void* nativeHandle() const;

private:
    struct Impl;
    explicit SqlConnection(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu
