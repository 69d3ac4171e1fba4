#include "core/text/one_line.h"

#include "core/text/clean_text.h"
#include "core/text/utf8.h"

#include <array>
#include <cstdio>

namespace kazasu {
namespace {

std::string numbered(const char* format, unsigned number) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

std::string escaped(char32_t c) {
    switch (c) {
        case U'\n':
            return "\\n";
        case U'\r':
            return "\\r";
        case U'\t':
            return "\\t";
        default:
            return c < 0x80 ? numbered("\\x%02X", static_cast<unsigned>(c))
                            : numbered("\\u{%X}", static_cast<unsigned>(c));
    }
}

}  // namespace

std::string oneLine(std::string_view text) {
    std::string line;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        const auto c = nextCodePoint(text, position);
        if (!c) {
            line += numbered("\\x%02X", static_cast<unsigned char>(text[start]));
            ++position;
        } else if (isControl(*c) || isHidden(*c)) {
            line += escaped(*c);
        } else {
            line += text.substr(start, position - start);
        }
    }
    return line;
}

}  // namespace kazasu
