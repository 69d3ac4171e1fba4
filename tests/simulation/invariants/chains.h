// The hash chains, recomputed from what docs/evidence.md says of them.
#pragma once

#include "tests/simulation/invariants/inspector.h"

#include <optional>

namespace kazasu::sim {

std::optional<std::string> brokenJournal(Inspector& store);
std::optional<std::string> brokenLedgerChain(Inspector& center);

}  // namespace kazasu::sim
