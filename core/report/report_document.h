// The X or Z report as a document for paper and screen, on the same grid as receipts.
#pragma once

#include "core/receipt/receipt_builder.h"
#include "core/report/shift_report.h"

namespace kazasu {

/// InvalidArgument for another width than 32 to 64 columns. A reprint says so on top.
Result<Receipt> buildReport(const ShiftReport& report, const ShopProfile& shop,
                            const ReceiptOptions& options);

}  // namespace kazasu
