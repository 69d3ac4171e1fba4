// What has to be done with the books before anybody is served: keys, shops, and requests that a stop cut off.
#pragma once

#include "center/device/callers.h"
#include "core/code/key_ring.h"
#include "platform/sql/database.h"

namespace kazasu::center {

struct BootFacts {
    KeyRing keys;  // the one given and those that signed before
    CallerRecords callers;
};

/// Puts the key on record, gives up what waited for a bank when the center stopped, makes every waiting bank
/// message due now, and checks the ledger. LedgerUnbalanced: do not serve.
Result<BootFacts> boot(Database& database, const IssuerId& issuer, const PublicKey& key, Instant now);

}  // namespace kazasu::center
