// Settlement records per second that a real kazasu-center takes over HTTP, beside plain SQLite writing the
// same rows, the bare disk, and one core that does nothing but verify signatures.
#pragma once

#include "core/result.h"
#include "tests/bench/bench_scale.h"
#include "tests/bench/comparison.h"

#include <string>

namespace kazasu::bench {

/// Fails unless every record was accepted, once, and the center's books balance and count exactly those.
Result<std::vector<Comparison>> compareSettlements(const BenchScale& scale, const std::string& folder);

}  // namespace kazasu::bench
