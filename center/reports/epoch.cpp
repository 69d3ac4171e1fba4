#include "center/reports/epoch.h"

#include "center/base/rows.h"
#include "center/issue/code.h"
#include "core/code/settlement_claims.h"

namespace kazasu::center {

Result<Epoch> epochOf(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT epoch, since FROM center_epoch WHERE id = 1"));
    Epoch epoch{found.rows.at(0).number(0), instantAt(found.rows.at(0), 1), 0};
    if (epoch.since == Instant{}) return epoch;
    KAZASU_TRY(const auto missing,
               database.run("SELECT COUNT(*) FROM shop_report WHERE completed_epoch < ? AND received_at > ?",
                            {epoch.number, sqlOf(epoch.since - kOfflineWindow - kReportingTime)}));
    epoch.missingShops = missing.rows.at(0).number(0);
    return epoch;
}

Status raiseEpoch(Database& database, std::int64_t atLeast, const std::string& cause, Instant now) {
    KAZASU_TRY(const auto raised,
               database.run("UPDATE center_epoch SET epoch = CASE WHEN epoch + 1 > ? THEN epoch + 1 ELSE ? "
                            "END, since = ?, cause = ? WHERE id = 1",
                            {atLeast, atLeast, sqlOf(now), cause}));
    return {};
}

Status noteBoot(Database& database, Instant now) {
    KAZASU_TRY(const auto noted,
               database.run("UPDATE center_epoch SET booted_at = ? WHERE id = 1", {sqlOf(now)}));
    return {};
}

Status endReplay(Database& database) {
    KAZASU_TRY(const auto ended, database.run("UPDATE center_epoch SET since = 0 WHERE id = 1"));
    return {};
}

Status checkMayGrant(Database& database, Instant now) {
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    if (epoch.missingShops == 0 || now > epoch.since + kReplayLimit) return {};
    return Error{ErrorCode::Unavailable, "the books are being refilled: " +
                                             std::to_string(epoch.missingShops) + " shops have to report"};
}

Result<bool> mayReturn(Database& database, Instant now) {
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    return epoch.missingShops == 0 || now > epoch.since + kOfflineWindow + kReportingTime;
}

std::string claimsAreKnownSql() {
    const std::string tolerance = std::to_string(kClockTolerance.count());
    return "(c.issued_at > (SELECT booted_at FROM center_epoch WHERE id = 1) + " + tolerance +
           " OR NOT EXISTS (SELECT 1 FROM shop_report r WHERE r.received_at > ? AND r.reported_until < "
           "c.expires_at + " +
           tolerance + "))";
}

}  // namespace kazasu::center
