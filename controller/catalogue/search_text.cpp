#include "controller/catalogue/search_text.h"

#include "core/text/utf8.h"

namespace kazasu::controller {
namespace {

char32_t foldedCodePoint(char32_t c) {
    constexpr char32_t kFirstHiragana = 0x3041;
    constexpr char32_t kLastHiragana = 0x3096;
    constexpr char32_t kHiraganaToKatakana = 0x60;
    constexpr char32_t kFirstFullWidth = 0xFF01;
    constexpr char32_t kLastFullWidth = 0xFF5E;
    constexpr char32_t kFullWidthToAscii = 0xFEE0;
    constexpr char32_t kIdeographicSpace = 0x3000;
    if (c >= kFirstHiragana && c <= kLastHiragana) return c + kHiraganaToKatakana;
    if (c >= kFirstFullWidth && c <= kLastFullWidth) c -= kFullWidthToAscii;
    if (c == kIdeographicSpace) return U' ';
    if (c >= U'A' && c <= U'Z') return c + (U'a' - U'A');
    return c;
}

}  // namespace

std::string foldForSearch(std::string_view text) {
    std::string folded;
    for (const char32_t c : toCodePoints(text)) appendUtf8(folded, foldedCodePoint(c));
    return folded;
}

}  // namespace kazasu::controller
