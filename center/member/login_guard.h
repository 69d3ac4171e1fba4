// Counts wrong passwords durably: after 10 the login is locked for 30 minutes (PCI DSS 8.3.4). Logins that do
// not exist are counted alike, so that nobody learns from a lock which ones do.
#pragma once

#include "core/time.h"
#include "platform/sql/database.h"

namespace kazasu::center {

inline constexpr std::int64_t kMaxWrongPasswords = 10;
inline constexpr Milliseconds kLockTime = std::chrono::minutes{30};

/// Counts an attempt as wrong before its password is looked at, so that neither many at once nor a crash gets
/// around the count. MemberLocked: not now.
Status takeAttempt(Database& database, const Bytes& loginKey, Instant now);
/// The password was right.
Status forgiveAttempts(Database& database, const Bytes& loginKey);
Status forgetOldAttempts(Database& database, Instant now);

}  // namespace kazasu::center
