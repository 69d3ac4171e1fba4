// DeviceHistory: whether all requests with one key can come from one machine. A copied state folder cannot
// keep this up: it runs on another machine, or both machines count their starts and requests in the same
// numbers.
#pragma once

#include "core/time.h"
#include "core/wire/request_origin.h"

#include <map>
#include <optional>
#include <string>

namespace kazasu::center {

class DeviceHistory {
public:
    /// Requests of an earlier run that were still on their way when the machine had started again.
    static constexpr Milliseconds kLateRequests = std::chrono::seconds{60};
    static constexpr std::size_t kRememberedRequests = 1'000;

    DeviceHistory(std::string machine, std::int64_t lastBoot, std::string lastRun)
        : m_machine(std::move(machine)), m_boot(lastBoot), m_run(std::move(lastRun)) {}

    struct Verdict {
        std::string whyNot;     // empty: it fits
        bool isNewRun = false;  // worth writing down
    };
    /// `now` never goes back (Clock::monotonic).
    Verdict take(const RequestOrigin& origin, Milliseconds now);

private:
    Verdict takeNewRun(const RequestOrigin& origin, Milliseconds now);
    bool isRepeatedByAnother(const RequestOrigin& origin);

    std::string m_machine;
    std::int64_t m_boot;
    std::string m_run;
    std::string m_formerRun;
    std::optional<Milliseconds> m_newRunAt;
    std::map<std::int64_t, std::string> m_nonces;  // by number, of this run; the latest ones
};

}  // namespace kazasu::center
