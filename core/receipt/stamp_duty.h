// The revenue stamp on a paper that says money was received for goods (Stamp Duty Act, table 1, no. 17-1).
#pragma once

#include "core/sale/sale.h"

namespace kazasu {

/// The stamp's value for an amount that was received; zero below ¥50,000.
[[nodiscard]] Money stampDuty(Money received);

/// What a sale's named receipt says was received in cash: codes are no money handed over. Where nothing but
/// cash pays, the tax that stands apart on the paper does not count; beside a code nobody can say whose tax
/// it is, and all of the cash counts. Zero in other currencies, and where nothing was received.
[[nodiscard]] Money receivedForStamp(const Sale& sale);

}  // namespace kazasu
