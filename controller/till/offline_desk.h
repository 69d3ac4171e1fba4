// OfflineDesk: whether a signed code may be accepted without the center, and what that puts at risk
// (ARCHITECTURE.md, step 4 offline). Looks at the books, changes nothing.
#pragma once

#include "controller/till/till_rooms.h"
#include "core/code/settlement_claims.h"

#include <array>

namespace kazasu::controller {

class OfflineDesk {
public:
    OfflineDesk(const TillDoors& doors, const TillRooms& rooms) : m_doors(doors), m_rooms(rooms) {}

    /// For a code that has passed CodeCheck. CodeOnlineOnly (this kind is not accepted offline), CodeExpired
    /// (the center was told that no such code comes any more), OfflineClockWrong, OfflineTooLong,
    /// OfflineKeysTooOld, OfflineAmountTooLarge, OfflineLimitReached, in this order.
    [[nodiscard]] Status mayAccept(const SettlementClaims& claims, Money amount, Instant now) const;
    [[nodiscard]] api::OfflineView view(Instant now) const;
    [[nodiscard]] api::KeysView keysView(Instant now) const;
    /// The books have changed: the next view counts again. Otherwise it does so once a second.
    void forgetCounts() { m_countedAt.reset(); }

private:
    struct Exposure {
        int codes = 0;
        Money amount;
    };
    /// So old that a key may have been revoked meanwhile, or past their own end.
    [[nodiscard]] bool areKeysOld(Instant now) const;
    [[nodiscard]] Status checkTime(bool isBound, Instant now) const;
    /// Of bound codes, of unbound ones.
    using Exposures = std::array<Exposure, 2>;
    [[nodiscard]] Result<Exposures> exposures() const;
    [[nodiscard]] api::ExposureView exposureView(bool isBound) const;

    const TillDoors& m_doors;
    const TillRooms& m_rooms;
    mutable Exposures m_counted{};
    mutable std::optional<Milliseconds> m_countedAt;  // monotonic
};

}  // namespace kazasu::controller
