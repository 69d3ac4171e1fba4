// Light: a picture of linear light, 0 black and 1 the brightest the sensor takes, and what optics do to it.
#pragma once

#include <cstddef>
#include <vector>

namespace kazasu::test {

struct Light {
    int width = 0;
    int height = 0;
    std::vector<float> values;

    Light() = default;
    Light(int w, int h, float value = 0)
        : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), value) {}
    [[nodiscard]] float& at(int x, int y) {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
    [[nodiscard]] float at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
};

/// Between the four nearest; beyond the edge it is the edge.
float sampled(const Light& light, double x, double y);
/// Half the size, the mean of four.
Light halved(const Light& light);
/// Out of focus: every point becomes a disc of this radius in pixels.
Light defocused(const Light& light, double radius);
/// The lens itself: a Gauss.
Light softened(const Light& light, double sigma);
/// The hand moves by this many pixels while the shutter is open.
Light moved(const Light& light, double length, double angle);

}  // namespace kazasu::test
