// A Clock that stands still until the test moves it.
#pragma once

#include "core/time.h"

namespace kazasu::test {

class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start = Instant::fromSeconds(1795305600)) : m_now(start) {}

    Instant now() override { return m_now; }
    Milliseconds monotonic() override { return m_monotonic; }

    void advance(Milliseconds by) {
        m_now = m_now + by;
        m_monotonic += by;
    }
    /// The wall clock jumps; monotonic time does not.
    void setWall(Instant now) { m_now = now; }

private:
    Instant m_now;
    Milliseconds m_monotonic{1000};
};

}  // namespace kazasu::test
