#include "core/random.h"

#include <array>

namespace kazasu {

std::uint64_t uniformBelow(Random& random, std::uint64_t bound) {
    KAZASU_CHECK(bound > 0);
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::array<std::uint8_t, 8> bytes{};
        random.fill(bytes);
        std::uint64_t value = 0;
        for (const auto byte : bytes) value = value << 8U | byte;
        if (value < limit) return value % bound;
    }
}

std::string randomDigits(Random& random, std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) digits += static_cast<char>('0' + uniformBelow(random, 10));
    return digits;
}

}  // namespace kazasu
