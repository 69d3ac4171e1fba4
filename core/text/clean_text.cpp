#include "core/text/clean_text.h"

#include "core/text/card_number.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kazasu {
namespace {

struct Range {
    char32_t first, last;
};

/// Default_Ignorable_Code_Point, Bidi_Control, line separators and specials (Unicode 15).
constexpr std::array kHidden{
    Range{0xAD, 0xAD},       Range{0x34F, 0x34F},   Range{0x61C, 0x61C},     Range{0x115F, 0x1160},
    Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F}, Range{0x200B, 0x200F},   Range{0x2028, 0x202E},
    Range{0x2060, 0x206F},   Range{0x3164, 0x3164}, Range{0xFDD0, 0xFDEF},   Range{0xFEFF, 0xFEFF},
    Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFF}, Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A},
    Range{0xE0000, 0xE0FFF}, Range{0xFE00, 0xFE0F},
};
/// Marks that stack on the letter before them.
constexpr std::array kMarks{
    Range{0x300, 0x36F},   Range{0x483, 0x489},   Range{0x591, 0x5BD},   Range{0x610, 0x61A},
    Range{0x64B, 0x65F},   Range{0x6D6, 0x6DC},   Range{0xE34, 0xE3A},   Range{0xE47, 0xE4E},
    Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0x302A, 0x302F},
    Range{0x3099, 0x309A}, Range{0xFE20, 0xFE2F},
};

template <std::size_t kCount>
bool isAmong(const std::array<Range, kCount>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

Error refusedAt(std::size_t place, char32_t c, const char* why) {
    std::array<char, 96> words{};
    std::snprintf(words.data(), words.size(), "character %zu (U+%04X): %s", place, static_cast<unsigned>(c),
                  why);
    return {ErrorCode::TextRefused, words.data()};
}

}  // namespace

bool isHidden(char32_t codePoint) {
    constexpr char32_t kNonCharacter = 0xFFFE;  // the last two of every plane
    return isAmong(kHidden, codePoint) || (codePoint & kNonCharacter) == kNonCharacter;
}

Result<std::string> cleanText(std::string_view text, std::size_t maxBytes) {
    if (text.size() > maxBytes)
        return Error{ErrorCode::TooLong, "more than " + std::to_string(maxBytes) + " bytes"};
    int marks = kMaxMarksOnALetter;  // before the first letter there is no room for any
    std::size_t place = 0;
    for (std::size_t position = 0; position < text.size();) {
        ++place;
        const auto c = nextCodePoint(text, position);
        if (!c) return Error{ErrorCode::TextRefused, "character " + std::to_string(place) + ": no UTF-8"};
        if (isControl(*c)) return refusedAt(place, *c, "a control character");
        if (isHidden(*c)) return refusedAt(place, *c, "without a shape, or it moves others");
        marks = isAmong(kMarks, *c) ? marks + 1 : 0;
        if (marks > kMaxMarksOnALetter) return refusedAt(place, *c, "a mark without a letter of its own");
    }
    if (holdsCardNumber(text))
        return Error{ErrorCode::CardNumberRefused, "holds what looks like a card number"};
    return std::string(text);
}

}  // namespace kazasu
