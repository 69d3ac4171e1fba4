// The one table of fields this product speaks: ISO 8583:1987, ASCII digits, binary bitmap. A field that is
// not in it is refused, never guessed. DE52 (PIN block) is left out on purpose: no PIN crosses this wire.
#pragma once

#include "core/result.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace kazasu::iso8583 {

inline constexpr int kLowestField = 2;
inline constexpr int kHighestField = 128;

/// What the bytes of a field may be. Text is printable ASCII; Octets is anything (DE63 carries UTF-8).
enum class Content { Digits, SignedDigits, Alphanumeric, Text, Octets };
/// Fixed width, or two or three ASCII digits of length before the value.
enum class LengthForm { Fixed, TwoDigits, ThreeDigits };

struct FieldFormat {
    int number;
    std::string_view name;
    Content content;
    LengthForm lengthForm;
    std::size_t length;  // the width when fixed, otherwise the largest allowed
};

/// Every field we speak, in the order of their numbers.
std::span<const FieldFormat> allFieldFormats();
/// The format of that field; IsoFieldUnsupported for one we do not define.
Result<FieldFormat> fieldFormat(int number);
/// IsoFieldInvalid (naming the field, never its value) unless the value has the length and content of the
/// format.
Status checkFieldValue(const FieldFormat& format, std::string_view value);

}  // namespace kazasu::iso8583
