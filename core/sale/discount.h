// Discount: what is taken off a line or off a whole receipt, and how it is shared out. Whole minor units and
// one rounding each; the parts always add up to the whole.
#pragma once

#include "core/money.h"

#include <span>
#include <vector>

namespace kazasu {

/// An amount, or a share of the price in basis points (1000 = 10 %).
class Discount {
public:
    static constexpr std::int64_t kWhole = 10'000;  // 100 % in basis points
    /// DiscountInvalid unless it is more than nothing.
    static Result<Discount> ofAmount(Money amount);
    /// DiscountInvalid outside 0.01 % to 100 %.
    static Result<Discount> ofShare(std::int64_t basisPoints);

    [[nodiscard]] bool isShare() const { return m_basisPoints != 0; }
    [[nodiscard]] std::int64_t basisPoints() const { return m_basisPoints; }
    /// Nothing for a share.
    [[nodiscard]] Money amount() const { return m_amount; }
    /// What it comes to for this price: never more than the price. The fraction of a share is dropped, so
    /// that nobody gets more off than was promised.
    [[nodiscard]] Money of(Money priced) const;
    /// "10%", "12.5%", "¥50"
    [[nodiscard]] std::string toDisplay() const;
    friend bool operator==(const Discount&, const Discount&) = default;

private:
    Discount(std::int64_t basisPoints, Money amount) : m_basisPoints(basisPoints), m_amount(amount) {}
    std::int64_t m_basisPoints;
    Money m_amount;
};

/// `whole` shared out in proportion to the weights, by the largest remainder; of equal ones the earlier gets
/// the odd unit. Each part is at most its weight when the whole is at most their sum. Weights are not
/// negative, of one currency with `whole`, and more than nothing together unless `whole` is nothing.
std::vector<Money> sharedOut(Money whole, std::span<const Money> weights);

}  // namespace kazasu
