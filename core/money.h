// Money: whole minor units of an ISO 4217 currency. No floating point comes near it; every rounding has a
// name.
#pragma once

#include "core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kazasu {

/// An ISO 4217 currency: its numeric code and how many decimals its minor unit has.
struct Currency {
    std::uint16_t numeric = 392;
    std::uint8_t decimals = 0;
    friend constexpr bool operator==(Currency, Currency) = default;
};
inline constexpr Currency kYen{392, 0};

/// The known currency of that numeric code (392 JPY, 840 USD, 978 EUR).
Result<Currency> currencyOf(std::int64_t numeric);
/// "JPY"
std::string_view alphabeticCode(Currency currency);

/// How a fraction of a minor unit becomes whole. Applied to the magnitude: a return mirrors its sale.
enum class Rounding { Down, HalfUp, Up };

class Money {
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minorUnits, Currency currency) : m_minor(minorUnits), m_currency(currency) {}
    static constexpr Money yen(std::int64_t amount) { return {amount, kYen}; }
    static constexpr Money zero(Currency currency = kYen) { return {0, currency}; }

    [[nodiscard]] constexpr std::int64_t minor() const { return m_minor; }
    [[nodiscard]] constexpr Currency currency() const { return m_currency; }
    [[nodiscard]] constexpr bool isZero() const { return m_minor == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_minor < 0; }
    [[nodiscard]] constexpr bool isPositive() const { return m_minor > 0; }

    /// Operands of one currency and a sum that fits: both are checked, since amounts are limited at every
    /// door.
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend Money operator-(Money a) { return Money::zero(a.m_currency) - a; }
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    friend constexpr bool operator==(Money a, Money b) = default;
    friend std::strong_ordering operator<=>(Money a, Money b);

private:
    std::int64_t m_minor = 0;
    Currency m_currency = kYen;
};

/// The largest amount that any door accepts: 12 digits, as ISO 8583 DE4 carries.
inline constexpr std::int64_t kMaxMinor = 999'999'999'999;

/// An amount from outside: refused when |minor| > kMaxMinor or the currency is unknown.
Result<Money> moneyFrom(std::int64_t minorUnits, std::int64_t currencyNumeric);
/// amount x numerator / denominator, computed exactly, then rounded as named. denominator > 0.
Result<Money> scaled(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding);
/// "1,280" for yen, "12.80" for dollars: digits only, no sign of the currency, '-' before negatives.
std::string toDigits(Money amount);
/// "¥1,280" (sign directly before the digits), "-¥128"; "$12.80", "€12.80" likewise.
std::string toDisplay(Money amount);

}  // namespace kazasu
