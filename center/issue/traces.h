// What a signed code tells a center that has lost its books: under which DE37 its bank knows the money, and
// which institution that bank is. They say nothing about the member. All numbers of a code follow from its
// authorisation: books that fell back make the same code again, never a second one for the same money.
#pragma once

#include "core/ids.h"
#include "platform/crypto/secret_box.h"

#include <optional>
#include <string>

namespace kazasu::center {

struct CodeNumbers {
    IssueNumber issue;
    std::string reference;  // 24 digits
};
/// The first five bytes of an issue number are the DE37 `reference` (twelve random digits fit into forty
/// bits, and the bank knows them), the other three and the digits are a keyed hash of the authorisation,
/// which nobody without the center's secret key can tell from chance.
CodeNumbers codeNumbersOf(const AuthorisationId& authorisation, const std::string& reference,
                          const IssuerId& issuer, const SecretBox& box);
/// The DE37; none when no center wrote it there.
std::optional<std::string> referenceOf(const IssueNumber& number);

/// Claim 4 of the code: two bytes of the institution's SHA-256.
std::uint16_t accountBucketOf(const InstitutionId& institution);

}  // namespace kazasu::center
