#include "core/bytes.h"

namespace kazasu {
namespace {

int nibbleOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string toHex(ByteView bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        hex += kDigits[byte >> 4U];
        hex += kDigits[byte & 15U];
    }
    return hex;
}

Result<Bytes> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return Error{ErrorCode::ParseFailed, "hex: odd number of digits"};
    Bytes bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = nibbleOf(hex[i]);
        const int low = nibbleOf(hex[i + 1]);
        if (high < 0 || low < 0) return Error{ErrorCode::ParseFailed, "hex: not a digit"};
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

}  // namespace kazasu
