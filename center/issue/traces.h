// What a signed code tells a center that has lost its books: under which DE37 its bank knows the money, and
// which institution that bank is. Both are drawn before the code is made, and say nothing about the member.
#pragma once

#include "core/ids.h"

#include <optional>
#include <string>

namespace kazasu::center {

/// The first five bytes of an issue number are the DE37 of its authorisation (twelve digits fit into forty
/// bits), the other three are those of `drawn`: 64 random bits, of which the bank knows forty.
IssueNumber issueNumberFor(const std::string& reference, const IssueNumber& drawn);
/// The DE37; none when no center wrote it there.
std::optional<std::string> referenceOf(const IssueNumber& number);

/// Claim 4 of the code: two bytes of the institution's SHA-256.
std::uint16_t accountBucketOf(const InstitutionId& institution);

}  // namespace kazasu::center
