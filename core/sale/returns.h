// Returns: what a line of an earlier receipt is given back for. Pure: what came back before is told by
// whoever knows the sales file.
#pragma once

#include "core/sale/sale.h"

#include <span>

namespace kazasu {

/// What came back of a receipt before, one entry for each line of each return.
struct ReturnedUnits {
    int originalLine = 0;
    int quantity = 0;
    TaxRate rate = TaxRate::standard();
    Money paid;
};

struct ReturnedLine {
    SaleLine line;  // with `returned`
    ReturnOf of;
};

/// None for a line that was voided, is no line of it, or came back itself.
int returnableUnits(const Sale& original, int lineNumber, std::span<const ReturnedUnits> before);

/// So many of them. The parts of a line given back one after the other add up to what was paid for it, after
/// its share of the receipt's discount. SaleLineUnknown, SaleQuantityInvalid, ReturnExceedsSold.
Result<ReturnedLine> returnOfLine(const Sale& original, int lineNumber, int quantity,
                                  std::span<const ReturnedUnits> before);

/// ReturnExceedsSold unless every line of `sale` that came back of this receipt is what could come back now.
Status checkReturnsOf(const Sale& original, const Sale& sale, std::span<const ReturnedUnits> before);

}  // namespace kazasu
