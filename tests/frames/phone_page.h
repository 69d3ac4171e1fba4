// PhonePage: what the phone shows: the amount, a white card with the QR code of a settlement code, and its
// digits as Code 128. In the phone's own pixels.
#pragma once

#include "tests/frames/light.h"

#include <string>

namespace kazasu::test {

struct PhonePage {
    static constexpr int kWidth = 1080;
    static constexpr int kHeight = 1680;
    static constexpr double kPixelsPerMillimetre = 16;  // about 400 an inch
    static constexpr int kModule = 16;                  // of the QR code

    Light light;  // what each pixel sends out
    std::string qrText;
    std::string digits;
    double focusX = 0, focusY = 0;  // the middle of the QR code
    double qrSide = 0;
};

/// A page that follows from the seed alone. Light on dark when isInverted: a dark mode that inverted the
/// code. Without codes: the same page before they come.
PhonePage makePhonePage(std::uint64_t seed, bool isInverted, bool hasCodes = true);

}  // namespace kazasu::test
