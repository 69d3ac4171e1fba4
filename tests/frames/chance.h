// Chance: ranges drawn from a seed.
#pragma once

#include "tests/support/seeded_random.h"

namespace kazasu::test {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_random(seed) {}

    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(m_random.next() >> 11U) * 0x1p-53;
    }
    int whole(int low, int high) {
        return low + static_cast<int>(uniformBelow(m_random, static_cast<std::uint64_t>(high - low + 1)));
    }
    bool happens(double share) { return between(0, 1) < share; }
    /// Near enough to a normal distribution of variance one.
    double normal() {
        const std::uint64_t bits = m_random.next();
        double sum = 0;
        for (int part = 0; part < 4; ++part) sum += static_cast<double>((bits >> (16 * part)) & 0xFFFF);
        return (sum / 65536 - 2) * 1.7320508;
    }
    std::uint64_t next() { return m_random.next(); }

private:
    SeededRandom m_random;
};

}  // namespace kazasu::test
