// What the QR of every receipt begins with; behind it stand register, number and the sale's id
// (core/receipt/receipt_builder.h).
#pragma once

#include <string_view>

namespace kazasu {

inline constexpr std::string_view kReceiptSymbolPrefix = "KZR1:";

}  // namespace kazasu
