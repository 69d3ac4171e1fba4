// Small files that are replaced as a whole: a power cut leaves the old content or the new one.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace kazasu {

/// Synced with its folder before it returns. StorageIo with the reason.
Status replaceDurably(const std::string& path, std::string_view content);

}  // namespace kazasu
