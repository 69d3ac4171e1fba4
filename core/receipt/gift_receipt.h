// The gift receipt: what was bought, without a price, so that whoever is given it can exchange it.
#pragma once

#include "core/receipt/receipt_builder.h"

namespace kazasu {

/// As buildReceipt. InvalidArgument also for a sale of which nothing was sold.
Result<Receipt> buildGiftReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options);

}  // namespace kazasu
