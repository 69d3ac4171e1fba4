// How many frames of a phone in a hand are read, and what that takes, beside ZXing's defaults and ZBar.
#pragma once

#include "core/result.h"
#include "tests/bench/bench_scale.h"
#include "tests/bench/comparison.h"

namespace kazasu::bench {

/// One table a grade and kind of code, and one for streams. The folder is not used. Internal when Kazasu read
/// what is not there.
Result<std::vector<Comparison>> compareReading(const BenchScale& scale, const std::string& folder);

}  // namespace kazasu::bench
