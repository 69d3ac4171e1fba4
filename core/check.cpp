#include "core/check.h"

#include <cstdio>
#include <cstdlib>

namespace kazasu {

void checkFailed(const char* expression, const char* file, int line) noexcept {
    std::fprintf(stderr, "kazasu: check failed: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

}  // namespace kazasu
