// How much is measured: a run of some minutes, or a short one that only shows that everything works.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace kazasu::bench {

struct LoadStep {
    std::size_t connections;
    std::size_t maxRecords;  // a round
};

struct BenchScale {
    int rounds;
    std::chrono::milliseconds slot;  // for one thing in one round; shorter when its rows run out first
    std::array<LoadStep, 4> load;
    std::size_t singleCommits;   // rows that plain SQLite commits one by one, a round
    std::size_t batchedCommits;  // and 256 at a time
    std::size_t sales;           // a round
    std::chrono::milliseconds microSlot;
    int framesARound;   // of a camera, for each grade and kind of code
    int streamsARound;  // phones held up to it

    [[nodiscard]] std::size_t recordsPerRound() const {
        std::size_t sum = 0;
        for (const LoadStep& step : load) sum += step.maxRecords;
        return sum;
    }
};

inline constexpr BenchScale kFullScale{
    5,   std::chrono::milliseconds{2'000}, {{{1, 600}, {16, 1'500}, {64, 2'500}, {256, 3'000}}}, 500, 2'048,
    300, std::chrono::milliseconds{150}, 20, 12};
inline constexpr BenchScale kQuickScale{
    2,  std::chrono::milliseconds{500}, {{{1, 30}, {16, 80}, {64, 128}, {256, 256}}}, 40, 256,
    15, std::chrono::milliseconds{20}, 1, 1};

}  // namespace kazasu::bench
