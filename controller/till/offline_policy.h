// What a shop may accept without the center, and at which risk: from its configuration.
#pragma once

#include "core/money.h"
#include "core/time.h"

namespace kazasu::controller {

/// Of one kind of code, until the center has the records.
struct OfflineLimits {
    Money perCode = Money::yen(10'000);
    int codes = 200;
    Money total = Money::yen(300'000);
};

/// What a key list older than keyAge still allows: keys may have been revoked since (docs/security.md, row
/// 28).
enum class OldKeys { Nothing, BoundCodes, AllCodes };

struct OfflinePolicy {
    bool acceptsBound = true;     // nobody else can use them: no double spending
    bool acceptsUnbound = false;  // may be spent elsewhere too: the shop bears that loss
    OfflineLimits bound, unbound;
    Milliseconds warnAfter = std::chrono::hours{24};
    Milliseconds stopAfter = std::chrono::hours{72};
    Milliseconds keyAge = std::chrono::hours{24};
    OldKeys oldKeys = OldKeys::BoundCodes;
};

/// The longest that any shop may sell offline: the center keeps the money of an unused bound code so long.
inline constexpr Milliseconds kLongestOffline = std::chrono::hours{72};
/// Differences between this clock and the center's (docs/security.md, row 36).
inline constexpr Milliseconds kSkewWarning = std::chrono::minutes{5};
inline constexpr Milliseconds kSkewLimit = std::chrono::minutes{15};

}  // namespace kazasu::controller
