// I4 and I7 for what goes back to codes: each refund that a shop wrote down came to one end, the same at the
// center; the center knows of no other; never more went back than the code had paid.
#pragma once

#include "tests/simulation/invariants/inspector.h"
#include "tests/simulation/invariants/invariants.h"

#include <map>
#include <set>

namespace kazasu::sim {

/// As the center's books have it.
struct CenterRefund {
    std::string shop, record, issue, yen;
    std::string end;  // paid, failed, refused, or accepted: none yet
};
struct CenterRefunds {
    std::map<std::string, CenterRefund> byId;
    std::set<std::string>
        operators;  // codes whose money nobody has, or nobody knows whose: they are not decided
};
CenterRefunds centerRefunds(Inspector& center);

/// What is found is taken out of `left`. A center that fell back may have forgotten what no bank would do.
std::optional<std::string> brokenRefunds(Day& day, Inspector& store, const StoreMachine& machine,
                                         CenterRefunds& left, const std::set<std::string>& lost);

}  // namespace kazasu::sim
