// One message, one line: whatever a name from outside holds, it can neither begin a line of its own in a log
// nor turn a terminal's colours, directions or cursor (OWASP ASVS 5.0, 16.4.1).
#pragma once

#include <string>
#include <string_view>

namespace kazasu {

/// Line ends, tabs, control and hidden characters and bytes that are no UTF-8 as \n, \r, \t, \x1B or
/// \u{202E}; everything else as it stands.
std::string oneLine(std::string_view text);

}  // namespace kazasu
