#include "core/code/base45.h"

namespace kazasu {
namespace {

constexpr std::string_view kBase45Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::uint32_t kBase45Radix = 45;

void appendBase45Digits(std::string& text, std::uint32_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        text += kBase45Alphabet[value % kBase45Radix];
        value /= kBase45Radix;
    }
}

/// The value of one group, lowest digit first.
Result<std::uint32_t> base45GroupValue(std::string_view group) {
    std::uint32_t value = 0;
    for (auto digit = group.rbegin(); digit != group.rend(); ++digit) {
        const auto index = kBase45Alphabet.find(*digit);
        if (index == std::string_view::npos)
            return Error{ErrorCode::ParseFailed, "base45: character outside the alphabet"};
        value = value * kBase45Radix + static_cast<std::uint32_t>(index);
    }
    return value;
}

}  // namespace

std::string encodeBase45(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) appendBase45Digits(text, bytes[i] * 256U + bytes[i + 1], 3);
    if (i < bytes.size()) appendBase45Digits(text, bytes[i], 2);
    return text;
}

Result<Bytes> decodeBase45(std::string_view text) {
    if (text.size() % 3 == 1) return Error{ErrorCode::ParseFailed, "base45: one character is left over"};
    Bytes bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const auto group = text.substr(i, 3);
        KAZASU_TRY(const std::uint32_t value, base45GroupValue(group));
        const bool isPair = group.size() == 2;
        if (value > (isPair ? 0xFFU : 0xFFFFU))
            return Error{ErrorCode::ParseFailed, "base45: group overflows"};
        if (!isPair) bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(value & 0xFFU));
    }
    return bytes;
}

}  // namespace kazasu
