// ShopRates: how fast a shop may ask for one kind of thing (docs/security.md, row 17). A shop that claims
// many codes is guessing, or was taken over; one that sends more records than it can have sold keeps the
// others' waiting. Its machines are refused for as long as they are faster than allowed. Safe from several
// threads.
#pragma once

#include "core/ids.h"
#include "core/time.h"

#include <map>
#include <mutex>

namespace kazasu::center {

class ShopRates {
public:
    explicit ShopRates(std::int64_t perMinute) : m_perMinute(perMinute) {}
    /// RateLimited when the shop has asked as often as it may within a minute. `now` is monotonic.
    Status take(ShopNumber shop, Milliseconds now);

private:
    struct Allowance {
        std::int64_t left;  // one time is 60,000, so that a millisecond regains perMinute
        Milliseconds seenAt;
    };
    const std::int64_t m_perMinute;
    std::mutex m_mutex;
    std::map<ShopNumber, Allowance> m_shops;
};

}  // namespace kazasu::center
