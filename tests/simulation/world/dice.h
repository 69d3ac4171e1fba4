// Dice: the chance of one simulated world. Everything that happens in it follows from the seed.
#pragma once

#include "core/time.h"
#include "tests/support/seeded_random.h"

namespace kazasu::sim {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}

    std::uint64_t next() { return m_random.next(); }
    /// Uniform in [0, bound).
    std::uint64_t below(std::uint64_t bound) { return m_random.next() % bound; }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
    }
    Milliseconds between(Milliseconds least, Milliseconds most) {
        return Milliseconds{between(least.count(), most.count())};
    }
    /// True in so many of a thousand cases.
    bool chance(std::int64_t permille) { return between(0, 999) < permille; }

private:
    test::SeededRandom m_random;
};

}  // namespace kazasu::sim
