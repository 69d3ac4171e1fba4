// What looks like the number of a payment card, so that none enters our books by way of a name or a note
// (PCI DSS 3.2): a card brand's leading digits, its length, and the check digit.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace kazasu {

/// ISO/IEC 7812-1, annex B. `digits` are digits (checked).
bool hasLuhnCheckDigit(std::string_view digits);

/// Whether `text` holds a card number: bare, or in groups set apart by at most three blanks, hyphens, dots or
/// underscores, in ASCII or full-width digits, also with an expiry behind it. A number of 13 digits is a
/// GTIN, not a card.
bool holdsCardNumber(std::string_view text);

/// The text with all digits but the last four of each card number made '*': for what others wrote and cannot
/// be asked to write again.
std::string withoutCardNumbers(std::string_view text);

/// CardNumberRefused, naming the field and not the number.
Status refuseCardNumber(std::string_view field, std::string_view text);

}  // namespace kazasu
