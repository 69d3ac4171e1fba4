// Filters on grey pictures for the decoder's harder looks at a camera's frame: smoothing, sharpening,
// enlarging, turning. Edges repeat the outermost pixel.
#pragma once

#include "drivers/barcode/luminance.h"

namespace kazasu {

/// A Gauss of the given sigma in pixels, 0.3 to 4.
LuminanceImage smoothed(const LuminanceView& picture, double sigma);
/// What differs from its surroundings differs `amount` times more.
LuminanceImage sharpened(const LuminanceView& picture, double sigma, double amount);
/// The mean over 2 * reach + 1 pixels along one axis: grain goes, bars that lie across stay.
LuminanceImage smearedAcross(const LuminanceView& picture, int reach);
LuminanceImage smearedDown(const LuminanceView& picture, int reach);
/// Twice the size, linear between the pixels.
LuminanceImage doubled(const LuminanceView& picture);
/// Turned clockwise about the centre, same size; what comes from outside is grey.
LuminanceImage turned(const LuminanceView& picture, double degrees);

/// A part of a picture, in place.
struct PixelArea {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const PixelArea&, const PixelArea&) = default;
};
/// The area must lie inside the picture.
LuminanceView partOf(const LuminanceView& picture, const PixelArea& area);
/// Larger by `margin` on each side, as far as there is picture.
PixelArea widened(const PixelArea& area, int margin, const LuminanceView& picture);

}  // namespace kazasu
