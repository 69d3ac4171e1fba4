// The epoch of the books: raised when they have fallen back to an earlier state (a restored backup). Until
// the shops have offered again what is missing, nothing is granted and nothing goes back (docs/security.md,
// row 35).
#pragma once

#include "core/time.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// The longest that claims wait for shops that do not report. What goes back to members waits for all shops,
/// or for as long as a shop may be offline.
inline constexpr Milliseconds kReplayLimit = std::chrono::minutes{30};

struct Epoch {
    std::int64_t number = 0;
    Instant since;                  // of the fall
    std::int64_t missingShops = 0;  // have reported before the fall and have not compared since
};

Result<Epoch> epochOf(Database& database);
/// Begins a new one, at least `atLeast`.
Status raiseEpoch(Database& database, std::int64_t atLeast, const std::string& cause, Instant now);
/// The center starts on these books.
Status noteBoot(Database& database, Instant now);
/// An operator answers for it that nothing is missing any more.
Status endReplay(Database& database);

/// Unavailable while claims and new records have to wait.
Status checkMayGrant(Database& database, Instant now);
/// Whether unused money may go back.
Result<bool> mayReturn(Database& database, Instant now);
/// Of a code `c`: no claim of it can be missing from these books, because it is younger than the last start,
/// or because every shop that was heard of since the `?` has reported beyond its expiry.
std::string claimsAreKnownSql();

}  // namespace kazasu::center
