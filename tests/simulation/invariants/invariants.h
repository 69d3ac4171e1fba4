// The invariants I1 to I12 (docs/reliability.md), held against copies of the machines' files and
// against what people saw.
#pragma once

#include "tests/simulation/actors/day.h"

#include <optional>

namespace kazasu::sim {

/// I1 to I6, and of I11 and I12 what is true at every moment. The first that is broken, with what breaks it.
std::optional<std::string> brokenAlways(Day& day);
/// I7 to I12: true once the faults are over and everybody had time.
std::optional<std::string> brokenAtTheEnd(Day& day);

/// I12, as a store takes a code without the center: its clock; and as the sale is complete: its limits.
std::optional<std::string> brokenOfflineClock(Day& day, int store);
std::optional<std::string> brokenOfflineSale(Day& day, int store);
/// I12: what the cashiers see of codes at risk is what their files hold.
std::optional<std::string> brokenScreens(Day& day);

}  // namespace kazasu::sim
