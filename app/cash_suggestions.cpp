#include "app/cash_suggestions.h"

#include <algorithm>
#include <array>

namespace kazasu::app {
namespace {

// What purses hold: the 100 and 500 yen coins, then the notes.
constexpr std::array<std::int64_t, 5> kRoundSteps{100, 500, 1'000, 5'000, 10'000};

}  // namespace

std::vector<Money> cashSuggestions(Money due, std::size_t limit) {
    std::vector<Money> amounts;
    if (!due.isPositive()) return amounts;
    amounts.push_back(due);
    for (const std::int64_t step : kRoundSteps) {
        const std::int64_t rounded = (due.minor() + step - 1) / step * step;
        amounts.emplace_back(rounded, due.currency());
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    if (amounts.size() > limit) amounts.resize(limit);
    return amounts;
}

}  // namespace kazasu::app
