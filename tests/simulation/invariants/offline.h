// I12 for shops that sold without the center: what they took is never unknown there; a code bound to a shop
// is never in conflict; what is lost of the others is what the shop says it lost, and was within its limits.
#pragma once

#include "tests/simulation/invariants/inspector.h"
#include "tests/simulation/invariants/invariants.h"

#include <map>

namespace kazasu::sim {

/// A sale paid by a code, as the shop's file has it.
struct PaidSale {
    int store = 0;
    std::string issue;
    std::int64_t yen = 0;
    bool isOffline = false;
};
using PaidSales = std::map<std::string, PaidSale>;  // by "SHOP RECORD"
PaidSales paidSales(Day& day);

/// Of the records that the center refused: each is one that a shop took at its own risk, and the shop's own
/// report says so. `lost` are their names.
std::optional<std::string> brokenLosses(Day& day, Inspector& center, const PaidSales& paid,
                                        std::set<std::string>& lost);

}  // namespace kazasu::sim
