#include "core/money.h"

#include "core/check.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct CurrencyRow {
    Currency currency;
    std::string_view code;
    std::string_view sign;
};
constexpr std::array kCurrencies{CurrencyRow{{392, 0}, "JPY", "¥"}, CurrencyRow{{840, 2}, "USD", "$"},
                                 CurrencyRow{{978, 2}, "EUR", "€"}};

const CurrencyRow& rowOf(Currency currency) {
    const auto* row = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                   [currency](const CurrencyRow& r) { return r.currency == currency; });
    KAZASU_CHECK(row != kCurrencies.end());
    return *row;
}

}  // namespace

Result<Currency> currencyOf(std::int64_t numeric) {
    for (const auto& row : kCurrencies) {
        if (row.currency.numeric == numeric) return row.currency;
    }
    return Error{ErrorCode::MoneyCurrencyMismatch, "unknown currency " + std::to_string(numeric)};
}

std::string_view alphabeticCode(Currency currency) { return rowOf(currency).code; }

Money operator+(Money a, Money b) {
    KAZASU_CHECK(a.m_currency == b.m_currency);
    std::int64_t sum = 0;
    KAZASU_CHECK(!__builtin_add_overflow(a.m_minor, b.m_minor, &sum));
    return {sum, a.m_currency};
}

Money operator-(Money a, Money b) {
    KAZASU_CHECK(a.m_currency == b.m_currency);
    std::int64_t difference = 0;
    KAZASU_CHECK(!__builtin_sub_overflow(a.m_minor, b.m_minor, &difference));
    return {difference, a.m_currency};
}

std::strong_ordering operator<=>(Money a, Money b) {
    KAZASU_CHECK(a.m_currency == b.m_currency);
    return a.m_minor <=> b.m_minor;
}

Result<Money> moneyFrom(std::int64_t minorUnits, std::int64_t currencyNumeric) {
    KAZASU_TRY(const Currency currency, currencyOf(currencyNumeric));
    if (minorUnits > kMaxMinor || minorUnits < -kMaxMinor)
        return Error{ErrorCode::MoneyOverflow, "more than 12 digits"};
    return Money{minorUnits, currency};
}

Result<Money> scaled(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding) {
    KAZASU_CHECK(denominator > 0);
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(amount.minor()) * numerator;
    const bool isNegative = product < 0;
    const Wide magnitude = isNegative ? -product : product;
    Wide quotient = magnitude / denominator;
    const Wide remainder = magnitude % denominator;
    const bool roundsUp = (rounding == Rounding::Up && remainder > 0) ||
                          (rounding == Rounding::HalfUp && remainder * 2 >= denominator);
    if (roundsUp) ++quotient;
    if (quotient > kMaxMinor) return Error{ErrorCode::MoneyOverflow, "more than 12 digits"};
    const auto minor = static_cast<std::int64_t>(quotient);
    return Money{isNegative ? -minor : minor, amount.currency()};
}

std::string toDigits(Money amount) {
    const auto decimals = amount.currency().decimals;
    const bool isNegative = amount.isNegative();
    const auto magnitude = isNegative ? 0 - static_cast<std::uint64_t>(amount.minor())
                                      : static_cast<std::uint64_t>(amount.minor());
    std::string digits = std::to_string(magnitude);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    const std::size_t wholeWidth = digits.size() - decimals;
    std::string text = isNegative ? "-" : "";
    for (std::size_t i = 0; i < wholeWidth; ++i) {
        if (i > 0 && (wholeWidth - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    if (decimals > 0) text += '.' + digits.substr(wholeWidth);
    return text;
}

std::string toDisplay(Money amount) {
    std::string digits = toDigits(amount);
    const std::string sign{rowOf(amount.currency()).sign};
    if (digits.front() == '-') return "-" + sign + digits.substr(1);
    return sign + digits;
}

}  // namespace kazasu
