#include "core/code/code_reference.h"

#include "core/code/check_digit.h"

namespace kazasu {

CodeReference CodeReference::make(IssuerId issuer, Random& random) {
    auto number = ReferenceNumber::parse(randomDigits(random, 15));
    return {std::move(issuer), *std::move(number)};
}

Result<CodeReference> CodeReference::parse(std::string_view text) {
    if (text.size() != kDigits || !isDigits(text))
        return Error{ErrorCode::CodeMalformed, "a reference has 24 digits"};
    if (!hasValidGs1CheckDigit(text)) return Error{ErrorCode::CodeCheckDigit, "the check digit does not fit"};
    KAZASU_TRY(auto issuer, IssuerId::parse(text.substr(0, 8)));
    KAZASU_TRY(auto number, ReferenceNumber::parse(text.substr(8, 15)));
    return CodeReference{std::move(issuer), std::move(number)};
}

std::string CodeReference::toString() const {
    const std::string digits = issuer.toString() + number.toString();
    return digits + gs1CheckDigit(digits);
}

}  // namespace kazasu
