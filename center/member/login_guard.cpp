#include "center/member/login_guard.h"

#include "center/base/rows.h"
#include "center/member/sessions.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr Milliseconds kAttemptMemory = std::chrono::hours{24};

struct Count {
    std::int64_t failures = 0;
    Instant lockedUntil, lastAttempt;
};

Result<Count> readCount(Database& database, const Bytes& key) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT failures, locked_until, last_attempt_at FROM login_guard WHERE login_key = ?",
                     {key}));
    if (found.rows.empty()) return Count{};
    return Count{found.rows[0].number(0), instantAt(found.rows[0], 1), instantAt(found.rows[0], 2)};
}

Status writeCount(Database& database, const Bytes& key, const Count& count) {
    KAZASU_TRY(const auto written,
               database.run("INSERT INTO login_guard (login_key, failures, locked_until, last_attempt_at) "
                            "VALUES (?, ?, ?, ?) ON CONFLICT (login_key) DO UPDATE SET "
                            "failures = excluded.failures, locked_until = excluded.locked_until, "
                            "last_attempt_at = excluded.last_attempt_at",
                            {key, count.failures, sqlOf(count.lockedUntil), sqlOf(count.lastAttempt)}));
    return {};
}

/// How long the next try has to wait after so many wrong ones.
Milliseconds waitAfter(std::int64_t failures) {
    if (failures >= kMaxWrongPasswords) return kLockTime;
    if (failures < kUnhurriedTries) return Milliseconds{0};
    return kFirstWait * (std::int64_t{1} << static_cast<unsigned>(failures - kUnhurriedTries));
}

/// The count with one more try, not written yet.
Result<Count> nextTryAtLogin(Database& database, const Bytes& key, Instant now) {
    KAZASU_TRY(auto count, readCount(database, key));
    const bool wasLocked = count.failures >= kMaxWrongPasswords;
    if (count.lockedUntil > now) {
        if (wasLocked) return Error{ErrorCode::MemberLocked, "too many wrong passwords"};
        return Error{ErrorCode::RateLimited, "wrong passwords came too fast"};
    }
    count.failures = (wasLocked ? 0 : count.failures) + 1;
    const Milliseconds wait = waitAfter(count.failures);
    count.lockedUntil = wait > Milliseconds{0} ? now + wait : Instant{};
    count.lastAttempt = now;
    return count;
}

/// The count of a network, less what it has regained since.
Count regained(Count count, const NetworkAllowance& allowance, Instant now) {
    const auto since = std::max(now - count.lastAttempt, Milliseconds{0});
    const std::int64_t tries = since / allowance.regained;
    if (count.failures == 0 || tries >= count.failures) return {0, {}, now};
    count.failures -= tries;
    count.lastAttempt = count.lastAttempt + allowance.regained * tries;
    return count;
}

Bytes keyOfNetwork(std::string_view what, const std::string& network) {
    return tokenHash(std::string(what) + ' ' + network);
}

Status takeTryOfNetwork(Database& database, const Bytes& key, const NetworkAllowance& allowance,
                        Instant now) {
    KAZASU_TRY(const auto known, readCount(database, key));
    Count count = regained(known, allowance, now);
    if (count.failures >= allowance.tries)
        return Error{ErrorCode::RateLimited, "too many tries from this network"};
    ++count.failures;
    return writeCount(database, key, count);
}

}  // namespace

Status takeAttempt(Database& database, const LoginAttempt& attempt, Instant now) {
    KAZASU_TRY(const auto login, nextTryAtLogin(database, attempt.loginKey, now));
    if (!attempt.network.empty()) {
        const Bytes key = keyOfNetwork("log-in", attempt.network);
        KAZASU_TRY_STATUS(takeTryOfNetwork(database, key, kWrongPasswordsOfNetwork, now));
    }
    return writeCount(database, attempt.loginKey, login);
}

Status forgiveAttempts(Database& database, const LoginAttempt& attempt, Instant now) {
    KAZASU_TRY(const auto removed,
               database.run("DELETE FROM login_guard WHERE login_key = ?", {attempt.loginKey}));
    if (attempt.network.empty()) return {};
    const Bytes key = keyOfNetwork("log-in", attempt.network);
    KAZASU_TRY(const auto known, readCount(database, key));
    Count count = regained(known, kWrongPasswordsOfNetwork, now);
    count.failures = std::max(count.failures - 1, std::int64_t{0});  // only the wrong ones count
    return writeCount(database, key, count);
}

Status takeSignUp(Database& database, const std::string& network, Instant now) {
    if (network.empty()) return {};
    return takeTryOfNetwork(database, keyOfNetwork("sign-up", network), kSignUpsOfNetwork, now);
}

Status forgetOldAttempts(Database& database, Instant now) {
    KAZASU_TRY(const auto removed, database.run("DELETE FROM login_guard WHERE last_attempt_at <= ?",
                                                {sqlOf(now - kAttemptMemory)}));
    return {};
}

}  // namespace kazasu::center
