// Sessions of members: a token of 128 random bits of which only the SHA-256 is kept; 15 minutes idle, 12
// hours at most.
#pragma once

#include "core/ids.h"
#include "platform/sql/database.h"

#include <string_view>

namespace kazasu::center {

inline constexpr Milliseconds kSessionIdleLimit = std::chrono::minutes{15};
inline constexpr Milliseconds kSessionAbsoluteLimit = std::chrono::hours{12};

/// What is kept of a token.
Bytes tokenHash(std::string_view token);

Status openSession(Database& database, std::string_view token, const ClientId& client, Instant now);
/// Whose session it is, and keeps it from going idle. Unauthorized without such a session, SessionExpired
/// when it is over.
Result<ClientId> memberOfSession(Database& database, std::string_view token, Instant now);
Status closeSession(Database& database, std::string_view token);
Status forgetOldSessions(Database& database, Instant now);

}  // namespace kazasu::center
