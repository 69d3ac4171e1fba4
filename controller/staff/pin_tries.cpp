#include "controller/staff/pin_tries.h"

#include "controller/sales_file/journal.h"

namespace kazasu::controller {
namespace {

constexpr std::string_view kIsInForce = "until > ?";

std::int64_t latestEnd(Instant now) { return (now + kPinLock).msSinceEpoch; }

}  // namespace

Result<bool> PinTries::isLocked(int staffNumber) const {
    const Instant now = m_clock.now();
    const std::string sql =
        "SELECT 1 FROM pin_locks WHERE scope = 'person' AND number = ? AND " + std::string(kIsInForce);
    KAZASU_TRY(const auto found, m_database.run(sql, {std::int64_t{staffNumber}, now.msSinceEpoch}));
    return !found.rows.empty();
}

Status PinTries::checkNotLocked(int staffNumber, int registerNumber) const {
    const Instant now = m_clock.now();
    const std::string sql =
        "SELECT scope FROM pin_locks WHERE ((scope = 'person' AND number = ?) OR"
        " (scope = 'register' AND number = ?)) AND " +
        std::string(kIsInForce);
    KAZASU_TRY(const auto found, m_database.run(sql, {std::int64_t{staffNumber}, std::int64_t{registerNumber},
                                                      now.msSinceEpoch}));
    if (found.rows.empty()) return {};
    return Error{ErrorCode::PinLocked, found.rows[0].text(0)};
}

/// A lock that ends later than any could was made before the clock was put back: it lasts as long as a new
/// one. Ending it would give a guess for each step back; leaving it, lock people out for years.
Status PinTries::shortenLocks() {
    const std::int64_t latest = latestEnd(m_clock.now());
    KAZASU_TRY(const auto late, m_database.run("SELECT 1 FROM pin_locks WHERE until > ? LIMIT 1", {latest}));
    if (late.rows.empty()) return {};
    KAZASU_TRY_STATUS(m_database.run("UPDATE pin_locks SET until = ? WHERE until > ?", {latest, latest}));
    return {};
}

/// Tries older than a lock is long do not count: who waits between tries gains no more than who is locked.
Status PinTries::count(int staffNumber, int registerNumber, std::vector<std::string>& locked) {
    locked.clear();
    const Instant now = m_clock.now();
    const std::int64_t stale = (now - kPinLock).msSinceEpoch;
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM pin_tries WHERE last_at <= ?", {stale}));
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM pin_locks WHERE until <= ?", {now.msSinceEpoch}));
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO pin_tries (staff_number, register_number, wrong, last_at) VALUES (?, ?, 1, ?)"
        " ON CONFLICT (staff_number, register_number)"
        " DO UPDATE SET wrong = wrong + 1, last_at = excluded.last_at",
        {std::int64_t{staffNumber}, std::int64_t{registerNumber}, now.msSinceEpoch}));
    KAZASU_TRY_STATUS(lockWhatIsTriedOut("person", "staff_number", staffNumber, locked));
    return lockWhatIsTriedOut("register", "register_number", registerNumber, locked);
}

Status PinTries::lockWhatIsTriedOut(std::string_view scope, std::string_view column, int number,
                                    std::vector<std::string>& locked) {
    const std::string sql = "SELECT SUM(wrong) FROM pin_tries WHERE " + std::string(column) + " = ?";
    KAZASU_TRY(const auto tries, m_database.run(sql, {std::int64_t{number}}));
    if (tries.rows[0].number(0) < kMaxWrongPins) return {};
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO pin_locks (scope, number, until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                       {std::string(scope), std::int64_t{number}, latestEnd(m_clock.now())}));
    locked.emplace_back(scope);
    return {};
}

Status PinTries::note(const std::vector<std::string>& locked, int staffNumber, int registerNumber) {
    for (const auto& scope : locked) {
        KAZASU_TRY_STATUS(Journal(m_database)
                              .append(kPinLockedEntry, m_clock.now(),
                                      Json::object()
                                          .set("scope", std::string_view(scope))
                                          .set("staff", staffNumber)
                                          .set("register", registerNumber)));
    }
    return {};
}

Status PinTries::forgive(int staffNumber) {
    KAZASU_TRY_STATUS(
        m_database.run("DELETE FROM pin_tries WHERE staff_number = ?", {std::int64_t{staffNumber}}));
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM pin_locks WHERE scope = 'person' AND number = ?",
                                     {std::int64_t{staffNumber}}));
    KAZASU_TRY_STATUS(m_database.run(
        "DELETE FROM pin_locks WHERE scope = 'register' AND (SELECT COALESCE(SUM(wrong), 0) FROM pin_tries"
        " WHERE register_number = pin_locks.number) < ?",
        {std::int64_t{kMaxWrongPins}}));
    return {};
}

}  // namespace kazasu::controller
