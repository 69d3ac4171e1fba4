// A text that is one whole number, as people and files write it: decimal, a '-' in front where the type has a
// sign.
#pragma once

#include <charconv>
#include <concepts>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>

namespace kazasu {

/// None where the text is anything else, or lies outside the limits (which belong to it).
template <std::integral Number>
std::optional<Number> wholeNumber(std::string_view text, Number least = std::numeric_limits<Number>::min(),
                                  Number most = std::numeric_limits<Number>::max()) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (number < least || number > most) return std::nullopt;
    return number;
}

}  // namespace kazasu
