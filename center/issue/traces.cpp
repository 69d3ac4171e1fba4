#include "center/issue/traces.h"

#include "platform/crypto/crypto.h"

namespace kazasu::center {
namespace {

constexpr std::size_t kReferenceBytes = 5;
constexpr std::size_t kReferenceWidth = 12;
constexpr std::uint64_t kReferences = 1'000'000'000'000;

}  // namespace

IssueNumber issueNumberFor(const std::string& reference, const IssueNumber& drawn) {
    KAZASU_CHECK(reference.size() == kReferenceWidth);
    std::uint64_t value = 0;
    for (const char digit : reference) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    IssueNumber number = drawn;
    for (std::size_t i = kReferenceBytes; i-- > 0; value >>= 8U)
        number.bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
    return number;
}

std::optional<std::string> referenceOf(const IssueNumber& number) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kReferenceBytes; ++i) value = (value << 8U) | number.bytes[i];
    if (value >= kReferences) return std::nullopt;
    std::string digits = std::to_string(value);
    return std::string(kReferenceWidth - digits.size(), '0') + digits;
}

std::uint16_t accountBucketOf(const InstitutionId& institution) {
    const auto digest = sha256(viewOf(institution.toString()));
    return static_cast<std::uint16_t>((digest[0] << 8U) | digest[1]);
}

}  // namespace kazasu::center
