#include "center/member/sessions.h"

#include "center/base/rows.h"
#include "platform/crypto/crypto.h"

namespace kazasu::center {
namespace {

// A row is written again only when this much has passed, not at every request.
constexpr Milliseconds kTouchInterval = std::chrono::minutes{1};

}  // namespace

Bytes tokenHash(std::string_view token) {
    const auto digest = sha256(viewOf(token));
    return {digest.begin(), digest.end()};
}

Status openSession(Database& database, std::string_view token, const ClientId& client, Instant now) {
    KAZASU_TRY(const auto inserted,
               database.run("INSERT INTO session (token_hash, client_id, created_at, last_used_at) "
                            "VALUES (?, ?, ?, ?)",
                            {tokenHash(token), sqlOf(client), sqlOf(now), sqlOf(now)}));
    return {};
}

Result<ClientId> memberOfSession(Database& database, std::string_view token, Instant now) {
    if (token.empty()) return Error{ErrorCode::Unauthorized, "no session"};
    const Bytes hash = tokenHash(token);
    KAZASU_TRY(
        const auto found,
        database.run("SELECT client_id, created_at, last_used_at FROM session WHERE token_hash = ?", {hash}));
    if (found.rows.empty()) return Error{ErrorCode::Unauthorized, "no such session"};
    const SqlRow& row = found.rows[0];
    const Instant lastUsed = instantAt(row, 2);
    if (now - instantAt(row, 1) >= kSessionAbsoluteLimit || now - lastUsed >= kSessionIdleLimit)
        return Error{ErrorCode::SessionExpired, "the session is over"};
    if (now - lastUsed >= kTouchInterval) {
        KAZASU_TRY(
            const auto touched,
            database.run("UPDATE session SET last_used_at = ? WHERE token_hash = ?", {sqlOf(now), hash}));
    }
    return idAt<ClientId>(row, 0);
}

Status closeSession(Database& database, std::string_view token) {
    KAZASU_TRY(const auto removed,
               database.run("DELETE FROM session WHERE token_hash = ?", {tokenHash(token)}));
    return {};
}

Status forgetOldSessions(Database& database, Instant now) {
    KAZASU_TRY(const auto removed,
               database.run("DELETE FROM session WHERE last_used_at <= ? OR created_at <= ?",
                            {sqlOf(now - kSessionIdleLimit), sqlOf(now - kSessionAbsoluteLimit)}));
    return {};
}

}  // namespace kazasu::center
