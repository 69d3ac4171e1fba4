#include "core/wire/request_origin.h"

#include "core/text/whole_number.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

constexpr std::size_t kHexDigits = 32;

bool isLowerHex(std::string_view text) {
    return text.size() == kHexDigits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// A positive number without leading zeros; 0 for anything else.
std::int64_t countFrom(std::string_view text) {
    if (text.starts_with('0')) return 0;
    return wholeNumber<std::int64_t>(text, 1).value_or(0);
}

}  // namespace

bool RequestOrigin::isMachine(std::string_view text) { return isLowerHex(text); }

std::string RequestOrigin::toString() const {
    return machine + '.' + std::to_string(boot) + '.' + run + '.' + std::to_string(number) + '.' + nonce;
}

Result<RequestOrigin> RequestOrigin::parse(std::string_view text) {
    const Error wrong{ErrorCode::InvalidArgument, std::string(kHeader) + ": not of this form"};
    std::array<std::string_view, 5> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto dot = text.find('.');
        const bool isLast = i + 1 == parts.size();
        if (isLast != (dot == std::string_view::npos)) return wrong;
        parts[i] = text.substr(0, dot);
        if (!isLast) text.remove_prefix(dot + 1);
        if (parts[i].empty()) return wrong;
    }
    RequestOrigin origin{std::string(parts[0]), countFrom(parts[1]), std::string(parts[2]),
                         countFrom(parts[3]), std::string(parts[4])};
    const bool isWhole = isLowerHex(parts[0]) && origin.boot > 0 && isLowerHex(parts[2]) &&
                         origin.number > 0 && isLowerHex(parts[4]);
    if (!isWhole) return wrong;
    return origin;
}

}  // namespace kazasu
