// Sessions of members: a token of 128 random bits of which only the SHA-256 is kept; 15 minutes idle, 12
// hours at most. A member sees where they are signed in and can end each of them.
#pragma once

#include "center/base/limits.h"
#include "core/ids.h"
#include "platform/sql/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace kazasu::center {

inline constexpr std::size_t kMaxSessions = 20;  // of one member; the oldest ends for a new one

/// What is kept of a token.
Bytes tokenHash(std::string_view token);
/// The name of a session, which opens nothing.
std::string sessionIdOf(std::string_view token);

/// `agent` is what the browser calls itself, as it came.
Status openSession(Database& database, std::string_view token, const ClientId& client, Instant now,
                   std::string_view agent = {});
/// Whose session it is, and keeps it from going idle. Unauthorized without such a session, SessionExpired
/// when it is over.
Result<ClientId> memberOfSession(Database& database, std::string_view token, Instant now,
                                 const SessionLimits& limits = {});
Status closeSession(Database& database, std::string_view token);

struct Session {
    std::string id, agent;
    Instant openedAt, lastUsedAt;
};
/// Those that are not over, the one used last first.
Result<std::vector<Session>> sessionsOf(Database& database, const ClientId& client, Instant now,
                                        const SessionLimits& limits);
/// NotFound when it is another member's, too.
Status closeSessionOf(Database& database, const ClientId& client, const std::string& id);
Status closeAllSessionsOf(Database& database, const ClientId& client);

Status forgetOldSessions(Database& database, Instant now, const SessionLimits& limits);

}  // namespace kazasu::center
