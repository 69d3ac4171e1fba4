// The word that somebody probably meant who misspelt it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kazasu {

/// Of the known words the one with the fewest slips (a character too many, missing, wrong, or two exchanged)
/// from `word`; nullopt when none is near. One slip is near, and one more for every five characters.
std::optional<std::string_view> nearestWord(std::string_view word,
                                            const std::vector<std::string_view>& known);

}  // namespace kazasu
