// How our programs end: three exit codes, one line that says what was wrong, and the two signals that ask for
// it.
#pragma once

#include "core/error.h"

#include <csignal>
#include <string_view>

namespace kazasu {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;      // it was tried and did not succeed, or the answer is no
inline constexpr int kWrongUsage = 2;  // the command line or the configuration is wrong: nothing was tried

/// Says the error on standard error. kWrongUsage or kFailed, for main() to return.
int endWithError(std::string_view program, const Error& error);

/// Blocks SIGTERM and SIGINT and answers with both. Call it before any thread exists: then none of them takes
/// one, and only whoever waits for the signals gets them.
sigset_t blockEndSignals();

}  // namespace kazasu
