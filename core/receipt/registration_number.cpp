#include "core/receipt/registration_number.h"

namespace kazasu {

Result<RegistrationNumber> RegistrationNumber::parse(std::string_view text) {
    bool isShaped = text.size() == 14 && text.front() == 'T';
    for (std::size_t i = 1; i < text.size(); ++i) isShaped = isShaped && text[i] >= '0' && text[i] <= '9';
    if (!isShaped) return Error{ErrorCode::ParseFailed, "a registration number is T and 13 digits"};
    return RegistrationNumber{std::string(text)};
}

bool RegistrationNumber::hasCorporateCheckDigit() const {
    // The first digit checks the other twelve, counted from the right with weights 1, 2, 1, 2 ...; the
    // products' own digits are not added up (ministerial ordinance on corporate numbers).
    int sum = 0;
    for (std::size_t position = 1; position <= 12; ++position)
        sum += (m_text[14 - position] - '0') * (position % 2 == 1 ? 1 : 2);
    return m_text[1] - '0' == 9 - sum % 9;
}

}  // namespace kazasu
