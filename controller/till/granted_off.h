// GrantedOff: what discounts and other prices take off a sale, held against what its entries in the journal
// say that somebody allowed. A share grows with what is bought, another price with the pieces.
#pragma once

#include "controller/staff/exceptions.h"
#include "core/sale/sale.h"

namespace kazasu::controller {

/// In such an entry: what came off by it, in minor units.
inline constexpr std::string_view kOffKey = "off_minor";

/// Discount and OverridePrice.
[[nodiscard]] bool takesOff(ExceptionKind kind);
/// Off this line, or off the receipt (0); never negative.
[[nodiscard]] Money offBy(const Sale& sale, ExceptionKind kind, int line);

struct BeyondGrant {
    ExceptionKind kind;
    int line;  // 0: the receipt
    Money off;
    Money granted;
};
/// Whatever takes off more than the newest entry about it allows.
[[nodiscard]] Result<std::vector<BeyondGrant>> beyondGrant(Database& database, const Sale& sale);

}  // namespace kazasu::controller
