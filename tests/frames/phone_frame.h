// Phone frames: what a webcam sees when a phone is held up to it, from a seed alone: the same seed gives the
// same bytes on every machine of one kind. Grades 0 to 4 go from a phone held well to one held badly.
#pragma once

#include "tests/frames/phone_page.h"

#include <QImage>

namespace kazasu::test {

/// How the phone is held, and what else is wrong. Lengths are pixels of the frame, angles radians.
struct Shot {
    int width = 1280, height = 720;
    double side = 320;  // of the QR code
    double tilt = 0, tiltAxis = 0, turn = 0;
    double centreX = 0.5, centreY = 0.5;  // of the QR code, as a share of the frame
    double lens = 0.5, defocus = 0, motion = 0, motionAngle = 0;
    double white = 0.8;  // what the phone's white is on the sensor
    double ambient = 0.12;
    double noise = 1.5;  // in grey steps
    double glare = 0, moire = 0, bands = 0, gradient = 0, bloom = 0.02;
    int cracks = 0;
    double finger = 0;  // 1: a tenth of the code is covered
    int jpegQuality = 92;
    std::uint64_t seed = 1;
};

QImage photograph(const PhonePage& page, const Shot& shot);

inline constexpr int kGrades = 5;

struct GradedFrame {
    QImage picture;  // grey
    std::string qrText;
    std::string digits;
    std::string what;  // the size and what is wrong with it
};

GradedFrame makeGradedFrame(int grade, std::uint64_t seed);
/// A counter without a phone, or a phone without codes: whatever is read there is a misread.
GradedFrame makeEmptyFrame(std::uint64_t seed);

/// A phone that comes into view and is held still, 30 frames a second; `difficulty` 0 to 2.
class PhoneStream {
public:
    PhoneStream(int difficulty, std::uint64_t seed);

    [[nodiscard]] QImage frame(int index) const;
    /// Whether the whole QR code is in the picture.
    [[nodiscard]] bool isInView(int index) const;
    [[nodiscard]] const PhonePage& page() const { return m_page; }

private:
    [[nodiscard]] Shot shotAt(int index) const;

    int m_difficulty;
    std::uint64_t m_seed;
    PhonePage m_page;
};

}  // namespace kazasu::test
