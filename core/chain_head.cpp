#include "core/chain_head.h"

#include "core/bytes.h"
#include "core/text/whole_number.h"

namespace kazasu {
namespace {

constexpr std::size_t kShortDigits = 16;
constexpr std::size_t kAllDigits = 64;

}  // namespace

Result<ChainHead> ChainHead::parse(std::string_view text) {
    const Error wrong{ErrorCode::InvalidArgument, "a head is SEQUENCE:HASH with 16 to 64 hex digits"};
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return wrong;
    const std::string_view digits = text.substr(0, colon);
    const std::string_view hash = text.substr(colon + 1);
    const auto sequence = wholeNumber<std::int64_t>(digits, 0);
    const auto bytes = fromHex(hash);
    if (!sequence || !bytes || hash.size() < kShortDigits || hash.size() > kAllDigits) return wrong;
    return ChainHead{*sequence, toHex(*bytes)};
}

std::string ChainHead::toString() const { return std::to_string(sequence) + ':' + hash; }

std::string ChainHead::toShortString() const {
    return std::to_string(sequence) + ':' + hash.substr(0, kShortDigits);
}

bool ChainHead::isSameAs(const ChainHead& seen) const {
    return sequence == seen.sequence && !seen.hash.empty() && hash.starts_with(seen.hash);
}

}  // namespace kazasu
