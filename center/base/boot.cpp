#include "center/base/boot.h"

#include "center/authorise/authorise_service.h"
#include "center/base/rows.h"
#include "center/ledger/ledger.h"
#include "center/ledger/ledger_chain.h"
#include "center/reports/books_mark.h"
#include "center/reports/epoch.h"

#include <QLoggingCategory>

namespace kazasu::center {

namespace {

Q_LOGGING_CATEGORY(logBoot, "kazasu.center.boot")

Status compareWithMark(Database& database, const std::optional<std::string>& seen, Instant now) {
    if (!seen) return {};
    const auto mark = BooksMark::parse(*seen);
    if (!mark) {
        qCWarning(logBoot, "the mark beside the books cannot be read: a fall would go unnoticed this time");
        return {};
    }
    KAZASU_TRY(const bool isCopy, areBehind(database, *mark));
    if (!isCopy) return {};
    qCWarning(logBoot, "these books are an earlier copy (%s was there): shops are asked for what is missing",
              mark->chain.toString().c_str());
    return raiseEpoch(database, mark->epoch + 1, "the mark beside the books knows more", now);
}

}  // namespace

Result<CallerRecords> boot(Database& database, Instant now, const std::optional<std::string>& seen) {
    KAZASU_TRY_STATUS(verifyLedger(database));
    KAZASU_TRY_STATUS(beginChain(database));
    KAZASU_TRY_STATUS(noteBoot(database, now));
    KAZASU_TRY_STATUS(compareWithMark(database, seen, now));
    KAZASU_TRY(const bool isCalm, mayReturn(database, now));
    // While the books are refilled, a request without an answer may have become a code: housekeeping waits.
    if (isCalm) KAZASU_TRY_STATUS(giveUpAllPending(database, now));
    KAZASU_TRY(
        const auto due,
        database.run("UPDATE bank_message SET next_attempt_at = ? WHERE answered_at IS NULL", {sqlOf(now)}));
    return readCallerRecords(database);
}

}  // namespace kazasu::center
