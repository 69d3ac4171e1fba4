// KAZASU_CHECK: what we did wrong ourselves. On in release too; the program stops with file, line and reason.
// What the world does to us is never a check but a Result (result.h).
#pragma once

namespace kazasu {

[[noreturn]] void checkFailed(const char* expression, const char* file, int line) noexcept;

}  // namespace kazasu

#define KAZASU_CHECK(expression) \
    ((expression) ? static_cast<void>(0) : ::kazasu::checkFailed(#expression, __FILE__, __LINE__))
