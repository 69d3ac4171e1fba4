#include "core/time.h"

#include <array>
#include <cstdio>

namespace kazasu {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Reads exactly `width` digits at `position`, or -1.
int digitsAt(std::string_view text, std::size_t position, std::size_t width) {
    int value = 0;
    for (std::size_t i = position; i < position + width; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

CivilTime civilAt(Instant instant, Milliseconds offsetFromUtc) {
    const std::int64_t ms = instant.msSinceEpoch + offsetFromUtc.count();
    const std::int64_t days = floorDivide(ms, kMsPerDay);
    const auto secondOfDay = static_cast<int>((ms - days * kMsPerDay) / 1000);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            secondOfDay / 3600,
            secondOfDay / 60 % 60,
            secondOfDay % 60};
}

Instant instantOf(const CivilTime& civil, Milliseconds offsetFromUtc) {
    const std::chrono::year_month_day date{std::chrono::year{civil.year},
                                           std::chrono::month{static_cast<unsigned>(civil.month)},
                                           std::chrono::day{static_cast<unsigned>(civil.day)}};
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    const std::int64_t seconds = civil.hour * 3600 + civil.minute * 60 + civil.second;
    return {days * kMsPerDay + seconds * 1000 - offsetFromUtc.count()};
}

std::string toRfc3339(Instant instant) {
    const CivilTime c = civilAt(instant, Milliseconds{0});
    const auto ms = static_cast<int>(((instant.msSinceEpoch % 1000) + 1000) % 1000);
    std::array<char, 48> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", c.year,
                                     c.month, c.day, c.hour, c.minute, c.second, ms);
    return {text.data(), static_cast<std::size_t>(length)};
}

Result<Instant> parseRfc3339(std::string_view text) {
    const auto refused = [&] {
        return Error{ErrorCode::ParseFailed, "not a UTC time: " + std::string(text.substr(0, 40))};
    };
    if (text.size() != 24) return refused();
    constexpr std::string_view kShape = "0000-00-00T00:00:00.000Z";
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        if (kShape[i] != '0' && text[i] != kShape[i]) return refused();
    }
    const CivilTime c{digitsAt(text, 0, 4),  digitsAt(text, 5, 2),  digitsAt(text, 8, 2),
                      digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2)};
    const int ms = digitsAt(text, 20, 3);
    const std::chrono::year_month_day date{std::chrono::year{c.year},
                                           std::chrono::month{static_cast<unsigned>(c.month)},
                                           std::chrono::day{static_cast<unsigned>(c.day)}};
    const bool isTimeValid = c.hour >= 0 && c.hour < 24 && c.minute >= 0 && c.minute < 60 && c.second >= 0 &&
                             c.second < 60 && ms >= 0;
    if (c.year < 0 || c.month < 1 || c.day < 1 || !date.ok() || !isTimeValid) return refused();
    return Instant{instantOf(c, Milliseconds{0}).msSinceEpoch + ms};
}

}  // namespace kazasu
