#include "tests/frames/phone_frame.h"

#include "core/check.h"
#include "tests/frames/chance.h"

#include <QBuffer>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kazasu::test {
namespace {

constexpr double kFieldOfView = 68;  // degrees, across
constexpr double kGamma = 2.2;

/// Where the phone's surface lies before the camera; finds the page's pixel that a frame's pixel looks at.
class Pose {
public:
    Pose(const PhonePage& page, const Shot& shot)
        : m_page(page), m_focal(shot.width / (2 * std::tan(kFieldOfView * std::numbers::pi / 360))) {
        const double c = std::cos(shot.tilt), s = std::sin(shot.tilt);
        const double u = std::cos(shot.tiltAxis), v = std::sin(shot.tiltAxis);
        const double ct = std::cos(shot.turn), st = std::sin(shot.turn);
        // Turned in its own plane, then tilted about an axis (u, v) in that plane (Rodrigues).
        const std::array<std::array<double, 2>, 3> tilt{{{c + u * u * (1 - c), u * v * (1 - c)},
                                                         {u * v * (1 - c), c + v * v * (1 - c)},
                                                         {-v * s, u * s}}};
        for (std::size_t i = 0; i < 3; ++i) {
            m_right[i] = tilt[i][0] * ct + tilt[i][1] * st;
            m_down[i] = -tilt[i][0] * st + tilt[i][1] * ct;
        }
        const double depth = m_focal * page.qrSide / PhonePage::kPixelsPerMillimetre / shot.side;
        m_middleX = shot.width / 2.0;
        m_middleY = shot.height / 2.0;
        m_at = {(shot.centreX * shot.width - m_middleX) * depth / m_focal,
                (shot.centreY * shot.height - m_middleY) * depth / m_focal, depth};
    }

    struct Place {
        double x, y;
    };
    [[nodiscard]] Place pageAt(double frameX, double frameY) const {
        // The ray (rx, ry, 1) meets the plane at + a * right + b * down: two equations without the ray's
        // length.
        const double rx = (frameX - m_middleX) / m_focal, ry = (frameY - m_middleY) / m_focal;
        const double a1 = m_right[0] - rx * m_right[2], b1 = m_down[0] - rx * m_down[2];
        const double a2 = m_right[1] - ry * m_right[2], b2 = m_down[1] - ry * m_down[2];
        const double c1 = rx * m_at[2] - m_at[0], c2 = ry * m_at[2] - m_at[1];
        const double whole = a1 * b2 - a2 * b1;
        const double scale = PhonePage::kPixelsPerMillimetre;
        return {m_page.focusX + scale * (c1 * b2 - c2 * b1) / whole,
                m_page.focusY + scale * (a1 * c2 - a2 * c1) / whole};
    }

private:
    const PhonePage& m_page;
    double m_focal;
    std::array<double, 3> m_right{}, m_down{}, m_at{};
    double m_middleX = 0, m_middleY = 0;
};

/// The counter behind the phone: boxes, stripes and a slope of light.
Light background(const Shot& shot, Chance& chance) {
    Light light(shot.width, shot.height);
    const double slope = chance.between(-0.4, 0.4);
    const double level = shot.ambient * chance.between(0.3, 1.2);
    for (int y = 0; y < light.height; ++y) {
        for (int x = 0; x < light.width; ++x)
            light.at(x, y) = static_cast<float>(level * (1 + slope * (x - light.width / 2.0) / light.width));
    }
    const auto box = [&light](int left, int top, int width, int height, double value) {
        for (int y = std::max(0, top); y < std::min(light.height, top + height); ++y) {
            for (int x = std::max(0, left); x < std::min(light.width, left + width); ++x)
                light.at(x, y) = static_cast<float>(value);
        }
    };
    for (int i = chance.whole(6, 16); i > 0; --i)
        box(chance.whole(-50, light.width), chance.whole(-50, light.height),
            chance.whole(20, light.width / 3), chance.whole(20, light.height / 3),
            shot.ambient * chance.between(0.05, 2.2));
    for (int i = chance.whole(0, 3); i > 0; --i) {
        const int left = chance.whole(0, light.width), top = chance.whole(0, light.height);
        const int wide = chance.whole(2, 9), high = chance.whole(20, 160);
        for (int stripe = chance.whole(5, 25); stripe > 0; --stripe)
            box(left + stripe * wide * 2, top, wide, high, shot.ambient * chance.between(0.1, 2));
    }
    return softened(light, chance.between(0.8, 2.5));
}

void crack(Light& page, const PhonePage& codes, int cracks, Chance& chance) {
    for (int i = 0; i < cracks; ++i) {
        const double fromX = codes.focusX + chance.between(-500, 500);
        const double fromY = codes.focusY + chance.between(-500, 500);
        for (int branch = chance.whole(4, 9); branch > 0; --branch) {
            double x = fromX, y = fromY, angle = chance.between(0, 2 * std::numbers::pi);
            for (int steps = chance.whole(100, 900); steps > 0; --steps) {
                if (steps % 60 == 0) angle += chance.between(-0.5, 0.5);
                x += std::cos(angle);
                y += std::sin(angle);
                const int left = static_cast<int>(x), top = static_cast<int>(y);
                for (int d = 0; d < 3; ++d) {
                    if (left + d < 0 || top < 0 || left + d >= page.width || top >= page.height) continue;
                    page.at(left + d, top) = d < 2 ? 0.6F : 0.05F;
                }
            }
        }
    }
}

/// The share of light that the stripes of red, green and blue leave: beats with the sensor's own grid.
double stripeLight(double x, double y) {
    const double across = x - std::floor(x), down = y - std::floor(y);
    if (down < 0.15) return 0;
    const double colour = across < 0.28   ? 0.9
                          : across < 0.33 ? 0
                          : across < 0.61 ? 1.77
                          : across < 0.66 ? 0
                                          : 0.33;
    return colour / 0.72;
}

struct Spot {
    double x, y, radius, strength;
};

std::vector<Spot> glareOf(const Shot& shot, Chance& chance) {
    std::vector<Spot> spots;
    if (shot.glare <= 0) return spots;
    for (int i = chance.whole(1, 3); i > 0; --i)
        spots.push_back({shot.centreX * shot.width + chance.between(-0.6, 0.6) * shot.side,
                         shot.centreY * shot.height + chance.between(-0.6, 0.6) * shot.side,
                         shot.side * chance.between(0.1, 0.35), shot.glare * chance.between(0.5, 1.1)});
    return spots;
}

double glareAt(const std::vector<Spot>& spots, double x, double y) {
    double light = 0;
    for (const auto& spot : spots) {
        const double distance = std::hypot(x - spot.x, y - spot.y) / spot.radius;
        light += spot.strength / (1 + std::exp((distance - 1) * 6));
    }
    return light;
}

/// A finger on the page's pixels: a stripe with a round end that reaches over an edge of the code.
struct Finger {
    bool isThere = false;
    double tipX = 0, tipY = 0, alongX = 0, alongY = 0, radius = 0, light = 0;

    [[nodiscard]] bool covers(double x, double y) const {
        if (!isThere) return false;
        const double along = std::max(0.0, (x - tipX) * alongX + (y - tipY) * alongY);
        return std::hypot(x - tipX - along * alongX, y - tipY - along * alongY) < radius;
    }
};

Finger fingerOf(const PhonePage& page, const Shot& shot, Chance& chance) {
    Finger finger;
    finger.isThere = shot.finger > 0;
    const double side = page.qrSide;
    finger.radius = side * chance.between(0.10, 0.15);
    const double edge = side / 2 + side * 0.09 - shot.finger * side * 0.19 + finger.radius;
    const double slide = chance.between(-0.45, 0.45) * side;
    const double direction = chance.whole(0, 3) * std::numbers::pi / 2;
    finger.alongX = std::cos(direction);
    finger.alongY = std::sin(direction);
    finger.tipX = page.focusX + finger.alongX * edge - finger.alongY * slide;
    finger.tipY = page.focusY + finger.alongY * edge + finger.alongX * slide;
    finger.light = std::max(0.02, shot.ambient * chance.between(0.5, 1.0));
    return finger;
}

/// The scene before any optics: background, phone, what lies on its glass.
Light scene(const PhonePage& page, const Shot& shot, Chance& chance) {
    Light surface = page.light;
    crack(surface, page, shot.cracks, chance);
    double scale = 1;  // page pixels of `surface` to those of the page
    for (; shot.side / page.qrSide * scale * 2 < 0.75; scale *= 2) surface = halved(surface);
    const Pose pose(page, shot);
    const auto glare = glareOf(shot, chance);
    const Finger finger = fingerOf(page, shot, chance);
    const double phase = chance.between(0, 1);
    constexpr double kRim = 48;
    Light light = background(shot, chance);
    const auto lightAt = [&](double fx, double fy, float behind) {
        const auto at = pose.pageAt(fx, fy);
        if (finger.covers(at.x, at.y)) return finger.light;
        const bool isOnPage = at.x >= 0 && at.y >= 0 && at.x < PhonePage::kWidth && at.y < PhonePage::kHeight;
        const bool isOnPhone = at.x >= -kRim && at.y >= -kRim && at.x < PhonePage::kWidth + kRim &&
                               at.y < PhonePage::kHeight + kRim;
        if (!isOnPage) return isOnPhone ? shot.ambient * 0.08 : static_cast<double>(behind);
        double value = sampled(surface, at.x / scale - 0.5, at.y / scale - 0.5) * shot.white;
        if (shot.moire > 0) value *= 1 - shot.moire + shot.moire * stripeLight(at.x + phase, at.y);
        return value + shot.ambient * 0.06 + glareAt(glare, fx, fy);
    };
    for (int y = 0; y < shot.height; ++y) {
        for (int x = 0; x < shot.width; ++x) {
            const float behind = light.at(x, y);
            const double sum = lightAt(x + 0.25, y + 0.25, behind) + lightAt(x + 0.75, y + 0.25, behind) +
                               lightAt(x + 0.25, y + 0.75, behind) + lightAt(x + 0.75, y + 0.75, behind);
            light.at(x, y) = static_cast<float>(sum / 4);
        }
    }
    return light;
}

void addBloom(Light& light, double bloom) {
    if (bloom <= 0) return;
    Light small = halved(halved(halved(light)));
    small = softened(small, 2);
    for (int y = 0; y < light.height; ++y) {
        for (int x = 0; x < light.width; ++x)
            light.at(x, y) = static_cast<float>(light.at(x, y) * (1 - bloom) +
                                                sampled(small, x / 8.0 - 0.5, y / 8.0 - 0.5) * bloom);
    }
}

/// The screen's own flicker under a rolling shutter, and light that falls off to one side.
void addUnevenness(Light& light, const Shot& shot, Chance& chance) {
    const double period = chance.between(0.06, 0.35) * shot.height, phase = chance.between(0, 6.28);
    const double angle = chance.between(0, 6.28);
    for (int y = 0; y < light.height; ++y) {
        const double band =
            1 - shot.bands * (0.5 + 0.5 * std::sin(2 * std::numbers::pi * y / period + phase));
        for (int x = 0; x < light.width; ++x) {
            const double away =
                ((x - light.width / 2.0) * std::cos(angle) + (y - light.height / 2.0) * std::sin(angle)) /
                shot.side;
            const double slope = std::max(0.05, 1 + shot.gradient * std::clamp(away, -1.0, 1.0));
            light.at(x, y) *= static_cast<float>(band * slope);
        }
    }
}

/// Light to grey steps: shot and read noise in linear light, saturation, gamma.
QImage developed(const Light& light, const Shot& shot, Chance& chance) {
    QImage picture(light.width, light.height, QImage::Format_Grayscale8);
    const double read = shot.noise / 255 * 0.22;
    const double shotNoise = shot.noise * shot.noise * 2.2e-5;
    std::array<std::uint8_t, 4097> curve{};
    for (std::size_t i = 0; i < curve.size(); ++i)
        curve[i] =
            static_cast<std::uint8_t>(std::lround(255 * std::pow(static_cast<double>(i) / 4096, 1 / kGamma)));
    for (int y = 0; y < light.height; ++y) {
        auto* row = picture.scanLine(y);
        for (int x = 0; x < light.width; ++x) {
            const double value = std::max(0.0F, light.at(x, y));
            const double noisy = value + chance.normal() * std::sqrt(read * read + shotNoise * value);
            row[x] = curve[static_cast<std::size_t>(std::clamp(noisy, 0.0, 1.0) * 4096)];
        }
    }
    return picture;
}

QImage compressed(const QImage& picture, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    KAZASU_CHECK(buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "JPEG", quality));
    return QImage::fromData(bytes, "JPEG").convertToFormat(QImage::Format_Grayscale8);
}

}  // namespace

QImage photograph(const PhonePage& page, const Shot& shot) {
    Chance chance(shot.seed);
    Light light = scene(page, shot, chance);
    light = moved(softened(defocused(light, shot.defocus), shot.lens), shot.motion, shot.motionAngle);
    addBloom(light, shot.bloom);
    addUnevenness(light, shot, chance);
    return compressed(developed(light, shot, chance), shot.jpegQuality);
}

}  // namespace kazasu::test
