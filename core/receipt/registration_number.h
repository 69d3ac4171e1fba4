// The registration number of an issuer of qualified invoices: T and 13 digits.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace kazasu {

class RegistrationNumber {
public:
    static Result<RegistrationNumber> parse(std::string_view text);

    [[nodiscard]] const std::string& toString() const { return m_text; }
    /// The check digit of a corporate number. A sole proprietor's number need not have it: worth a warning,
    /// never a refusal.
    [[nodiscard]] bool hasCorporateCheckDigit() const;

private:
    explicit RegistrationNumber(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

}  // namespace kazasu
