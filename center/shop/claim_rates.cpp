#include "center/shop/claim_rates.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::int64_t kClaim = 60'000;  // a claim in the unit in which a minute regains perMinute of them

}  // namespace

Status ClaimRates::take(ShopNumber shop, Milliseconds now) {
    const std::lock_guard lock(m_mutex);
    const std::int64_t most = m_perMinute * kClaim;
    auto& allowance = m_shops.try_emplace(shop, Allowance{most, now}).first->second;
    const std::int64_t since = std::min<std::int64_t>((now - allowance.seenAt).count(), kClaim);
    allowance.left = std::min(allowance.left + since * m_perMinute, most);
    allowance.seenAt = now;
    if (allowance.left < kClaim) return Error{ErrorCode::RateLimited, "more claims than this shop may make"};
    allowance.left -= kClaim;
    return {};
}

}  // namespace kazasu::center
