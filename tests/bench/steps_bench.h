// The small steps of a sale, each on one core: a label classified, a code verified, a picture read, a receipt
// encoded.
#pragma once

#include "core/result.h"
#include "tests/bench/bench_scale.h"
#include "tests/bench/comparison.h"

#include <string>

namespace kazasu::bench {

/// Fails when a step gives another result than the one it must.
Result<std::vector<Comparison>> compareSteps(const BenchScale& scale, const std::string& folder);

}  // namespace kazasu::bench
