// Moments and clocks. Logic never reads the machine's clock: it is given a Clock, so that any day can be
// replayed.
#pragma once

#include "core/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kazasu {

using Milliseconds = std::chrono::milliseconds;

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t msSinceEpoch = 0;

    static constexpr Instant fromSeconds(std::int64_t seconds) { return {seconds * 1000}; }
    [[nodiscard]] constexpr std::int64_t seconds() const { return msSinceEpoch / 1000; }
    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant a, Milliseconds d) { return {a.msSinceEpoch + d.count()}; }
    friend constexpr Instant operator-(Instant a, Milliseconds d) { return {a.msSinceEpoch - d.count()}; }
    friend constexpr Milliseconds operator-(Instant a, Instant b) {
        return Milliseconds{a.msSinceEpoch - b.msSinceEpoch};
    }
};

/// "2026-11-22T00:00:00.000Z" (RFC 3339, always UTC, always milliseconds).
std::string toRfc3339(Instant instant);
/// Accepts exactly the form that toRfc3339 writes.
Result<Instant> parseRfc3339(std::string_view text);

/// A calendar date and time of day at a fixed offset from UTC (Japan: +9 h, no daylight saving).
struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};
inline constexpr Milliseconds kJapanOffset = std::chrono::hours{9};
CivilTime civilAt(Instant instant, Milliseconds offsetFromUtc);
Instant instantOf(const CivilTime& civil, Milliseconds offsetFromUtc);

class Clock {
public:
    virtual ~Clock() = default;
    /// Wall time in UTC. It may jump; deadlines use monotonic().
    virtual Instant now() = 0;
    /// Never goes back; its zero means nothing.
    virtual Milliseconds monotonic() = 0;
};

}  // namespace kazasu
