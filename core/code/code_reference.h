// The 1D form of a settlement code: 24 digits for Code 128 set C. A reference that only the center can
// resolve, with nothing in it to verify offline.
#pragma once

#include "core/ids.h"

namespace kazasu {

using ReferenceNumber = DigitsId<struct ReferenceNumberTag, 15>;

struct CodeReference {
    static constexpr std::size_t kDigits = 24;

    IssuerId issuer;
    ReferenceNumber number;

    /// A reference of that issuer with a number of 15 random digits.
    static CodeReference make(IssuerId issuer, Random& random);
    /// Issuer 8, number 15, check digit 1. CodeMalformed for anything but 24 digits, CodeCheckDigit when the
    /// last does not fit the others.
    static Result<CodeReference> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;

    friend auto operator<=>(const CodeReference&, const CodeReference&) = default;
};

}  // namespace kazasu
