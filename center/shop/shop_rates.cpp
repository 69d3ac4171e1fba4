#include "center/shop/shop_rates.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::int64_t kOnce = 60'000;  // one time, in the unit in which a minute regains perMinute of them

}  // namespace

Status ShopRates::take(ShopNumber shop, Milliseconds now) {
    const std::lock_guard lock(m_mutex);
    const std::int64_t most = m_perMinute * kOnce;
    auto& allowance = m_shops.try_emplace(shop, Allowance{most, now}).first->second;
    const std::int64_t since = std::min<std::int64_t>((now - allowance.seenAt).count(), kOnce);
    allowance.left = std::min(allowance.left + since * m_perMinute, most);
    allowance.seenAt = now;
    if (allowance.left < kOnce)
        return Error{ErrorCode::RateLimited, "more than this shop may ask for within a minute"};
    allowance.left -= kOnce;
    return {};
}

}  // namespace kazasu::center
