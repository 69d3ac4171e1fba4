// The one layout of receipt text: every device prints the rows made here, so that paper, picture and text
// agree.
#pragma once

#include "core/receipt/receipt.h"

namespace kazasu {

/// Columns that a row of this size has on a grid of `columns`.
int columnsOf(TextSize size, int columns);
/// Rows without trailing spaces, each at most columnsOf(size, columns) wide, aligned with spaces.
std::vector<std::string> layoutRows(const TextLine& line, int columns);
std::vector<std::string> layoutRows(const TwoColumnLine& line, int columns);
/// The whole receipt as plain text; symbols stand as "[QR text]", "[CODE128 digits]", the cut as "[CUT]".
std::string toPlainText(const Receipt& receipt);

}  // namespace kazasu
