#include "center/member/login_guard.h"

#include "center/base/rows.h"

namespace kazasu::center {
namespace {

constexpr Milliseconds kAttemptMemory = std::chrono::hours{24};

Status writeAttempts(Database& database, const Bytes& loginKey, std::int64_t failures, Instant now) {
    const Instant lockedUntil = failures >= kMaxWrongPasswords ? now + kLockTime : Instant{};
    KAZASU_TRY(const auto written,
               database.run("INSERT INTO login_guard (login_key, failures, locked_until, last_attempt_at) "
                            "VALUES (?, ?, ?, ?) ON CONFLICT (login_key) DO UPDATE SET "
                            "failures = excluded.failures, locked_until = excluded.locked_until, "
                            "last_attempt_at = excluded.last_attempt_at",
                            {loginKey, failures, sqlOf(lockedUntil), sqlOf(now)}));
    return {};
}

}  // namespace

Status takeAttempt(Database& database, const Bytes& loginKey, Instant now) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT failures, locked_until FROM login_guard WHERE login_key = ?", {loginKey}));
    std::int64_t failures = 0;
    if (!found.rows.empty()) {
        const Instant lockedUntil = instantAt(found.rows[0], 1);
        if (lockedUntil > now) return Error{ErrorCode::MemberLocked, "too many wrong passwords"};
        const bool wasLocked = lockedUntil > Instant{};
        failures = wasLocked ? 0 : found.rows[0].number(0);
    }
    return writeAttempts(database, loginKey, failures + 1, now);
}

Status forgiveAttempts(Database& database, const Bytes& loginKey) {
    KAZASU_TRY(const auto removed, database.run("DELETE FROM login_guard WHERE login_key = ?", {loginKey}));
    return {};
}

Status forgetOldAttempts(Database& database, Instant now) {
    KAZASU_TRY(const auto removed, database.run("DELETE FROM login_guard WHERE last_attempt_at <= ?",
                                                {sqlOf(now - kAttemptMemory)}));
    return {};
}

}  // namespace kazasu::center
