// The machine's clock.
#pragma once

#include "core/time.h"

namespace kazasu {

class SystemClock final : public Clock {
public:
    Instant now() override;
    Milliseconds monotonic() override;
};

}  // namespace kazasu
