// Counts tries at the members' door durably, so that neither many at once nor a crash gets around the count.
// Of one login: after 7 wrong passwords each further try has to wait, twice as long every time; after 10 it
// is locked for 30 minutes (PCI DSS 8.3.4). Of one network: as many as a household needs, not as many as a
// list of stolen passwords. Logins that do not exist are counted alike, so that nobody learns from a lock
// which ones do.
#pragma once

#include "core/time.h"
#include "platform/sql/database.h"

#include <string>

namespace kazasu::center {

inline constexpr std::int64_t kMaxWrongPasswords = 10;
inline constexpr Milliseconds kLockTime = std::chrono::minutes{30};
inline constexpr std::int64_t kUnhurriedTries = 7;
inline constexpr Milliseconds kFirstWait = std::chrono::seconds{1};

/// What one network may do at once, and how long until it may do one more.
struct NetworkAllowance {
    std::int64_t tries;
    Milliseconds regained;
};
inline constexpr NetworkAllowance kWrongPasswordsOfNetwork{100, std::chrono::seconds{9}};
inline constexpr NetworkAllowance kSignUpsOfNetwork{100, std::chrono::seconds{36}};

struct LoginAttempt {
    Bytes loginKey;
    std::string network;  // empty: from inside, not counted
};

/// Counts an attempt as wrong before its password is looked at; one that is refused counts no further.
/// MemberLocked: not for the next half hour. RateLimited: not in the next seconds, or not from that network.
Status takeAttempt(Database& database, const LoginAttempt& attempt, Instant now);
/// The password was right.
Status forgiveAttempts(Database& database, const LoginAttempt& attempt, Instant now);
/// RateLimited when the network has made too many members.
Status takeSignUp(Database& database, const std::string& network, Instant now);
Status forgetOldAttempts(Database& database, Instant now);

}  // namespace kazasu::center
