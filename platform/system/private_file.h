// Files that hold a secret: readable by their owner only, and never overwritten.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace kazasu {

/// Creates the file with mode 0600 and syncs it and its folder; a program that is killed meanwhile leaves no
/// half a file. AlreadyExists, or ConfigInvalid with the reason.
Status createPrivateFile(const std::string& path, std::string_view content);

/// NotFound; ConfigInvalid when others may read it or it is longer than maxBytes. A line end at its end is
/// taken off.
Result<std::string> readPrivateFile(const std::string& path, std::size_t maxBytes);

}  // namespace kazasu
