// BusinessDay: the calendar day a shop books a sale under, YYYY-MM-DD. Given from outside, never derived from
// a clock here: a shop that closes after midnight decides itself when its day ends.
#pragma once

#include "core/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace kazasu {

class BusinessDay {
public:
    /// Accepts exactly "2026-11-22" and refuses days that do not exist (ParseFailed).
    static Result<BusinessDay> parse(std::string_view text);

    [[nodiscard]] const std::string& toString() const { return m_text; }
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    friend auto operator<=>(const BusinessDay&, const BusinessDay&) = default;

private:
    explicit BusinessDay(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

}  // namespace kazasu
