#include "platform/sql/sql_connection.h"

#include "platform/sql/statement_splitter.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QString>
#include <QStringDecoder>
#include <QVariant>

#include <atomic>
#include <unordered_map>

namespace kazasu {
namespace {

constexpr std::size_t kMaxPreparedStatements = 512;

QString qtText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Text that would not come back as it was written is refused: bytes that are no UTF-8, NUL, which PostgreSQL
/// cannot hold, and a byte order mark at the beginning, which SQLite takes away.
Result<QString> storableText(const std::string& text) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString decoded = decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    const bool hasMark = text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xEF\xBF\xBE");
    if (decoder.hasError() || hasMark || text.find('\0') != std::string::npos) {
        return Error{ErrorCode::InvalidArgument,
                     "text for the database is no UTF-8, contains NUL or begins with a byte order mark"};
    }
    if (decoded.isNull()) decoded = QLatin1String("");  // a null QString would be stored as NULL
    return decoded;
}

Result<QVariant> toVariant(const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return QVariant::fromValue(static_cast<qlonglong>(*number));
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        KAZASU_TRY(const auto stored, storableText(*text));
        return QVariant(stored);
    }
    if (const auto* bytes = std::get_if<Bytes>(&value)) {
        if (bytes->empty()) return QVariant(QByteArray("", 0));  // a null QByteArray would be stored as NULL
        return QVariant(
            QByteArray(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size())));
    }
    return QVariant();
}

Result<SqlValue> fromVariant(const QVariant& value, bool isNumeric) {
    if (value.isNull()) return SqlValue{};
    switch (value.metaType().id()) {
        case QMetaType::Bool:
        case QMetaType::Int:
        case QMetaType::UInt:
        case QMetaType::LongLong:
        case QMetaType::ULongLong:  // QPSQL's form of a bigint that is not negative
            return SqlValue{static_cast<std::int64_t>(value.toLongLong())};
        case QMetaType::QByteArray: {
            const QByteArray bytes = value.toByteArray();
            return SqlValue{Bytes(bytes.begin(), bytes.end())};
        }
        case QMetaType::QString: {
            if (!isNumeric) return SqlValue{value.toString().toStdString()};
            bool isWhole =
                false;  // NUMERIC comes as text so that no digit is lost: SUM(bigint) in PostgreSQL
            const qlonglong number = value.toString().toLongLong(&isWhole);
            if (isWhole) return SqlValue{static_cast<std::int64_t>(number)};
            return Error{ErrorCode::Internal, "a NUMERIC column holds no 64-bit integer"};
        }
        default:
            return Error{ErrorCode::Internal,
                         std::string("a column has the type ") + value.metaType().name()};
    }
}

struct PreparedStatement {
    QSqlQuery query;
    StatementKind kind;
    std::size_t parameterCount;
    std::vector<bool> isNumeric;  // columns of type NUMERIC; known after the first execution
};

}  // namespace

struct SqlConnection::Impl {
    SqlConnectionSettings settings;
    QString name;
    QSqlDatabase database;
    std::unordered_map<std::string, PreparedStatement> statements;

    [[nodiscard]] Error errorOf(const QSqlError& error) const {
        const std::string native = error.nativeErrorCode().toStdString();
        return {settings.codeOf(native, database.isOpen()),
                error.text().simplified().toStdString() + " [" + native + "]"};
    }

    Result<PreparedStatement> prepare(std::string_view sql, std::size_t parameterCount) {
        PreparedStatement statement{QSqlQuery(database), statementKind(sql), parameterCount, {}};
        // QPSQL would switch to its slower single-row mode; SQLite would keep every row twice without it.
        statement.query.setForwardOnly(settings.driver == "QSQLITE");
        statement.query.setNumericalPrecisionPolicy(QSql::HighPrecision);
        if (!statement.query.prepare(qtText(sql))) return errorOf(statement.query.lastError());
        return statement;
    }

    Result<SqlResult> execute(PreparedStatement& statement, std::span<const SqlValue> parameters) {
        KAZASU_CHECK(statement.parameterCount == parameters.size());
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            KAZASU_TRY(const QVariant value, toVariant(parameters[i]));
            statement.query.bindValue(static_cast<int>(i), value);
        }
        if (!statement.query.exec()) return errorOf(statement.query.lastError());
        return collect(statement);
    }

    Result<SqlResult> executeUnprepared(std::string_view sql) {
        PreparedStatement statement{QSqlQuery(database), statementKind(sql), 0, {}};
        statement.query.setNumericalPrecisionPolicy(QSql::HighPrecision);
        if (!statement.query.exec(qtText(sql))) return errorOf(statement.query.lastError());
        return collect(statement);
    }

    /// PostgreSQL prepares nothing but SELECT, VALUES, INSERT, UPDATE and DELETE.
    [[nodiscard]] bool canPrepare(std::string_view sql) const {
        if (settings.driver == "QSQLITE") return true;
        const StatementKind kind = statementKind(sql);
        return kind == StatementKind::Reads || kind == StatementKind::ChangesRows;
    }

    Result<SqlResult> collect(PreparedStatement& statement) {
        QSqlQuery& query = statement.query;
        SqlResult result;
        if (query.isSelect() && statement.isNumeric.empty()) noteColumns(statement);
        while (query.next()) {
            std::vector<SqlValue> values;
            values.reserve(statement.isNumeric.size());
            for (std::size_t i = 0; i < statement.isNumeric.size(); ++i) {
                KAZASU_TRY(SqlValue value,
                           fromVariant(query.value(static_cast<int>(i)), statement.isNumeric[i]));
                values.push_back(std::move(value));
            }
            result.rows.emplace_back(std::move(values));
        }
        if (query.lastError().isValid()) return errorOf(query.lastError());
        // Engines report the count of the last change also after a statement that changed nothing.
        if (statement.kind == StatementKind::ChangesRows) {
            result.changedRows =
                query.isSelect() ? static_cast<std::int64_t>(result.rows.size()) : query.numRowsAffected();
        }
        return result;
    }

    void noteColumns(PreparedStatement& statement) const {
        const QSqlRecord record = statement.query.record();
        statement.isNumeric.resize(static_cast<std::size_t>(record.count()));
        for (int i = 0; i < record.count(); ++i) {
            statement.isNumeric[static_cast<std::size_t>(i)] =
                settings.driver == "QPSQL" && record.field(i).metaType().id() == QMetaType::Double;
        }
    }
};

SqlConnection::SqlConnection(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SqlConnection::~SqlConnection() {
    m_impl->statements.clear();
    m_impl->database.close();
    m_impl->database = {};
    QSqlDatabase::removeDatabase(m_impl->name);
}

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const SqlConnectionSettings& settings) {
    static std::atomic<std::uint64_t> counter{0};
    auto impl = std::make_unique<Impl>();
    impl->settings = settings;
    impl->name = QStringLiteral("kazasu-%1").arg(++counter);
    impl->database = QSqlDatabase::addDatabase(qtText(settings.driver), impl->name);
    impl->database.setDatabaseName(qtText(settings.database));
    impl->database.setHostName(qtText(settings.host));
    impl->database.setUserName(qtText(settings.user));
    impl->database.setPassword(qtText(settings.password));
    if (settings.port != 0) impl->database.setPort(settings.port);
    impl->database.setConnectOptions(qtText(settings.options));
    std::unique_ptr<SqlConnection> connection(new SqlConnection(std::move(impl)));
    QSqlDatabase& database = connection->m_impl->database;
    if (!database.isValid()) {
        return Error{ErrorCode::StorageOpenFailed, "Qt's " + settings.driver + " driver is not installed"};
    }
    if (!database.open()) {
        const Error error = connection->m_impl->errorOf(database.lastError());
        return Error{ErrorCode::StorageOpenFailed, error.detail};
    }
    return connection;
}

Result<SqlResult> SqlConnection::run(std::string_view sql, std::span<const SqlValue> parameters) {
    auto& statements = m_impl->statements;
    const std::string key(sql);
    auto found = statements.find(key);
    if (found == statements.end()) {
        if (!m_impl->canPrepare(sql)) {
            KAZASU_CHECK(parameters.empty());
            return m_impl->executeUnprepared(sql);
        }
        if (statements.size() >= kMaxPreparedStatements) statements.clear();
        KAZASU_TRY(PreparedStatement statement, m_impl->prepare(sql, parameters.size()));
        found = statements.emplace(key, std::move(statement)).first;
    }
    auto result = m_impl->execute(found->second, parameters);
    if (found->second.kind == StatementKind::Other) {
        statements.clear();  // it may have changed the columns that others were prepared for
    } else if (!result) {
        statements.erase(found);  // an error leaves nothing behind that a later run could trip over
    } else {
        found->second.query.finish();
    }
    return result;
}

Result<SqlResult> SqlConnection::runOnce(std::string_view sql) { return m_impl->executeUnprepared(sql); }

Status SqlConnection::commit() {
    if (m_impl->database.commit()) return {};
    return m_impl->errorOf(m_impl->database.lastError());
}

bool SqlConnection::isConnected() const { return m_impl->database.isOpen(); }

void* SqlConnection::nativeHandle() const {
    const QVariant handle = m_impl->database.driver()->handle();
    if (!handle.isValid() || handle.constData() == nullptr) return nullptr;
    return *static_cast<void* const*>(handle.constData());
}

}  // namespace kazasu
