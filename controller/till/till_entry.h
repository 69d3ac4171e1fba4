// What a person types into the scan field: "CODE" or "QUANTITY*CODE".
#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace kazasu::controller {

struct TillEntry {
    std::optional<int> quantity;  // only when one was typed
    std::string code;
};

/// Full-width characters, as a Japanese keyboard types them, count as their ASCII ones. InvalidArgument when
/// nothing was typed, SaleQuantityInvalid for a quantity that is no number from 1 to 9999.
Result<TillEntry> parseTillEntry(std::string_view text);

}  // namespace kazasu::controller
