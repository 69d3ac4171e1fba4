// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kazasu {

/// The code point at `position`, which moves past it; none (position unmoved) where the text is not UTF-8.
/// position < text.size().
std::optional<char32_t> nextCodePoint(std::string_view text, std::size_t& position);
bool isUtf8(std::string_view text);
void appendUtf8(std::string& text, char32_t codePoint);
/// The code points of the text; each byte that is not UTF-8 becomes U+FFFD.
std::u32string toCodePoints(std::string_view text);
/// C0, DEL and C1 control characters: they never belong into a name, a code or a receipt.
constexpr bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
/// UTF-8, without control characters, at most `maxBytes` long.
bool isPlainText(std::string_view text, std::size_t maxBytes);

}  // namespace kazasu
