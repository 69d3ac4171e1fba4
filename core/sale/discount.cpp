#include "core/sale/discount.h"

#include <algorithm>
#include <numeric>

namespace kazasu {
namespace {

struct Share {
    std::size_t place = 0;
    std::int64_t minor = 0;
    std::int64_t remainder = 0;  // of the division, in units of the sum of weights
};

/// whole x weight / sum with its remainder; 12 digits times 11 need more than 64 bits.
Share shareOf(std::size_t place, std::int64_t whole, std::int64_t weight, std::int64_t sum) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(whole) * weight;
    return {place, static_cast<std::int64_t>(product / sum), static_cast<std::int64_t>(product % sum)};
}

}  // namespace

Result<Discount> Discount::ofAmount(Money amount) {
    if (!amount.isPositive() || amount.minor() > kMaxMinor)
        return Error{ErrorCode::DiscountInvalid, "a discount is more than nothing"};
    return Discount{0, amount};
}

Result<Discount> Discount::ofShare(std::int64_t basisPoints) {
    if (basisPoints < 1 || basisPoints > kWhole)
        return Error{ErrorCode::DiscountInvalid, "a discount is 0.01 % to 100 %"};
    return Discount{basisPoints, Money{}};
}

Money Discount::of(Money priced) const {
    if (!isShare()) return std::min(m_amount, priced);
    return {priced.minor() * m_basisPoints / kWhole, priced.currency()};  // 14 digits times 5 at most
}

std::string Discount::toDisplay() const {
    if (!isShare()) return kazasu::toDisplay(m_amount);
    std::string text = std::to_string(m_basisPoints / 100);
    if (const auto hundredths = m_basisPoints % 100; hundredths != 0) {
        text += '.';
        text += static_cast<char>('0' + hundredths / 10);
        if (hundredths % 10 != 0) text += static_cast<char>('0' + hundredths % 10);
    }
    return text + '%';
}

std::vector<Money> sharedOut(Money whole, std::span<const Money> weights) {
    std::int64_t sum = 0;
    for (const Money weight : weights) {
        KAZASU_CHECK(!weight.isNegative() && weight.currency() == whole.currency());
        sum += weight.minor();
    }
    std::vector<Money> parts(weights.size(), Money::zero(whole.currency()));
    if (whole.isZero()) return parts;
    KAZASU_CHECK(sum > 0 && whole.isPositive());
    std::vector<Share> shares;
    std::int64_t left = whole.minor();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        shares.push_back(shareOf(i, whole.minor(), weights[i].minor(), sum));
        left -= shares.back().minor;
    }
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share& a, const Share& b) { return a.remainder > b.remainder; });
    for (const Share& share : shares)
        parts[share.place] = Money(share.minor + (left-- > 0 ? 1 : 0), whole.currency());
    return parts;
}

}  // namespace kazasu
