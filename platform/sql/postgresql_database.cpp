// PostgreSQL: the center's engine when one machine is not enough.
#include "platform/sql/migrations.h"
#include "platform/sql/sql_connection.h"

#include <array>
#include <libpq-fe.h>

namespace kazasu {
namespace {

/// Noticed within seconds, not after the kernel's two hours, that the other machine is gone; a commit that
/// waits is never cancelled, because a cancelled wait looks like success.
constexpr const char* kConnectOptions =
    "connect_timeout=5;application_name=kazasu;tcp_user_timeout=10000;keepalives_idle=5;keepalives_interval="
    "2;"
    "keepalives_count=3";

struct PostgreSqlCode {
    std::string_view prefix;  // of the SQLSTATE
    ErrorCode code;
};

constexpr std::array kPostgreSqlCodes{
    // The longer prefix stands first.
    PostgreSqlCode{"40003", ErrorCode::StorageIo},  // statement_completion_unknown
    PostgreSqlCode{"40", ErrorCode::StorageBusy},   // 40001 serialization_failure, 40P01 deadlock_detected
    PostgreSqlCode{"55P03", ErrorCode::StorageBusy},
    PostgreSqlCode{"57014", ErrorCode::Timeout},
    PostgreSqlCode{"57P", ErrorCode::StorageIo},    // the server shuts down or crashed
    PostgreSqlCode{"08", ErrorCode::StorageIo},     // connection_exception
    PostgreSqlCode{"25P03", ErrorCode::StorageIo},  // idle_in_transaction_session_timeout closed the session
    PostgreSqlCode{"53100", ErrorCode::StorageFull},
    PostgreSqlCode{"53", ErrorCode::Unavailable},
    PostgreSqlCode{"58", ErrorCode::StorageIo},
    PostgreSqlCode{"XX001", ErrorCode::StorageCorrupt},
    PostgreSqlCode{"XX002", ErrorCode::StorageCorrupt},
    PostgreSqlCode{"23", ErrorCode::StorageConstraint},
    PostgreSqlCode{"22", ErrorCode::InvalidArgument},
    PostgreSqlCode{"28", ErrorCode::StorageOpenFailed},
    PostgreSqlCode{"3D", ErrorCode::StorageOpenFailed},
    PostgreSqlCode{"25006", ErrorCode::StorageIo},  // read_only_sql_transaction: we talk to a standby
};

ErrorCode postgreSqlCodeOf(std::string_view nativeCode, bool isConnected) {
    for (const PostgreSqlCode& row : kPostgreSqlCodes) {
        if (nativeCode.starts_with(row.prefix)) return row.code;
    }
    return isConnected ? ErrorCode::Internal : ErrorCode::StorageIo;
}

void noteWarning(void* flag, const PGresult* notice) {
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::string_view(severity) == "WARNING") *static_cast<bool*>(flag) = true;
}

Status requireSafe(SqlConnection& connection, const std::string& setting, std::string_view unsafe) {
    KAZASU_TRY(const SqlResult answer, connection.runOnce("SHOW " + setting));
    if (answer.rows.size() == 1 && answer.rows[0].text(0) != unsafe) return {};
    return Error{ErrorCode::StorageUnsafe, "PostgreSQL runs with " + setting + "=" + std::string(unsafe)};
}

class PostgreSqlDatabase final : public Database {
public:
    explicit PostgreSqlDatabase(PostgreSqlOptions options) : m_options(std::move(options)) {}

    [[nodiscard]] SqlEngine engine() const override { return SqlEngine::PostgreSql; }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        if (m_connection == nullptr) return m_closedBecause;
        if (sql != "COMMIT") return m_connection->run(sql, parameters);
        m_warned = false;
        KAZASU_TRY_STATUS(m_connection->commit());
        // "canceling wait for synchronous replication": COMMIT says success, the standby may not have it.
        if (m_warned) return Error{ErrorCode::StorageIo, "PostgreSQL warned at COMMIT"};
        return SqlResult{};
    }

    Status reopen() override {
        Status opened = openAgain();
        if (!opened) m_closedBecause = opened.error();
        return opened;
    }

private:
    Status openAgain() {
        m_connection.reset();
        SqlConnectionSettings settings;
        settings.driver = "QPSQL";
        settings.database = m_options.database;
        settings.host = m_options.host;
        settings.user = m_options.user;
        settings.password = m_options.password;
        settings.port = m_options.port;
        settings.options = kConnectOptions;
        settings.codeOf = postgreSqlCodeOf;
        KAZASU_TRY(auto connection, SqlConnection::open(settings));
        PQsetNoticeReceiver(static_cast<PGconn*>(connection->nativeHandle()), noteWarning, &m_warned);
        KAZASU_TRY_STATUS(requireSafe(*connection, "fsync", "off"));
        KAZASU_TRY_STATUS(requireSafe(*connection, "full_page_writes", "off"));
        KAZASU_TRY_STATUS(requireSafe(*connection, "synchronous_commit", "off"));
        KAZASU_TRY_STATUS(migrate(*connection, SqlEngine::PostgreSql, m_options.migrations));
        for (const char* limit : {"SET lock_timeout = '5s'", "SET statement_timeout = '30s'",
                                  "SET idle_in_transaction_session_timeout = '30s'"}) {
            KAZASU_TRY(const SqlResult done, connection->runOnce(limit));
        }
        m_connection = std::move(connection);
        return {};
    }

    PostgreSqlOptions m_options;
    bool m_warned = false;
    std::unique_ptr<SqlConnection> m_connection;  // none after a reopen() that failed
    Error m_closedBecause{ErrorCode::StorageOpenFailed, "not opened yet"};
};

}  // namespace

Result<std::unique_ptr<Database>> openPostgreSql(const PostgreSqlOptions& options) {
    auto database = std::make_unique<PostgreSqlDatabase>(options);
    KAZASU_TRY_STATUS(database->reopen());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace kazasu
