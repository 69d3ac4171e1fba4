#include "core/code/check_digit.h"

#include "core/check.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kazasu {
namespace {

// Each row answers the weighted product of a digit, named as the GS1 General Specifications do.
using PriceWeight = std::array<int, 10>;
constexpr PriceWeight kWeightTwoMinus{0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr PriceWeight kWeightThree{0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr PriceWeight kWeightFivePlus{0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr PriceWeight kWeightFiveMinus{0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

std::size_t valueOfDigit(char digit) { return static_cast<std::size_t>(digit - '0'); }

template <std::size_t kCount>
int weightedSum(std::string_view price, const std::array<PriceWeight, kCount>& weights) {
    int sum = 0;
    for (std::size_t i = 0; i < kCount; ++i) sum += weights[i][valueOfDigit(price[i])];
    return sum;
}

char fourDigitPriceCheck(std::string_view price) {
    const std::array weights{kWeightTwoMinus, kWeightTwoMinus, kWeightThree, kWeightFiveMinus};
    return static_cast<char>('0' + 3 * weightedSum(price, weights) % 10);
}

char fiveDigitPriceCheck(std::string_view price) {
    const std::array weights{kWeightFivePlus, kWeightTwoMinus, kWeightFiveMinus, kWeightFivePlus,
                             kWeightTwoMinus};
    const int wanted = (10 - weightedSum(price, weights) % 10) % 10;
    const auto* position = std::find(kWeightFiveMinus.begin(), kWeightFiveMinus.end(), wanted);
    return static_cast<char>('0' + (position - kWeightFiveMinus.begin()));
}

}  // namespace

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char gs1CheckDigit(std::string_view digits) {
    KAZASU_CHECK(isDigits(digits));
    std::size_t sum = 0;
    std::size_t weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += weight * valueOfDigit(*digit);
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool hasValidGs1CheckDigit(std::string_view digits) {
    return digits.size() >= 2 && isDigits(digits) &&
           gs1CheckDigit(digits.substr(0, digits.size() - 1)) == digits.back();
}

std::optional<char> priceCheckDigit(std::string_view price) {
    if (!isDigits(price)) return std::nullopt;
    if (price.size() == 4) return fourDigitPriceCheck(price);
    if (price.size() == 5) return fiveDigitPriceCheck(price);
    return std::nullopt;
}

}  // namespace kazasu
