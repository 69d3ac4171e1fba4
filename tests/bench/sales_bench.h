// Sales per second at one till, from the scan of the first of three goods until the sale is completed, beside
// plain SQLite writing the same rows and the bare disk.
#pragma once

#include "core/result.h"
#include "tests/bench/bench_scale.h"
#include "tests/bench/comparison.h"

#include <string>

namespace kazasu::bench {

/// Fails unless the sales file holds every sale and its journal verifies, the peers' files likewise.
Result<std::vector<Comparison>> compareSales(const BenchScale& scale, const std::string& folder);

}  // namespace kazasu::bench
