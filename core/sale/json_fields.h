// Fields of sales in JSON: numbers that fit, amounts in the currency of the sale.
#pragma once

#include "core/json.h"
#include "core/money.h"

#include <limits>
#include <string>
#include <string_view>

namespace kazasu {

inline Result<int> smallNumberIn(const Json& json, std::string_view key) {
    KAZASU_TRY(const auto number, json.getNumber(key));
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        return Error{ErrorCode::ParseFailed, "'" + std::string(key) + "': out of range"};
    return static_cast<int>(number);
}

inline Result<Money> amountIn(const Json& json, std::string_view key, Currency currency) {
    KAZASU_TRY(const auto minor, json.getNumber(key));
    return moneyFrom(minor, currency.numeric);
}

}  // namespace kazasu
