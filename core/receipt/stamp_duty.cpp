#include "core/receipt/stamp_duty.h"

#include <algorithm>
#include <array>
#include <limits>

namespace kazasu {
namespace {

struct Bracket {
    std::int64_t upTo;  // yen, inclusive
    std::int64_t stamp;
};

constexpr std::int64_t kFree = 49'999;
constexpr std::int64_t kMan = 10'000;
constexpr std::array kBrackets{
    Bracket{kFree, 0},
    Bracket{100 * kMan, 200},
    Bracket{200 * kMan, 400},
    Bracket{300 * kMan, 600},
    Bracket{500 * kMan, 1'000},
    Bracket{1'000 * kMan, 2'000},
    Bracket{2'000 * kMan, 4'000},
    Bracket{3'000 * kMan, 6'000},
    Bracket{5'000 * kMan, 10'000},
    Bracket{10'000 * kMan, 20'000},
    Bracket{20'000 * kMan, 40'000},
    Bracket{30'000 * kMan, 60'000},
    Bracket{50'000 * kMan, 100'000},
    Bracket{100'000 * kMan, 150'000},
    Bracket{std::numeric_limits<std::int64_t>::max(), 200'000},
};

}  // namespace

Money stampDuty(Money received) {
    if (received.currency() != kYen) return Money::zero(received.currency());
    const auto* const bracket =
        std::find_if(kBrackets.begin(), kBrackets.end(),
                     [received](const Bracket& b) { return received.minor() <= b.upTo; });
    return Money::yen(bracket->stamp);
}

Money receivedForStamp(const Sale& sale) {
    const Money none = Money::zero(sale.header().currency);
    if (sale.header().currency != kYen) return none;
    const SaleTotals totals = sale.totals();
    Money cash = none;
    bool isCashAlone = true;
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed) continue;
        if (!tender.isCash())
            isCashAlone = false;
        else
            cash += tender.amount;
    }
    cash -= totals.change;
    if (isCashAlone) cash -= totals.tax;
    return std::max(cash, none);
}

}  // namespace kazasu
