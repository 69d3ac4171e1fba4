// What has to be done with the books before anybody is served: shops, their machines, and requests that a
// stop cut off.
#pragma once

#include "center/device/callers.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// Gives up what waited for a bank when the center stopped, makes every waiting bank
/// message due now, and checks the ledger. LedgerUnbalanced: do not serve.
Result<CallerRecords> boot(Database& database, Instant now);

}  // namespace kazasu::center
