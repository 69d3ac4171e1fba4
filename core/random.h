// Chance is given, never drawn by logic itself: SystemRandom in platform, a seeded one in tests and
// simulation.
#pragma once

#include "core/bytes.h"

#include <cstdint>
#include <span>

namespace kazasu {

class Random {
public:
    virtual ~Random() = default;
    /// Fills the whole span with unpredictable bytes.
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// Uniform in [0, bound), without modulo bias. bound > 0.
std::uint64_t uniformBelow(Random& random, std::uint64_t bound);
/// `count` random decimal digits.
std::string randomDigits(Random& random, std::size_t count);

}  // namespace kazasu
