// Percent-decoding of paths and queries (RFC 3986).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kazasu {

/// None for a broken escape, or one that hides a control character.
std::optional<std::string> percentDecoded(std::string_view text);
/// The decoded path of a request target: begins with '/', no empty, "." or ".." segments inside, no escaped
/// slash.
std::optional<std::string> decodedPath(std::string_view target);

}  // namespace kazasu
