// What has to be done with the books before anybody is served: shops, their machines, and requests that a
// stop cut off.
#pragma once

#include "center/device/callers.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>

namespace kazasu::center {

/// Gives up what waited for a bank when the center stopped, makes every waiting bank
/// message due now, and checks the ledger. LedgerUnbalanced: do not serve.
/// `seen`: the mark that was kept beside these books (books_mark.h); when they are behind it they have fallen
/// back, and are refilled.
Result<CallerRecords> boot(Database& database, Instant now, const std::optional<std::string>& seen = {});

}  // namespace kazasu::center
