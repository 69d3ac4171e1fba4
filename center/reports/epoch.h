// The epoch of the books: raised when they have fallen back to an earlier state (a restored backup). Until
// the shops have offered again what is missing, nothing is granted and nothing goes back (docs/security.md,
// row 35).
#pragma once

#include "center/issue/code.h"
#include "core/time.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// The longest that a code bound to one shop waits for the others: nobody else can have taken it. Codes of no
/// particular shop wait for all shops, and what goes back to members for as long as a shop may be offline.
inline constexpr Milliseconds kReplayLimit = std::chrono::minutes{30};
/// A shop that has not reported for so long before the fall is not waited for.
inline constexpr Milliseconds kShopMemory = std::chrono::hours{24 * 30};

struct Epoch {
    std::int64_t number = 0;
    Instant since;                  // of the fall
    std::int64_t missingShops = 0;  // have reported before the fall and have not compared since
};

Result<Epoch> epochOf(Database& database);
/// Begins a new one, at least `atLeast`. What was in the books at their last start (noteBoot) is from before
/// the fall from now on.
Status raiseEpoch(Database& database, std::int64_t atLeast, const std::string& cause, Instant now);
/// The center starts on these books: what they hold at this moment may have had a further life.
Status noteBoot(Database& database, Instant now);
/// An operator answers for it that nothing is missing any more.
Status endReplay(Database& database);

/// What a claim or a new record is about, as far as it can be told.
struct Wanted {
    std::optional<IssueNumber> code;  // when these books know it
    bool isBound = false;             // to the shop that asks
};
/// Unavailable while claims and new records have to wait: not for codes that are younger than this start.
Status checkMayGrant(Database& database, const Wanted& wanted, Instant now);
/// Whether unused money may go back.
Result<bool> mayReturn(Database& database, Instant now);
/// Of a code `c`: no claim of it can be missing from these books, because it is younger than the last start,
/// or because every shop that was there before it has reported beyond its expiry, or is waited for since the
/// `?` (silentSince) and longer.
std::string claimsAreKnownSql();
/// The same of an authorisation `a`, which may have become a code that lives until `codeExpiry`.
std::string codesAreKnownSql(const std::string& codeExpiry);
/// A shop that was there before the start is given up when that start lies before this.
Instant silentSince(Instant now);

/// Unavailable when a code of no particular shop may have been used without these books knowing it.
Status checkKnownUnused(Database& database, const Code& code, Instant now);
/// Unavailable while the books are refilled.
Status checkIsCalm(Database& database, Instant now);
/// Whether everything that ever became of it is in these books, even if they have fallen back. Not of none.
Result<bool> isYoungerThanStart(Database& database, const std::optional<Code>& code);
/// Whether it was asked for before this start, on books that may have fallen back since.
Result<bool> isFromBeforeStart(Database& database, const AuthorisationId& authorisation);
/// Whether it was asked for before the last fall that was noticed: what became of it then is not in these
/// books, at this start or any later one, whether they have been refilled or not.
Result<bool> isFromBeforeFall(Database& database, const AuthorisationId& authorisation);

}  // namespace kazasu::center
