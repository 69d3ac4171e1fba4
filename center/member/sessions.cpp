#include "center/member/sessions.h"

#include "center/base/rows.h"
#include "core/text/card_number.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace kazasu::center {
namespace {

// A row is written again only when this much has passed, not at every request.
constexpr Milliseconds kTouchInterval = std::chrono::minutes{1};
constexpr std::size_t kMaxAgentBytes = 200;

/// What can be read of it and shown again: anybody may send anything there.
std::string agentFrom(std::string_view agent) {
    std::string kept;
    for (const char c : agent.substr(0, kMaxAgentBytes))
        if (c >= ' ' && c <= '~') kept += c;
    return holdsCardNumber(kept) ? std::string{} : kept;
}

bool isOver(Instant openedAt, Instant lastUsedAt, Instant now, const SessionLimits& limits) {
    return now - openedAt >= limits.absolute || now - lastUsedAt >= limits.idle;
}

}  // namespace

Bytes tokenHash(std::string_view token) {
    const auto digest = sha256(viewOf(token));
    return {digest.begin(), digest.end()};
}

std::string sessionIdOf(std::string_view token) {
    constexpr std::size_t kIdDigits = 32;
    return toHex(sha256(viewOf("session " + std::string(token)))).substr(0, kIdDigits);
}

Status openSession(Database& database, std::string_view token, const ClientId& client, Instant now,
                   std::string_view agent) {
    KAZASU_TRY(
        const auto inserted,
        database.run(
            "INSERT INTO session (token_hash, client_id, created_at, last_used_at, id, agent) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {tokenHash(token), sqlOf(client), sqlOf(now), sqlOf(now), sessionIdOf(token), agentFrom(agent)}));
    KAZASU_TRY(const auto ended,
               database.run("DELETE FROM session WHERE client_id = ? AND id NOT IN (SELECT id FROM session "
                            "WHERE client_id = ? ORDER BY created_at DESC, id LIMIT ?)",
                            {sqlOf(client), sqlOf(client), static_cast<std::int64_t>(kMaxSessions)}));
    return {};
}

Result<ClientId> memberOfSession(Database& database, std::string_view token, Instant now,
                                 const SessionLimits& limits) {
    if (token.empty()) return Error{ErrorCode::Unauthorized, "no session"};
    const Bytes hash = tokenHash(token);
    KAZASU_TRY(
        const auto found,
        database.run("SELECT client_id, created_at, last_used_at FROM session WHERE token_hash = ?", {hash}));
    if (found.rows.empty()) return Error{ErrorCode::Unauthorized, "no such session"};
    const SqlRow& row = found.rows[0];
    const Instant lastUsed = instantAt(row, 2);
    if (isOver(instantAt(row, 1), lastUsed, now, limits))
        return Error{ErrorCode::SessionExpired, "the session is over"};
    if (now - lastUsed >= std::min(kTouchInterval, limits.idle / 4)) {
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

Result<std::vector<Session>> sessionsOf(Database& database, const ClientId& client, Instant now,
                                        const SessionLimits& limits) {
    KAZASU_TRY(const auto found,
               database.run("SELECT id, agent, created_at, last_used_at FROM session WHERE client_id = ? "
                            "ORDER BY last_used_at DESC, id",
                            {sqlOf(client)}));
    std::vector<Session> sessions;
    for (const SqlRow& row : found.rows) {
        Session session{row.text(0), row.text(1), instantAt(row, 2), instantAt(row, 3)};
        if (!isOver(session.openedAt, session.lastUsedAt, now, limits))
            sessions.push_back(std::move(session));
    }
    return sessions;
}

Status closeSessionOf(Database& database, const ClientId& client, const std::string& id) {
    KAZASU_TRY(const auto removed,
               database.run("DELETE FROM session WHERE client_id = ? AND id = ?", {sqlOf(client), id}));
    if (removed.changedRows == 0) return Error{ErrorCode::NotFound, "no such session"};
    return {};
}

Status closeAllSessionsOf(Database& database, const ClientId& client) {
    KAZASU_TRY(const auto removed, database.run("DELETE FROM session WHERE client_id = ?", {sqlOf(client)}));
    return {};
}

Status forgetOldSessions(Database& database, Instant now, const SessionLimits& limits) {
    KAZASU_TRY(const auto removed,
               database.run("DELETE FROM session WHERE last_used_at <= ? OR created_at <= ?",
                            {sqlOf(now - limits.idle), sqlOf(now - limits.absolute)}));
    return {};
}

}  // namespace kazasu::center
