// Columns on a receipt's grid: Latin, the yen sign and half-width kana take one, everything else two. It is
// the width a Japanese receipt printer gives to the same text in Shift_JIS, byte for byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

int displayWidth(char32_t codePoint);
/// Bytes that are not UTF-8 count as one replacement character each: two columns.
int displayWidth(std::string_view text);
/// Lines of at most `columns` (at least 2) columns. Latin words stay whole where they fit, and closing
/// punctuation never begins a line. An empty text is one empty line.
std::vector<std::string> wrapToWidth(std::string_view text, int columns);
/// Spaces that take that many columns; none when negative.
std::string spaces(int columns);

}  // namespace kazasu
