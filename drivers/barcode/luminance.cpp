#include "drivers/barcode/luminance.h"

#include "core/check.h"

#include <algorithm>

namespace kazasu {
namespace {

/// Sums of all pixels above and left of each position: any window's sum is four look-ups.
class SummedArea {
public:
    explicit SummedArea(const LuminanceView& picture)
        : m_stride(static_cast<std::size_t>(picture.width) + 1),
          m_sums(m_stride * (static_cast<std::size_t>(picture.height) + 1)) {
        for (int y = 0; y < picture.height; ++y) {
            const auto* row = rowOf(picture, y);
            std::uint64_t rowSum = 0;
            const auto above = static_cast<std::size_t>(y) * m_stride;
            for (std::size_t x = 0; x + 1 < m_stride; ++x) {
                rowSum += row[x];
                m_sums[above + m_stride + x + 1] = m_sums[above + x + 1] + rowSum;
            }
        }
    }

    [[nodiscard]] std::uint64_t sum(std::size_t left, std::size_t top, std::size_t right,
                                    std::size_t bottom) const {
        return m_sums[bottom * m_stride + right] + m_sums[top * m_stride + left] -
               m_sums[top * m_stride + right] - m_sums[bottom * m_stride + left];
    }

private:
    std::size_t m_stride;
    std::vector<std::uint64_t> m_sums;
};

}  // namespace

LuminanceImage emptyImage(int width, int height) {
    return {std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)),
            width, height};
}

LuminanceImage inverted(const LuminanceView& picture) {
    LuminanceImage image = emptyImage(picture.width, picture.height);
    auto* out = image.pixels.data();
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = rowOf(picture, y);
        out = std::transform(row, row + picture.width, out,
                             [](std::uint8_t p) { return static_cast<std::uint8_t>(255 - p); });
    }
    return image;
}

LuminanceImage halved(const LuminanceView& picture) {
    KAZASU_CHECK(picture.width >= 2 && picture.height >= 2);
    LuminanceImage image = emptyImage(picture.width / 2, picture.height / 2);
    auto* out = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        const auto* upper = rowOf(picture, 2 * y);
        const auto* lower = rowOf(picture, 2 * y + 1);
        for (int x = 0; x < image.width; ++x, upper += 2, lower += 2)
            *out++ = static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1] + 2) / 4);
    }
    return image;
}

LuminanceImage boxMeanThresholded(const LuminanceView& picture, int windowSize, int margin) {
    const SummedArea sums{picture};
    LuminanceImage image = emptyImage(picture.width, picture.height);
    auto* out = image.pixels.data();
    const int half = windowSize / 2;
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = rowOf(picture, y);
        const auto top = static_cast<std::size_t>(std::max(0, y - half));
        const auto bottom = static_cast<std::size_t>(std::min(picture.height, y + half + 1));
        for (int x = 0; x < picture.width; ++x) {
            const auto left = static_cast<std::size_t>(std::max(0, x - half));
            const auto right = static_cast<std::size_t>(std::min(picture.width, x + half + 1));
            const auto count = static_cast<std::int64_t>((right - left) * (bottom - top));
            const auto sum = static_cast<std::int64_t>(sums.sum(left, top, right, bottom));
            *out++ = (row[x] + margin) * count < sum ? 0 : 255;
        }
    }
    return image;
}

}  // namespace kazasu
