// The center's books in figures: what the three-way check compares with the sales files and with the banks.
#pragma once

#include "core/json.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// {"ledger_sum", "is_balanced",
/// "accounts": {"code": n, and each of "receivable", "payable", "clearing", "refunding", "suspense" and
///   "uncollected": {"99990109" or shop number or other name: n}},
/// "shops": [{"number", "name", "settlements", "settled_minor", "credited_minor": what its bank has,
///   "uncollected_minor": settled, but the debit was refused, "refused" and "refused_minor": records that
///   were not accepted, its loss, "refunded_minor": given back, "refund_paid_minor": and of this, with
///   members}],
/// "codes": {state: count},
/// "bank_messages": {"waiting", "refused": answered, with anything but 00: those that were withdrawn or are
///   not said any more, too, "unsayable": of those that wait, the ones that cannot be composed},
/// "settlement_conflicts", "suspended_records": waiting for an operator}. Debit is positive.
Result<Json> booksOf(Database& database);

/// The life of one code: by issue number (16 hex digits), by its 24 digits, or by authorisation id. Lines of
/// text, without any number of a means. NotFound.
Result<std::string> explainCode(Database& database, const std::string& code);

}  // namespace kazasu::center
