#include "center/base/boot.h"

#include "center/authorise/authorise_service.h"
#include "center/base/rows.h"
#include "center/ledger/ledger.h"
#include "center/ledger/ledger_chain.h"
#include "center/reports/epoch.h"

namespace kazasu::center {

Result<CallerRecords> boot(Database& database, Instant now) {
    KAZASU_TRY_STATUS(verifyLedger(database));
    KAZASU_TRY_STATUS(beginChain(database));
    KAZASU_TRY_STATUS(noteBoot(database, now));
    KAZASU_TRY_STATUS(giveUpAllPending(database, now));
    KAZASU_TRY(
        const auto due,
        database.run("UPDATE bank_message SET next_attempt_at = ? WHERE answered_at IS NULL", {sqlOf(now)}));
    return readCallerRecords(database);
}

}  // namespace kazasu::center
