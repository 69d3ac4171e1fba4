#include "tests/frames/light.h"

#include <algorithm>
#include <cmath>

namespace kazasu::test {

float sampled(const Light& light, double x, double y) {
    x = std::clamp(x, 0.0, light.width - 1.001);
    y = std::clamp(y, 0.0, light.height - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const auto fx = static_cast<float>(x - left);
    const auto fy = static_cast<float>(y - top);
    const float upper = light.at(left, top) * (1 - fx) + light.at(left + 1, top) * fx;
    const float lower = light.at(left, top + 1) * (1 - fx) + light.at(left + 1, top + 1) * fx;
    return upper * (1 - fy) + lower * fy;
}

Light halved(const Light& light) {
    Light half(light.width / 2, light.height / 2);
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x)
            half.at(x, y) = (light.at(2 * x, 2 * y) + light.at(2 * x + 1, 2 * y) +
                             light.at(2 * x, 2 * y + 1) + light.at(2 * x + 1, 2 * y + 1)) /
                            4;
    }
    return half;
}

namespace {

/// Sums from the left of a row: any stretch of it, also between pixels, is two look-ups.
class RowSums {
public:
    RowSums(const Light& light, int y) {
        m_sums.reserve(static_cast<std::size_t>(light.width) + 1);
        m_sums.push_back(0);
        for (int x = 0; x < light.width; ++x) m_sums.push_back(m_sums.back() + light.at(x, y));
        m_first = light.at(0, y);
        m_last = light.at(light.width - 1, y);
    }
    /// Everything left of x, which counts from the left edge of the first pixel.
    [[nodiscard]] double until(double x) const {
        const auto width = static_cast<double>(m_sums.size() - 1);
        if (x <= 0) return x * m_first;
        if (x >= width) return m_sums.back() + (x - width) * m_last;
        const auto whole = static_cast<std::size_t>(x);
        return m_sums[whole] + (x - static_cast<double>(whole)) * (m_sums[whole + 1] - m_sums[whole]);
    }

private:
    std::vector<double> m_sums;
    double m_first = 0, m_last = 0;
};

}  // namespace

Light defocused(const Light& light, double radius) {
    if (radius < 0.3) return light;
    std::vector<RowSums> rows;
    for (int y = 0; y < light.height; ++y) rows.emplace_back(light, y);
    const int reach = static_cast<int>(std::ceil(radius));
    std::vector<double> halfWidths;
    double area = 0;
    for (int d = -reach; d <= reach; ++d) {
        const double inside = radius * radius - static_cast<double>(d) * d;
        halfWidths.push_back(inside > 0 ? std::sqrt(inside) : 0);
        area += 2 * halfWidths.back();
    }
    Light result(light.width, light.height);
    for (int y = 0; y < light.height; ++y) {
        for (int d = -reach; d <= reach; ++d) {
            const double half = halfWidths[static_cast<std::size_t>(d + reach)];
            if (half <= 0) continue;
            const auto& row = rows[static_cast<std::size_t>(std::clamp(y + d, 0, light.height - 1))];
            for (int x = 0; x < light.width; ++x)
                result.at(x, y) +=
                    static_cast<float>((row.until(x + 0.5 + half) - row.until(x + 0.5 - half)) / area);
        }
    }
    return result;
}

Light softened(const Light& light, double sigma) {
    if (sigma < 0.2) return light;
    const int reach = static_cast<int>(std::ceil(sigma * 3));
    std::vector<float> weights;
    float sum = 0;
    for (int d = -reach; d <= reach; ++d) {
        weights.push_back(static_cast<float>(std::exp(-0.5 * d * d / (sigma * sigma))));
        sum += weights.back();
    }
    Light down(light.width, light.height);
    Light result(light.width, light.height);
    for (int y = 0; y < light.height; ++y) {
        for (int d = -reach; d <= reach; ++d) {
            const int from = std::clamp(y + d, 0, light.height - 1);
            const float weight = weights[static_cast<std::size_t>(d + reach)] / sum;
            for (int x = 0; x < light.width; ++x) down.at(x, y) += weight * light.at(x, from);
        }
        for (int d = -reach; d <= reach; ++d) {
            const float weight = weights[static_cast<std::size_t>(d + reach)] / sum;
            for (int x = 0; x < light.width; ++x)
                result.at(x, y) += weight * down.at(std::clamp(x + d, 0, light.width - 1), y);
        }
    }
    return result;
}

Light moved(const Light& light, double length, double angle) {
    if (length < 0.5) return light;
    const int steps = static_cast<int>(std::ceil(length)) + 1;
    Light result(light.width, light.height);
    for (int step = 0; step < steps; ++step) {
        const double along = length * (static_cast<double>(step) / (steps - 1) - 0.5);
        const double dx = along * std::cos(angle);
        const double dy = along * std::sin(angle);
        for (int y = 0; y < light.height; ++y) {
            for (int x = 0; x < light.width; ++x)
                result.at(x, y) += sampled(light, x + dx, y + dy) / static_cast<float>(steps);
        }
    }
    return result;
}

}  // namespace kazasu::test
