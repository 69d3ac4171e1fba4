// Check digits of goods and codes: GS1 modulo 10, and the price check digits inside in-store labels (GS1
// General Specifications).
#pragma once

#include <optional>
#include <string_view>

namespace kazasu {

/// True for one or more of 0-9 and nothing else.
bool isDigits(std::string_view text);

/// The digit that completes `digits` (weights 3, 1, 3, ... from the right). `digits` are digits (checked).
char gs1CheckDigit(std::string_view digits);
/// Whether the last of at least two digits is the check digit of those before it.
bool hasValidGs1CheckDigit(std::string_view digits);

/// The check digit of a price of four or five digits; none for any other text.
std::optional<char> priceCheckDigit(std::string_view price);

}  // namespace kazasu
