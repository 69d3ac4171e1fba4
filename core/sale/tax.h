// Consumption tax: a rate, whether prices contain it, and how its fraction is rounded. The tax is computed
// once per rate per receipt, never per item (standards: simplified qualified invoice, NTA).
#pragma once

#include "core/money.h"

#include <compare>
#include <string_view>

namespace kazasu {

/// A rate in basis points (1000 = 10 %) and whether it is the reduced one, which a receipt must mark.
class TaxRate {
public:
    static constexpr int kMaxBasisPoints = 5000;
    /// TaxRateUnknown outside 0 to 50 %, or for a reduced rate of nothing.
    static Result<TaxRate> from(std::int64_t basisPoints, bool isReduced);
    static constexpr TaxRate standard() { return {1000, false}; }
    static constexpr TaxRate reduced() { return {800, true}; }
    static constexpr TaxRate exempt() { return {0, false}; }

    [[nodiscard]] constexpr int basisPoints() const { return m_basisPoints; }
    [[nodiscard]] constexpr bool isReduced() const { return m_isReduced; }
    /// "10%", "8%", "6.25%"
    [[nodiscard]] std::string toDisplay() const;
    friend constexpr auto operator<=>(TaxRate, TaxRate) = default;

private:
    constexpr TaxRate(int basisPoints, bool isReduced) : m_basisPoints(basisPoints), m_isReduced(isReduced) {}
    int m_basisPoints;
    bool m_isReduced;
};

/// Inclusive (内税): prices contain the tax. Exclusive (外税): it is added to the sum of a rate's prices.
enum class TaxMode { Inclusive, Exclusive };

/// What a shop decided about its tax; one policy holds for a whole receipt.
struct TaxPolicy {
    TaxMode mode = TaxMode::Inclusive;
    Rounding rounding = Rounding::Down;
    friend bool operator==(const TaxPolicy&, const TaxPolicy&) = default;
};

/// All that was sold at one rate: net + tax = gross, exactly.
struct RateTotal {
    TaxRate rate;
    Money net;
    Money tax;
    Money gross;
    friend bool operator==(const RateTotal&, const RateTotal&) = default;
};

/// `priced` is the sum of the prices at this rate, with or without tax as the policy says. MoneyOverflow when
/// the result has more than 12 digits.
Result<RateTotal> rateTotalOf(Money priced, TaxRate rate, TaxPolicy policy);

/// Names on the wire and in files: "inclusive"/"exclusive", "down"/"half-up"/"up".
std::string_view nameOf(TaxMode mode);
std::string_view nameOf(Rounding rounding);
Result<TaxMode> taxModeOf(std::string_view name);
Result<Rounding> roundingOf(std::string_view name);

}  // namespace kazasu
