// readWholeFile: a file that a person named, whole, as long as it is a file and of a sensible size.
#pragma once

#include "core/result.h"

#include <string>

namespace kazasu {

/// A configuration is a page long; what is longer than this is another file.
inline constexpr std::size_t kMaxConfigBytes = 1024UL * 1024;

/// NotFound when it cannot be opened or read (a folder, no permission), TooLong beyond maxBytes; the detail
/// names the path. Pipes are read to their end.
Result<std::string> readWholeFile(const std::string& path, std::size_t maxBytes);

}  // namespace kazasu
