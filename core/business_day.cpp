#include "core/business_day.h"

#include <chrono>

namespace kazasu {
namespace {

int dayNumberAt(std::string_view text, std::size_t position, std::size_t width) {
    int value = 0;
    for (const char c : text.substr(position, width)) value = value * 10 + (c - '0');
    return value;
}

}  // namespace

Result<BusinessDay> BusinessDay::parse(std::string_view text) {
    const auto refused = [&] {
        return Error{ErrorCode::ParseFailed, "not a day: " + std::string(text.substr(0, 40))};
    };
    constexpr std::string_view kShape = "0000-00-00";
    if (text.size() != kShape.size()) return refused();
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (kShape[i] == '0' ? !isDigit : text[i] != '-') return refused();
    }
    const BusinessDay day{std::string(text)};
    const std::chrono::year_month_day date{std::chrono::year{day.year()},
                                           std::chrono::month{static_cast<unsigned>(day.month())},
                                           std::chrono::day{static_cast<unsigned>(day.day())}};
    if (!date.ok()) return refused();
    return day;
}

int BusinessDay::year() const { return dayNumberAt(m_text, 0, 4); }
int BusinessDay::month() const { return dayNumberAt(m_text, 5, 2); }
int BusinessDay::day() const { return dayNumberAt(m_text, 8, 2); }

}  // namespace kazasu
