#include "core/nearest_word.h"

#include <algorithm>
#include <cstddef>

namespace kazasu {
namespace {

constexpr std::size_t kLongestWord =
    64;  // nobody misspells more than that, and the work grows with the square

/// Optimal string alignment: like Levenshtein's distance, and two neighbours exchanged are one slip.
std::size_t slipsBetween(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        beforeLast.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong});
            const bool isExchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (isExchanged) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::optional<std::string_view> nearestWord(std::string_view word,
                                            const std::vector<std::string_view>& known) {
    if (word.size() > kLongestWord) return std::nullopt;
    std::optional<std::string_view> nearest;
    std::size_t fewest = 1 + word.size() / 5;
    for (const std::string_view candidate : known) {
        const std::size_t slips = slipsBetween(word, candidate);
        const bool isNearer = nearest ? slips < fewest : slips <= fewest;
        if (!isNearer) continue;
        nearest = candidate;
        fewest = slips;
    }
    return nearest;
}

}  // namespace kazasu
