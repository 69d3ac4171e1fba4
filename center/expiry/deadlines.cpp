#include "center/expiry/deadlines.h"

#include "center/authorise/authorise_service.h"
#include "center/bank_link/bank_message.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/ledger/ledger.h"
#include "center/redemption/claims.h"
#include "center/reports/epoch.h"
#include "center/reports/shop_reports.h"
#include "core/code/settlement_claims.h"
#include "core/planted.h"

namespace kazasu::center {
namespace {

constexpr std::int64_t kMaxAtOnce = 200;
constexpr std::int64_t kToleranceMs = kClockTolerance.count();
// Deadlines of live codes that no sale has claimed.
constexpr const char* kUnclaimedCodes =
    "FROM code c WHERE c.state IN ('issued', 'delivered') AND NOT EXISTS "
    "(SELECT 1 FROM claim k WHERE k.issue_number = c.issue_number AND k.state = 'granted') ";

/// Its shop has reported everything that it accepted while the code was good, and this code was not among it.
Result<bool> isReportedUnused(Database& database, const Code& code, Instant now) {
    if (!code.shop || code.expiresAt > now) return false;
    KAZASU_TRY(const auto watermark,
               database.run("SELECT " + watermarkSql("s.number") + " FROM shop s WHERE s.number = ?",
                            {sqlOf(silentSince(now)), sqlOf(*code.shop)}));
    const auto until = watermark.rows.empty() ? std::nullopt : optInstantAt(watermark.rows[0], 0);
    return until && *until >= code.expiresAt + kClockTolerance;
}

Status expireCode(Database& database, const IssueNumber& number, Instant now) {
    KAZASU_TRY(const auto code, findCode(database, number));
    if (!code || !code->isLive()) return {};
    KAZASU_TRY(const bool isReported, isReportedUnused(database, *code, now));
    KAZASU_TRY(const bool isClaimed, hasGrantedClaim(database, number));
    const bool mustStay = (code->returnAt > now && !isReported) || isClaimed;
    if (mustStay && !planted(Fault::RefundWithoutGrace)) return {};
    const Status known = code->shop ? checkIsCalm(database, now) : checkKnownUnused(database, *code, now);
    if (!known) return known.code() == ErrorCode::Unavailable ? Status{} : known;  // looked at again later
    return endUnused(database, *code, CodeState::Expired, "expired unused", now);
}

/// Codes whose time has come, unclaimed.
Result<SqlResult> dueCodes(Database& database, Instant now) {
    if (planted(Fault::RefundWithoutGrace))
        return database.run(
            "SELECT c.issue_number FROM code c WHERE c.state IN ('issued', 'delivered') AND "
            "c.expires_at <= ? ORDER BY c.return_at LIMIT ?",
            {sqlOf(now), kMaxAtOnce});
    const Instant longAgo = silentSince(now);
    return database.run(
        std::string("SELECT c.issue_number ") + kUnclaimedCodes +
            "AND ((c.return_at <= ? AND (c.shop_number IS NOT NULL OR " + claimsAreKnownSql() +
            ")) OR (c.shop_number IS NOT NULL AND c.expires_at <= ? AND " + watermarkSql("c.shop_number") +
            " >= c.expires_at + ?)) ORDER BY c.return_at LIMIT ?",
        {sqlOf(now), sqlOf(longAgo), sqlOf(now), sqlOf(longAgo), kToleranceMs, kMaxAtOnce});
}

/// A planted fault. Tables and the bank refuse to return it in earnest; what is left is a posting.
Status returnRedeemed(Database& database, Instant now) {
    KAZASU_TRY(const auto found,
               database.run("SELECT issue_number FROM code WHERE state = 'redeemed' AND NOT EXISTS (SELECT 1 "
                            "FROM ledger_set WHERE id = 'returned:' || issue_number) LIMIT 1"));
    if (found.rows.empty()) return {};
    KAZASU_TRY(const auto code, findCode(database, idAt<IssueNumber>(found.rows[0], 0)));
    return post(database, {"returned:" + code->number.toString(),
                           code->authorisation,
                           now,
                           "planted",
                           {{codeAccount(code->number), code->amount},
                            {receivableAccount(code->institution), -code->amount}}});
}

/// A shop that claimed it and was never heard of again cannot bring its record any more.
Status freeAbandoned(Database& database, ShopNumber shop, const ClaimId& id, Instant now) {
    const auto freed = reverseClaim(database, shop, id, now);
    return freed || freed.code() == ErrorCode::Conflict ? Status{} : Status{freed.error()};
}

Status lapse(Database& database, const AuthorisationId& id, Instant now) {
    KAZASU_TRY(const auto authorisation, findAuthorisation(database, id));
    if (!authorisation || authorisation->state != AuthorisationState::Approved ||
        authorisation->expiresAt.value_or(now) > now)
        return {};
    KAZASU_TRY_STATUS(moveAuthorisation(database, id, AuthorisationState::Approved,
                                        AuthorisationState::Lapsed,
                                        "45 neither confirmed nor cancelled in time", now));
    return queueBankMessage(database, BankMessageKind::Reversal, authorisation->institution, id,
                            authorisation->amount, now);
}

Status endPending(Database& database, const AuthorisationId& id, Instant now) {
    KAZASU_TRY(const auto authorisation, findAuthorisation(database, id));
    if (!authorisation || authorisation->state != AuthorisationState::Pending) return {};
    return giveUp(database, *authorisation, "606 the answer was lost", now);
}

}  // namespace

Result<std::vector<Ending>> dueEndings(Database& database, Milliseconds codeLifetime, Instant now) {
    std::vector<Ending> endings;
    KAZASU_TRY(const bool isCalm, mayReturn(database, now));
    if (!isCalm) return endings;  // what these books hold for unused may have been used
    const Instant longAgo = silentSince(now);
    KAZASU_TRY(const auto codes, dueCodes(database, now));
    if (planted(Fault::RefundCaptured)) KAZASU_TRY_STATUS(returnRedeemed(database, now));
    KAZASU_TRY(const auto abandoned,
               database.run("SELECT k.shop_number, k.claim_id FROM claim k JOIN code c ON c.issue_number = "
                            "k.issue_number WHERE k.state = 'granted' AND k.is_settled = 0 AND "
                            "c.state IN ('issued', 'delivered') AND c.expires_at <= ? LIMIT ?",
                            {sqlOf(longAgo), kMaxAtOnce}));
    for (const SqlRow& row : abandoned.rows)
        endings.emplace_back([shop = shopAt(row, 0), id = idAt<ClaimId>(row, 1), now](Database& books) {
            return freeAbandoned(books, shop, id, now);
        });
    for (const SqlRow& row : codes.rows)
        endings.emplace_back([number = idAt<IssueNumber>(row, 0), now](Database& books) {
            return expireCode(books, number, now);
        });
    const std::string knownSql = codesAreKnownSql("a.expires_at + " + std::to_string(codeLifetime.count()));
    KAZASU_TRY(const auto approved,
               database.run("SELECT a.id FROM authorisation a WHERE a.state = 'approved' AND "
                            "a.expires_at <= ? AND " +
                                knownSql + " LIMIT ?",
                            {sqlOf(now), sqlOf(longAgo), kMaxAtOnce}));
    for (const SqlRow& row : approved.rows)
        endings.emplace_back(
            [id = idAt<AuthorisationId>(row, 0), now](Database& books) { return lapse(books, id, now); });
    KAZASU_TRY(const auto pending, database.run("SELECT id FROM authorisation WHERE state = 'pending' "
                                                "AND requested_at <= ? LIMIT ?",
                                                {sqlOf(now - kPendingLimit), kMaxAtOnce}));
    for (const SqlRow& row : pending.rows)
        endings.emplace_back([id = idAt<AuthorisationId>(row, 0), now](Database& books) {
            return endPending(books, id, now);
        });
    return endings;
}

Result<Instant> nextDeadline(Database& database, Instant otherwise) {
    KAZASU_TRY(const auto codes, database.run(std::string("SELECT MIN(c.return_at) ") + kUnclaimedCodes));
    KAZASU_TRY(const auto approved,
               database.run("SELECT MIN(expires_at) FROM authorisation WHERE state = 'approved'"));
    KAZASU_TRY(const auto pending,
               database.run("SELECT MIN(requested_at) FROM authorisation WHERE state = 'pending'"));
    Instant next = otherwise;
    if (const auto at = optInstantAt(codes.rows.at(0), 0)) next = std::min(next, *at);
    if (const auto at = optInstantAt(approved.rows.at(0), 0)) next = std::min(next, *at);
    if (const auto at = optInstantAt(pending.rows.at(0), 0)) next = std::min(next, *at + kPendingLimit);
    return next;
}

}  // namespace kazasu::center
