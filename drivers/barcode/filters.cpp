#include "drivers/barcode/filters.h"

#include "core/check.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kazasu {
namespace {

constexpr int kWeightBits = 8;
constexpr int kWeightSum = 1 << kWeightBits;

/// One half of a Gauss, the middle first; all weights together are kWeightSum.
std::vector<int> halfGauss(double sigma) {
    const int reach = std::max(1, static_cast<int>(std::ceil(sigma * 2.5)));
    std::vector<double> exact;
    double sum = 0;
    for (int i = 0; i <= reach; ++i) {
        exact.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
        sum += i == 0 ? exact.back() : 2 * exact.back();
    }
    std::vector<int> weights;
    int outside = 0;
    for (int i = 0; i <= reach; ++i)
        weights.push_back(
            static_cast<int>(std::lround(exact[static_cast<std::size_t>(i)] / sum * kWeightSum)));
    for (int i = 1; i <= reach; ++i) outside += 2 * weights[static_cast<std::size_t>(i)];
    weights[0] = kWeightSum - outside;
    return weights;
}

/// The weighted sum of the rows around each row.
LuminanceImage weightedDown(const LuminanceView& picture, const std::vector<int>& weights) {
    LuminanceImage image = emptyImage(picture.width, picture.height);
    const auto width = static_cast<std::size_t>(picture.width);
    std::vector<int> sums(width);
    const int reach = static_cast<int>(weights.size()) - 1;
    for (int y = 0; y < picture.height; ++y) {
        std::fill(sums.begin(), sums.end(), kWeightSum / 2);
        for (int d = -reach; d <= reach; ++d) {
            const auto* row = rowOf(picture, std::clamp(y + d, 0, picture.height - 1));
            const int weight = weights[static_cast<std::size_t>(std::abs(d))];
            for (std::size_t x = 0; x < width; ++x) sums[x] += weight * row[x];
        }
        auto* out = image.pixels.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x) out[x] = static_cast<std::uint8_t>(sums[x] >> kWeightBits);
    }
    return image;
}

LuminanceImage weightedAcross(const LuminanceView& picture, const std::vector<int>& weights) {
    LuminanceImage image = emptyImage(picture.width, picture.height);
    const int reach = static_cast<int>(weights.size()) - 1;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(picture.width + 2 * reach));
    std::vector<int> sums(static_cast<std::size_t>(picture.width));
    for (int y = 0; y < picture.height; ++y) {
        const auto* in = rowOf(picture, y);
        std::fill_n(row.begin(), reach, in[0]);
        std::copy_n(in, picture.width, row.begin() + reach);
        std::fill_n(row.end() - reach, reach, in[picture.width - 1]);
        std::fill(sums.begin(), sums.end(), kWeightSum / 2);
        for (int d = 0; d <= 2 * reach; ++d) {
            const int weight = weights[static_cast<std::size_t>(std::abs(d - reach))];
            const auto* shifted = row.data() + d;
            for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += weight * shifted[x];
        }
        auto* out = image.pixels.data() + static_cast<std::size_t>(y) * sums.size();
        for (std::size_t x = 0; x < sums.size(); ++x)
            out[x] = static_cast<std::uint8_t>(sums[x] >> kWeightBits);
    }
    return image;
}

std::vector<int> evenWeights(int reach) {
    const int each = kWeightSum / (2 * reach + 1);
    std::vector<int> weights(static_cast<std::size_t>(reach) + 1, each);
    weights[0] = kWeightSum - 2 * reach * each;
    return weights;
}

/// Between four neighbours; the position is in 1/256 pixels.
std::uint8_t between(const LuminanceView& picture, int x256, int y256) {
    const int x = x256 >> 8;
    const int y = y256 >> 8;
    const int fx = x256 & 255;
    const int fy = y256 & 255;
    const auto* upper = rowOf(picture, y) + x;
    const auto* lower = upper + picture.rowStride;
    const int top = upper[0] * (256 - fx) + upper[1] * fx;
    const int bottom = lower[0] * (256 - fx) + lower[1] * fx;
    return static_cast<std::uint8_t>((top * (256 - fy) + bottom * fy + (1 << 15)) >> 16);
}

}  // namespace

LuminanceImage smoothed(const LuminanceView& picture, double sigma) {
    KAZASU_CHECK(sigma >= 0.3 && sigma <= 4);
    const auto weights = halfGauss(sigma);
    return weightedAcross(weightedDown(picture, weights).view(), weights);
}

LuminanceImage sharpened(const LuminanceView& picture, double sigma, double amount) {
    LuminanceImage image = smoothed(picture, sigma);
    const int factor = static_cast<int>(std::lround(amount * 256));
    auto* out = image.pixels.data();
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = rowOf(picture, y);
        for (int x = 0; x < picture.width; ++x, ++out) {
            const int value = row[x] + (((row[x] - *out) * factor) >> 8);
            *out = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
        }
    }
    return image;
}

LuminanceImage smearedAcross(const LuminanceView& picture, int reach) {
    KAZASU_CHECK(reach >= 1);
    return weightedAcross(picture, evenWeights(reach));
}

LuminanceImage smearedDown(const LuminanceView& picture, int reach) {
    KAZASU_CHECK(reach >= 1);
    return weightedDown(picture, evenWeights(reach));
}

LuminanceImage doubled(const LuminanceView& picture) {
    KAZASU_CHECK(picture.width >= 2 && picture.height >= 2);
    LuminanceImage image = emptyImage(picture.width * 2, picture.height * 2);
    auto* out = image.pixels.data();
    // The pixel centres of both pictures lie over each other: 2x + 1/2 is x + 1/4.
    const auto position = [](int doubledAt, int size) {
        return std::clamp(doubledAt * 128 - 64, 0, (size - 1) * 256 - 1);
    };
    for (int y = 0; y < image.height; ++y) {
        const int y256 = position(y, picture.height);
        for (int x = 0; x < image.width; ++x) *out++ = between(picture, position(x, picture.width), y256);
    }
    return image;
}

LuminanceImage turned(const LuminanceView& picture, double degrees) {
    constexpr std::uint8_t kOutside = 128;
    LuminanceImage image = emptyImage(picture.width, picture.height);
    const double angle = degrees * std::numbers::pi / 180;
    const int cosine = static_cast<int>(std::lround(std::cos(angle) * 256));
    const int sine = static_cast<int>(std::lround(std::sin(angle) * 256));
    const int centreX = picture.width / 2;
    const int centreY = picture.height / 2;
    auto* out = image.pixels.data();
    for (int y = 0; y < image.height; ++y) {
        int x256 = centreX * 256 - centreX * cosine + (y - centreY) * sine;
        int y256 = centreY * 256 + centreX * sine + (y - centreY) * cosine;
        for (int x = 0; x < image.width; ++x, x256 += cosine, y256 -= sine) {
            const bool isInside = x256 >= 0 && y256 >= 0 && x256 < (picture.width - 1) * 256 &&
                                  y256 < (picture.height - 1) * 256;
            *out++ = isInside ? between(picture, x256, y256) : kOutside;
        }
    }
    return image;
}

LuminanceView partOf(const LuminanceView& picture, const PixelArea& area) {
    KAZASU_CHECK(area.left >= 0 && area.top >= 0 && area.left + area.width <= picture.width &&
                 area.top + area.height <= picture.height);
    return {picture.pixels + static_cast<std::ptrdiff_t>(area.top) * picture.rowStride + area.left,
            area.width, area.height, picture.rowStride};
}

PixelArea widened(const PixelArea& area, int margin, const LuminanceView& picture) {
    const int left = std::clamp(area.left - margin, 0, picture.width);
    const int top = std::clamp(area.top - margin, 0, picture.height);
    const int right = std::clamp(area.left + area.width + margin, left, picture.width);
    const int bottom = std::clamp(area.top + area.height + margin, top, picture.height);
    return {left, top, right - left, bottom - top};
}

}  // namespace kazasu
