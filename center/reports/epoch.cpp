#include "center/reports/epoch.h"

#include "center/base/rows.h"
#include "center/issue/code.h"
#include "core/code/settlement_claims.h"

namespace kazasu::center {

namespace {

constexpr Milliseconds kSilence = kOfflineWindow + kReportingTime;

std::string msSql(Milliseconds time) { return std::to_string(time.count()); }

/// No shop that was there before this start has yet to report beyond that moment.
std::string everyShopIsBeyondSql(const std::string& momentSql) {
    return "((SELECT booted_at FROM center_epoch WHERE id = 1) <= ? OR NOT EXISTS (SELECT 1 FROM shop_report "
           "r "
           "WHERE r.received_at > (SELECT last_known_at FROM center_epoch WHERE id = 1) - " +
           msSql(kSilence) + " AND r.reported_until < " + momentSql + " + " + msSql(kClockTolerance) + "))";
}

Result<bool> isOlderThanStart(Database& database, const IssueNumber& code) {
    KAZASU_TRY(const auto older, database.run("SELECT 1 FROM code WHERE issue_number = ? AND rowid <= "
                                              "(SELECT last_code FROM center_epoch WHERE id = 1)",
                                              {sqlOf(code)}));
    return !older.rows.empty();
}

Error refilling(const Epoch& epoch) {
    return {ErrorCode::Unavailable,
            "the books are being refilled: " + std::to_string(epoch.missingShops) + " shops have to report"};
}

}  // namespace

Result<Epoch> epochOf(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT epoch, since, last_known_at FROM center_epoch WHERE id = 1"));
    const SqlRow& row = found.rows.at(0);
    Epoch epoch{row.number(0), instantAt(row, 1), 0};
    if (epoch.since == Instant{}) return epoch;
    KAZASU_TRY(const auto missing,
               database.run("SELECT COUNT(*) FROM shop_report WHERE completed_epoch < ? AND received_at > ?",
                            {epoch.number, sqlOf(instantAt(row, 2) - kShopMemory)}));
    epoch.missingShops = missing.rows.at(0).number(0);
    return epoch;
}

Status raiseEpoch(Database& database, std::int64_t atLeast, const std::string& cause, Instant now) {
    KAZASU_TRY(
        const auto raised,
        database.run("UPDATE center_epoch SET epoch = CASE WHEN epoch + 1 > ? THEN epoch + 1 ELSE ? "
                     "END, since = ?, cause = ?, fallen_authorisation = last_authorisation WHERE id = 1",
                     {atLeast, atLeast, sqlOf(now), cause}));
    return {};
}

Status noteBoot(Database& database, Instant now) {
    KAZASU_TRY(
        const auto noted,
        database.run("UPDATE center_epoch SET booted_at = ?, "
                     "last_code = (SELECT COALESCE(MAX(rowid), 0) FROM code), "
                     "last_authorisation = (SELECT COALESCE(MAX(rowid), 0) FROM authorisation), "
                     "last_known_at = MIN(?, MAX((SELECT COALESCE(MAX(received_at), 0) FROM shop_report), "
                     "COALESCE((SELECT at FROM transition ORDER BY sequence DESC LIMIT 1), 0))) WHERE id = 1",
                     {sqlOf(now), sqlOf(now)}));
    KAZASU_TRY(const auto forgotten, database.run("UPDATE shop_report SET is_whole = 0 WHERE is_whole = 1"));
    return {};
}

Status endReplay(Database& database) {
    KAZASU_TRY(const auto ended, database.run("UPDATE center_epoch SET since = 0 WHERE id = 1"));
    return {};
}

Status checkMayGrant(Database& database, const Wanted& wanted, Instant now) {
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    const bool isWaitedFor = now <= epoch.since + (wanted.isBound ? kReplayLimit : kSilence);
    if (epoch.missingShops == 0 || !isWaitedFor) return {};
    if (!wanted.code) return refilling(epoch);
    KAZASU_TRY(const bool isOlder, isOlderThanStart(database, *wanted.code));
    return isOlder ? Status{refilling(epoch)} : Status{};
}

Result<bool> mayReturn(Database& database, Instant now) {
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    return epoch.missingShops == 0 || now > epoch.since + kSilence;
}

Instant silentSince(Instant now) { return now - kSilence; }

std::string claimsAreKnownSql() {
    return "(c.rowid > (SELECT last_code FROM center_epoch WHERE id = 1) OR " +
           everyShopIsBeyondSql("c.expires_at") + ")";
}

std::string codesAreKnownSql(const std::string& expirySql) {
    return "(a.rowid > (SELECT last_authorisation FROM center_epoch WHERE id = 1) OR " +
           everyShopIsBeyondSql(expirySql) + ")";
}

Status checkIsCalm(Database& database, Instant now) {
    KAZASU_TRY(const bool isCalm, mayReturn(database, now));
    if (isCalm) return {};
    KAZASU_TRY(const Epoch epoch, epochOf(database));
    return refilling(epoch);
}

Status checkKnownUnused(Database& database, const Code& code, Instant now) {
    KAZASU_TRY_STATUS(checkIsCalm(database, now));
    KAZASU_TRY(const auto known,
               database.run("SELECT 1 FROM code c WHERE c.issue_number = ? AND " + claimsAreKnownSql(),
                            {sqlOf(code.number), sqlOf(silentSince(now))}));
    if (!known.rows.empty()) return {};
    return Error{ErrorCode::Unavailable, "it is older than this start: shops have to report first"};
}

Result<bool> isYoungerThanStart(Database& database, const std::optional<Code>& code) {
    if (!code) return false;
    KAZASU_TRY(const bool isOlder, isOlderThanStart(database, code->number));
    return !isOlder;
}

Result<bool> isFromBeforeStart(Database& database, const AuthorisationId& authorisation) {
    KAZASU_TRY(const auto older, database.run("SELECT 1 FROM authorisation WHERE id = ? AND rowid <= "
                                              "(SELECT last_authorisation FROM center_epoch WHERE id = 1)",
                                              {sqlOf(authorisation)}));
    return !older.rows.empty();
}

Result<bool> isFromBeforeFall(Database& database, const AuthorisationId& authorisation) {
    KAZASU_TRY(const auto older, database.run("SELECT 1 FROM authorisation WHERE id = ? AND rowid <= "
                                              "(SELECT fallen_authorisation FROM center_epoch WHERE id = 1)",
                                              {sqlOf(authorisation)}));
    return !older.rows.empty();
}

}  // namespace kazasu::center
