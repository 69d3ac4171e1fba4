#include "center/issue/traces.h"

#include "core/code/code_reference.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::size_t kReferenceBytes = 5;
constexpr std::size_t kReferenceWidth = 12;
constexpr std::uint64_t kReferences = 1'000'000'000'000;
constexpr std::uint64_t kCodeReferences = 1'000'000'000'000'000;
constexpr std::size_t kCodeReferenceWidth = 15;
constexpr std::size_t kNumberBytes = 8;

std::string digitsOf(std::uint64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width - digits.size(), '0') + digits;
}

}  // namespace

CodeNumbers codeNumbersOf(const AuthorisationId& authorisation, const std::string& reference,
                          const IssuerId& issuer, const SecretBox& box) {
    KAZASU_CHECK(reference.size() == kReferenceWidth);
    const auto hash = box.hashOf("kazasu code of " + authorisation.toString());
    std::uint64_t value = 0;
    for (const char digit : reference) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    IssueNumber number;
    std::copy_n(hash.begin(), number.bytes.size(), number.bytes.begin());
    for (std::size_t i = kReferenceBytes; i-- > 0; value >>= 8U)
        number.bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
    std::uint64_t digits = 0;
    for (std::size_t i = 0; i < kNumberBytes; ++i) digits = (digits << 8U) | hash[number.bytes.size() + i];
    auto drawn = ReferenceNumber::parse(digitsOf(digits % kCodeReferences, kCodeReferenceWidth));
    return {number, CodeReference{issuer, *std::move(drawn)}.toString()};
}

std::optional<std::string> referenceOf(const IssueNumber& number) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kReferenceBytes; ++i) value = (value << 8U) | number.bytes[i];
    if (value >= kReferences) return std::nullopt;
    return digitsOf(value, kReferenceWidth);
}

std::uint16_t accountBucketOf(const InstitutionId& institution) {
    const auto digest = sha256(viewOf(institution.toString()));
    return static_cast<std::uint16_t>((digest[0] << 8U) | digest[1]);
}

}  // namespace kazasu::center
