// durably: one unit of work, in one transaction, that may be asked for again after its answer was lost
// (docs/reliability.md).
#pragma once

#include "platform/sql/database.h"

#include <functional>

namespace kazasu::controller {

/// Runs `work` inside a transaction and commits it. After an I/O error or an ambiguous COMMIT the database is
/// reopened and `work` runs once more: so it must find what an earlier run left behind (look its id up first)
/// and have no effects but on the database and its own result. Ok means durable. OutcomeUnknown: it may have
/// been written; asking again with the same id tells. Every other error: not written.
[[nodiscard]] Status durably(Database& database, const std::function<Status()>& work);

/// Whether the connection itself is in question after this error, not just the statement.
bool needsReopening(ErrorCode code);

/// A reading that is repeated once on a fresh connection when the first one hit an I/O error.
template <class Read>
auto readSurely(Database& database, Read read) -> decltype(read()) {
    auto result = read();
    if (result || !needsReopening(result.code()) || !database.reopen()) return result;
    return read();
}

}  // namespace kazasu::controller
