// builtInText: a text that was built into the program (Qt's resources), such as a word list.
#pragma once

#include <string>

namespace kazasu {

/// `path` begins with ":/". One that is not there is our own mistake.
std::string builtInText(const std::string& path);

}  // namespace kazasu
