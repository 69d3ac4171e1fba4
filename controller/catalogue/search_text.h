// One form for all ways of typing the same words: hiragana as katakana, full-width letters and digits as
// ASCII, letters in lower case.
#pragma once

#include <string>
#include <string_view>

namespace kazasu::controller {

std::string foldForSearch(std::string_view text);

}  // namespace kazasu::controller
