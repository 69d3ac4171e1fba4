#include "platform/sql/database.h"

#include <array>

namespace kazasu {
namespace {

template <class T>
const T& columnAs(const SqlValue& value) {
    const T* found = std::get_if<T>(&value);
    KAZASU_CHECK(found != nullptr);
    return *found;
}

/// The engine said no before it wrote anything. Every other error of a COMMIT leaves the question open.
bool isCertainlyNotCommitted(ErrorCode code) {
    constexpr std::array kRefused{ErrorCode::StorageBusy, ErrorCode::StorageConstraint, ErrorCode::Internal};
    for (const ErrorCode refused : kRefused) {
        if (code == refused) return true;
    }
    return false;
}

}  // namespace

const SqlValue& SqlRow::operator[](std::size_t column) const {
    KAZASU_CHECK(column < m_values.size());
    return m_values[column];
}

bool SqlRow::isNull(std::size_t column) const {
    return std::holds_alternative<std::monostate>((*this)[column]);
}
std::int64_t SqlRow::number(std::size_t column) const { return columnAs<std::int64_t>((*this)[column]); }
const std::string& SqlRow::text(std::size_t column) const { return columnAs<std::string>((*this)[column]); }
const Bytes& SqlRow::blob(std::size_t column) const { return columnAs<Bytes>((*this)[column]); }

std::optional<std::int64_t> SqlRow::optNumber(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return number(column);
}

std::optional<std::string> SqlRow::optText(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return text(column);
}

Result<Transaction> Transaction::begin(Database& database) {
    // Several centers may write to one PostgreSQL: rules written for one writer stay true only if
    // transactions are serializable. SQLite has one writer anyway and takes its lock at once, not at the
    // first write.
    const auto begun = database.run(
        database.engine() == SqlEngine::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN ISOLATION LEVEL SERIALIZABLE");
    if (!begun) return begun.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() { rollback(); }

Status Transaction::commit() {
    KAZASU_CHECK(m_database != nullptr);
    const auto committed = m_database->run("COMMIT");
    if (committed) {
        m_database = nullptr;
        return {};
    }
    rollback();
    if (isCertainlyNotCommitted(committed.code())) return committed.error();
    return Error{ErrorCode::OutcomeUnknown, "COMMIT: " + describe(committed.error())};
}

void Transaction::rollback() {
    if (m_database == nullptr) return;
    // A rollback that fails leaves a transaction that nobody will commit: the next BEGIN says so, and
    // reopen() clears it away.
    static_cast<void>(std::exchange(m_database, nullptr)->run("ROLLBACK"));
}

}  // namespace kazasu
