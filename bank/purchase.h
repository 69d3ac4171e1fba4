// Purchase information (613): what DE63 of a 0620 says about the use of a code, for the member's statement.
#pragma once

#include "core/money.h"
#include "core/time.h"

#include <string>
#include <string_view>

namespace kazasu::bank {

struct Purchase {
    std::string shop;
    Instant usedAt;
    Money amount;
    std::string reference;  // of the shop: the receipt, say; may be empty
    std::string goods;      // names joined by ", "; may be empty
};

/// {"shop", "used_at", "amount_minor", "reference"?, "goods"?}; goods is a text, or a list of texts or of
/// objects with a "name". ParseFailed or InvalidArgument, naming the member.
Result<Purchase> parsePurchase(std::string_view body);

}  // namespace kazasu::bank
