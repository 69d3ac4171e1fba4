// The amounts a customer is likely to hand over for what is due: exact first, then the notes and round sums
// above it.
#pragma once

#include "core/money.h"

#include <vector>

namespace kazasu::app {

/// At most `limit` different amounts, rising; empty when nothing is due.
std::vector<Money> cashSuggestions(Money due, std::size_t limit);

}  // namespace kazasu::app
