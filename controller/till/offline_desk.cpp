#include "controller/till/offline_desk.h"

#include "controller/sales_file/durably.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

/// Ten thousand sales that drain are not counted ten thousand times.
constexpr Milliseconds kCountAgain = std::chrono::seconds{1};

std::size_t indexOf(bool isBound) { return isBound ? 0 : 1; }

const OfflineLimits& limitsOf(const OfflinePolicy& policy, bool isBound) {
    return isBound ? policy.bound : policy.unbound;
}

std::int64_t secondsOf(Milliseconds duration) {
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

Milliseconds sizeOf(Milliseconds difference) {
    return difference < Milliseconds{0} ? -difference : difference;
}

}  // namespace

Status OfflineDesk::mayAccept(const SettlementClaims& claims, Money amount, Instant now) const {
    const bool isBound = claims.shop.has_value();
    const OfflinePolicy& policy = m_doors.settings.offline;
    if (isBound ? !policy.acceptsBound : !policy.acceptsUnbound) {
        return Error{ErrorCode::CodeOnlineOnly, isBound ? "bound codes" : "codes of no particular shop"};
    }
    if (claims.expiresAt + kClockTolerance <= m_rooms.watch.link().reportedUntil) {
        return Error{ErrorCode::CodeExpired, "the center was told that it did not come"};
    }
    KAZASU_TRY_STATUS(checkTime(isBound, now));
    const OfflineLimits& limits = limitsOf(policy, isBound);
    if (amount > limits.perCode) {
        return Error{ErrorCode::OfflineAmountTooLarge, "limit " + std::to_string(limits.perCode.minor())};
    }
    KAZASU_TRY(const auto exposed, exposures());
    const Exposure& before = exposed[indexOf(isBound)];
    if (before.codes + 1 > limits.codes || before.amount + amount > limits.total) {
        return Error{ErrorCode::OfflineLimitReached,
                     std::to_string(before.codes) + " codes, " + std::to_string(before.amount.minor())};
    }
    return {};
}

bool OfflineDesk::areKeysOld(Instant now) const {
    const auto& known = m_rooms.watch.knowledge();
    return !known || now - known->fetchedAt > m_doors.settings.offline.keyAge || now > known->list.validUntil;
}

api::KeysView OfflineDesk::keysView(Instant now) const {
    const auto& known = m_rooms.watch.knowledge();
    if (!known) return {};
    return {known->list.serial, std::max<std::int64_t>(secondsOf(now - known->fetchedAt), 0),
            areKeysOld(now)};
}

Status OfflineDesk::checkTime(bool isBound, Instant now) const {
    const OfflinePolicy& policy = m_doors.settings.offline;
    const LinkState& link = m_rooms.watch.link();
    if (sizeOf(link.skew) > kSkewLimit) {
        return Error{ErrorCode::OfflineClockWrong, std::to_string(secondsOf(link.skew)) + " s"};
    }
    const auto silence = m_rooms.watch.silence();
    if (!silence || *silence > policy.stopAfter) return Error{ErrorCode::OfflineTooLong};
    // A clock that stands before what it said earlier cannot count the hours.
    if (link.heardAt && now + kSkewLimit < *link.heardAt) return Error{ErrorCode::OfflineClockWrong};
    const bool isAllowed =
        policy.oldKeys == OldKeys::AllCodes || (policy.oldKeys == OldKeys::BoundCodes && isBound);
    if (areKeysOld(now) && !isAllowed) return Error{ErrorCode::OfflineKeysTooOld};
    return {};
}

/// Sales on their way to the center.
Result<OfflineDesk::Exposures> OfflineDesk::exposures() const {
    KAZASU_TRY(const auto found, readSurely(m_doors.database, [&] {
                   return m_doors.database.run(
                       "SELECT s.is_bound, COUNT(*), SUM(s.amount_minor) FROM outbox o"
                       " CROSS JOIN spent_codes s ON s.sale_id = o.sale_id"
                       " WHERE o.state = 'pending' AND s.is_offline = 1 GROUP BY s.is_bound");
               }));
    Exposures counted;
    for (auto& exposure : counted) exposure.amount = Money::zero(m_doors.settings.currency);
    for (const auto& row : found.rows) {
        counted[indexOf(row.number(0) != 0)] = {static_cast<int>(row.number(1)),
                                                Money(row.number(2), m_doors.settings.currency)};
    }
    return counted;
}

api::ExposureView OfflineDesk::exposureView(bool isBound) const {
    const OfflineLimits& limits = limitsOf(m_doors.settings.offline, isBound);
    const Exposure& now = m_counted[indexOf(isBound)];
    return {now.codes, now.amount, limits.codes, limits.total};
}

api::OfflineView OfflineDesk::view(Instant now) const {
    const OfflinePolicy& policy = m_doors.settings.offline;
    api::OfflineView view;
    const auto silence = m_rooms.watch.silence();
    const Milliseconds skew = m_rooms.watch.link().skew;
    view.secondsWithoutCenter = silence ? secondsOf(*silence) : 0;
    view.secondsLeft = silence ? secondsOf(std::max(policy.stopAfter - *silence, Milliseconds{0})) : 0;
    view.isWarning = silence && *silence > policy.warnAfter;
    view.clockSkewSeconds = sizeOf(skew) > kSkewWarning ? secondsOf(skew) : 0;
    view.isClockWrong = sizeOf(skew) > kSkewLimit;
    view.acceptsBound = policy.acceptsBound && checkTime(true, now);
    view.acceptsUnbound = policy.acceptsUnbound && checkTime(false, now);
    const Milliseconds counting = m_doors.clock.monotonic();
    if (!m_countedAt || counting - *m_countedAt >= kCountAgain) {
        if (const auto counted = exposures()) m_counted = *counted;
        m_countedAt = counting;
    }
    view.bound = exposureView(true);
    view.unbound = exposureView(false);
    return view;
}

}  // namespace kazasu::controller
