// What a person typed, as a part of a pattern for LIKE ... ESCAPE '\': never a pattern itself.
#pragma once

#include <string>
#include <string_view>

namespace kazasu {

inline std::string escapedForLike(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace kazasu
