#include "platform/system/system_clock.h"

namespace kazasu {

Instant SystemClock::now() {
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Milliseconds>(sinceEpoch).count()};
}

Milliseconds SystemClock::monotonic() {
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace kazasu
