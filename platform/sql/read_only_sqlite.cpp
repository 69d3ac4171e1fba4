#include "platform/sql/read_only_sqlite.h"

#include "platform/sql/sql_connection.h"
#include "platform/sql/sqlite_errors.h"
#include "platform/sql/sqlite_guard.h"
#include "platform/sql/statement_splitter.h"

#include <filesystem>

namespace kazasu {
namespace {

class ReadOnlySqlite final : public Database {
public:
    explicit ReadOnlySqlite(std::string path) : m_path(std::move(path)) {}

    [[nodiscard]] SqlEngine engine() const override { return SqlEngine::Sqlite; }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        const StatementKind kind = statementKind(sql);
        if (kind != StatementKind::Reads && kind != StatementKind::Transaction)
            return Error{ErrorCode::Forbidden, "this connection only reads"};
        if (m_connection == nullptr) return Error{ErrorCode::StorageOpenFailed, m_path};
        return m_connection->run(sql, parameters);
    }

    Status reopen() override {
        m_connection.reset();
        SqlConnectionSettings settings;
        settings.driver = "QSQLITE";
        settings.database = m_path;
        settings.options = "QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000";
        settings.codeOf = sqliteErrorCode;
        KAZASU_TRY(auto connection, SqlConnection::open(settings));
        KAZASU_TRY_STATUS(guardSqlite(*connection));
        m_connection = std::move(connection);
        return {};
    }

private:
    std::string m_path;
    std::unique_ptr<SqlConnection> m_connection;
};

}  // namespace

Result<std::unique_ptr<Database>> openSqliteReadOnly(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return Error{ErrorCode::StorageOpenFailed, path + ": there is no such file"};
    auto database = std::make_unique<ReadOnlySqlite>(path);
    KAZASU_TRY_STATUS(database->reopen());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace kazasu
