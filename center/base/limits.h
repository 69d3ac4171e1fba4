// How much the center does for one member, one shop and one moment. Each may be set in the configuration
// ("limits", docs/center.md); the numbers here are what an operator would start with.
#pragma once

#include "core/time.h"

#include <cstdint>

namespace kazasu::center {

struct SessionLimits {
    Milliseconds idle = std::chrono::minutes{15};    // PCI DSS 8.2.8
    Milliseconds absolute = std::chrono::hours{12};  // however busy it is
};

struct CenterLimits {
    SessionLimits session;
    std::int64_t openCodes = 5;  // unused codes of one member at once, with what is still being asked for
    /// A hundred tills, each with a code every two seconds; and as many refunds.
    std::int64_t shopClaimsPerMinute = 3'000;
    /// New ones, and as many that are offered again. The 10,000 of a day without a line come in one go.
    std::int64_t shopRecordsPerMinute = 20'000;
    std::int64_t shopReportsPerMinute = 600;  // a report a minute of each machine is usual
    std::size_t waitingRequests = 2'000;      // for the writer; then 503, so that a wait stays under a second
};

}  // namespace kazasu::center
