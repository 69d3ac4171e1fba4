// The invariants I1 to I12 (docs/reliability.md), held against copies of the machines' files and against what
// people saw.
#pragma once

#include "tests/simulation/actors/day.h"

#include <optional>

namespace kazasu::sim {

/// I1 to I6: true at every moment. The first that is broken, with what breaks it.
std::optional<std::string> brokenAlways(Day& day);
/// I7 to I12: true once the faults are over and everybody had time.
std::optional<std::string> brokenAtTheEnd(Day& day);

}  // namespace kazasu::sim
