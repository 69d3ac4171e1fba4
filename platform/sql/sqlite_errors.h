// SQLite's own result codes as ours.
#pragma once

#include "core/error.h"

#include <string_view>

namespace kazasu {

/// `nativeCode` is the extended code in digits, as Qt hands it over; empty when there was none.
ErrorCode sqliteErrorCode(std::string_view nativeCode, bool isConnected);

}  // namespace kazasu
