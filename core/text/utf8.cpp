#include "core/text/utf8.h"

namespace kazasu {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct LeadByte {
    std::size_t length;
    char32_t bits;
    char32_t smallest;  // below it the form is overlong
};

std::optional<LeadByte> leadOf(unsigned char byte) {
    if (byte < 0x80) return LeadByte{1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return LeadByte{2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return LeadByte{3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return LeadByte{4, byte & 0x07U, 0x10000};
    return std::nullopt;
}

}  // namespace

std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t& position) {
    const auto lead = leadOf(static_cast<unsigned char>(text[position]));
    if (!lead || position + lead->length > text.size()) return std::nullopt;
    char32_t codePoint = lead->bits;
    for (std::size_t i = 1; i < lead->length; ++i) {
        const auto byte = static_cast<unsigned char>(text[position + i]);
        if ((byte & 0xC0U) != 0x80U) return std::nullopt;
        codePoint = (codePoint << 6U) | (byte & 0x3FU);
    }
    const bool isSurrogate = codePoint >= 0xD800 && codePoint < 0xE000;
    if (codePoint < lead->smallest || codePoint > 0x10FFFF || isSurrogate) return std::nullopt;
    position += lead->length;
    return codePoint;
}

bool isUtf8(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        if (!nextCodePoint(text, position)) return false;
    }
    return true;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    const auto push = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x80) {
        push(codePoint);
    } else if (codePoint < 0x800) {
        push(0xC0U | (codePoint >> 6U));
        push(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000) {
        push(0xE0U | (codePoint >> 12U));
        push(0x80U | ((codePoint >> 6U) & 0x3FU));
        push(0x80U | (codePoint & 0x3FU));
    } else {
        push(0xF0U | (codePoint >> 18U));
        push(0x80U | ((codePoint >> 12U) & 0x3FU));
        push(0x80U | ((codePoint >> 6U) & 0x3FU));
        push(0x80U | (codePoint & 0x3FU));
    }
}

std::u32string toCodePoints(std::string_view text) {
    std::u32string codePoints;
    std::size_t position = 0;
    while (position < text.size()) {
        if (const auto next = nextCodePoint(text, position)) {
            codePoints += *next;
        } else {
            codePoints += kReplacement;
            ++position;
        }
    }
    return codePoints;
}

bool isPlainText(std::string_view text, std::size_t maxBytes) {
    if (text.size() > maxBytes) return false;
    std::size_t position = 0;
    while (position < text.size()) {
        const auto next = nextCodePoint(text, position);
        if (!next || isControl(*next)) return false;
    }
    return true;
}

}  // namespace kazasu
