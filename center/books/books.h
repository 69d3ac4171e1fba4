// The center's books in figures: what the three-way check compares with the sales files and with the banks.
#pragma once

#include "core/json.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// {"ledger_sum", "is_balanced", "accounts": {"receivable": {"99990109": n}, "code": n, "payable": {"1001":
/// n}, "clearing": {...}}, "shops": [{"number", "name", "settlements", "settled_minor", "credited_minor",
/// "refused", "refused_minor": what the shop lost}], "codes": {state: count}, "bank_messages": {"waiting",
/// "refused"}, "settlement_conflicts", "suspended_records": waiting for an operator}. Debit is positive.
Result<Json> booksOf(Database& database);

/// The life of one code: by issue number (16 hex digits), by its 24 digits, or by authorisation id. Lines of
/// text, without any number of a means. NotFound.
Result<std::string> explainCode(Database& database, const std::string& code);

}  // namespace kazasu::center
