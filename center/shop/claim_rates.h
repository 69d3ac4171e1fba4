// ClaimRates: how fast a shop may claim codes (docs/security.md, row 17). A shop that tries many codes is
// guessing, or was taken over; its tills are refused for as long as it is faster than allowed. Safe from
// several threads.
#pragma once

#include "core/ids.h"
#include "core/time.h"

#include <map>
#include <mutex>

namespace kazasu::center {

class ClaimRates {
public:
    explicit ClaimRates(std::int64_t perMinute) : m_perMinute(perMinute) {}
    /// RateLimited when the shop has made as many claims as it may within a minute. `now` is monotonic.
    Status take(ShopNumber shop, Milliseconds now);

private:
    struct Allowance {
        std::int64_t left;  // a claim is 60,000, so that a millisecond regains perMinute
        Milliseconds seenAt;
    };
    const std::int64_t m_perMinute;
    std::mutex m_mutex;
    std::map<ShopNumber, Allowance> m_shops;
};

}  // namespace kazasu::center
