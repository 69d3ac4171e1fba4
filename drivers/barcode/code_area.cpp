#include "drivers/barcode/code_area.h"

#include <algorithm>
#include <cstdlib>

namespace kazasu {
namespace {

constexpr int kBlock = 16;         // pixels; a code is at least five blocks wide in a frame of 640 x 480
constexpr int kStep = 2;           // every second pixel tells as much
constexpr int kSmallestSide = 96;  // what is smaller is looked at as a whole

/// How much light and dark change in each block of the frame.
struct BusyMap {
    int columns = 0;
    int rows = 0;
    std::vector<int> blocks;

    [[nodiscard]] int at(int column, int row) const {
        return blocks[static_cast<std::size_t>(row * columns + column)];
    }
};

int busynessOf(const LuminanceView& frame, int left, int top) {
    int sum = 0;
    for (int y = top; y + kStep < top + kBlock; y += kStep) {
        const auto* row = frame.pixels + static_cast<std::ptrdiff_t>(y) * frame.rowStride + left;
        const auto* below = row + static_cast<std::ptrdiff_t>(kStep) * frame.rowStride;
        for (int x = 0; x + kStep < kBlock; x += kStep)
            sum += std::abs(row[x] - row[x + kStep]) + std::abs(row[x] - below[x]);
    }
    return sum;
}

BusyMap busyMapOf(const LuminanceView& frame) {
    BusyMap map{frame.width / kBlock, frame.height / kBlock, {}};
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column)
            map.blocks.push_back(busynessOf(frame, column * kBlock, row * kBlock));
    }
    return map;
}

/// The mean of each block and its neighbours: a code is busy all over, the rim of a phone is not.
BusyMap spread(const BusyMap& map) {
    BusyMap result{map.columns, map.rows, {}};
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            int sum = 0;
            for (int y = std::max(0, row - 1); y <= std::min(map.rows - 1, row + 1); ++y) {
                for (int x = std::max(0, column - 1); x <= std::min(map.columns - 1, column + 1); ++x)
                    sum += map.at(x, y);
            }
            result.blocks.push_back(sum / 9);
        }
    }
    return result;
}

/// The blocks joined to the busiest one that are at least half as busy.
PixelArea blocksAroundPeak(const BusyMap& map) {
    const auto peak = std::max_element(map.blocks.begin(), map.blocks.end());
    const int least = *peak / 2;
    std::vector<bool> isSeen(map.blocks.size());
    std::vector<int> toVisit{static_cast<int>(peak - map.blocks.begin())};
    int left = map.columns, top = map.rows, right = 0, bottom = 0;
    while (!toVisit.empty()) {
        const int index = toVisit.back();
        toVisit.pop_back();
        const auto place = static_cast<std::size_t>(index);
        if (isSeen[place] || map.blocks[place] < least) continue;
        isSeen[place] = true;
        const int column = index % map.columns;
        const int row = index / map.columns;
        left = std::min(left, column);
        right = std::max(right, column);
        top = std::min(top, row);
        bottom = std::max(bottom, row);
        if (column > 0) toVisit.push_back(index - 1);
        if (column + 1 < map.columns) toVisit.push_back(index + 1);
        if (row > 0) toVisit.push_back(index - map.columns);
        if (row + 1 < map.rows) toVisit.push_back(index + map.columns);
    }
    return {left * kBlock, top * kBlock, (right - left + 1) * kBlock, (bottom - top + 1) * kBlock};
}

}  // namespace

PixelArea likelyCodeArea(const LuminanceView& frame) {
    const PixelArea whole{0, 0, frame.width, frame.height};
    if (frame.width < 2 * kSmallestSide || frame.height < 2 * kSmallestSide) return whole;
    const PixelArea area = widened(blocksAroundPeak(spread(busyMapOf(frame))), 2 * kBlock, frame);
    return area.width < kSmallestSide || area.height < kSmallestSide ? whole : area;
}

}  // namespace kazasu
