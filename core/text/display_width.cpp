#include "core/text/display_width.h"

#include "core/check.h"
#include "core/text/utf8.h"

namespace kazasu {
namespace {

constexpr std::u32string_view kNeverFirst = U"、。，．,.）)」』】〕・ー々％%！？!?：；※*";

bool isNeverFirst(char32_t c) { return kNeverFirst.find(c) != std::u32string_view::npos; }

std::string utf8Of(std::u32string_view codePoints) {
    std::string text;
    for (const char32_t c : codePoints) appendUtf8(text, c);
    return text;
}

/// How many code points fit into `columns`; at least one, so that wrapping always ends.
std::size_t fittingCount(std::u32string_view text, int columns) {
    int width = 0;
    std::size_t count = 0;
    while (count < text.size() && width + displayWidth(text[count]) <= columns)
        width += displayWidth(text[count++]);
    return count == 0 ? 1 : count;
}

bool isWordLetter(char32_t c) { return c != U' ' && displayWidth(c) == 1; }

/// Where to break a text of which only the first `count` code points fit.
std::size_t breakBefore(std::u32string_view text, std::size_t count) {
    std::size_t end = count;
    if (end > 1 && isNeverFirst(text[end])) --end;
    if (isWordLetter(text[end]) && isWordLetter(text[end - 1])) {
        const auto space = text.substr(0, end).rfind(U' ');
        if (space != std::u32string_view::npos && space > 0) return space;
    }
    return end;
}

std::u32string_view withoutSpacesAtEnd(std::u32string_view text) {
    while (!text.empty() && text.back() == U' ') text.remove_suffix(1);
    return text;
}

}  // namespace

int displayWidth(char32_t codePoint) {
    const bool isHalfWidthKana = codePoint >= 0xFF61 && codePoint <= 0xFF9F;
    const bool isOneByteSign = codePoint == 0xA5 || codePoint == 0x203E;
    return codePoint < 0x80 || isHalfWidthKana || isOneByteSign ? 1 : 2;
}

int displayWidth(std::string_view text) {
    int width = 0;
    for (const char32_t c : toCodePoints(text)) width += displayWidth(c);
    return width;
}

std::vector<std::string> wrapToWidth(std::string_view text, int columns) {
    KAZASU_CHECK(columns >= 2);
    const std::u32string whole = toCodePoints(text);
    std::u32string_view rest = whole;
    std::vector<std::string> lines;
    while (true) {
        const std::size_t count = fittingCount(rest, columns);
        if (count >= rest.size()) break;
        const std::size_t end = breakBefore(rest, count);
        lines.push_back(utf8Of(withoutSpacesAtEnd(rest.substr(0, end))));
        rest.remove_prefix(end);
        while (!rest.empty() && rest.front() == U' ') rest.remove_prefix(1);
        if (rest.empty()) return lines;
    }
    lines.push_back(utf8Of(rest));
    return lines;
}

std::string spaces(int columns) {
    return std::string(columns > 0 ? static_cast<std::size_t>(columns) : 0U, ' ');
}

}  // namespace kazasu
