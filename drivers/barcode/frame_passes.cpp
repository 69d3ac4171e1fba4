#include "drivers/barcode/frame_passes.h"

#include "drivers/barcode/zxing_codec.h"

#include <array>
#include <cmath>
#include <numbers>

namespace kazasu {
namespace {

using Symbols = std::vector<DecodedSymbol>;

constexpr int kMargin = 5;  // grey steps below the mean that are dark for certain

template <class Map>
Symbols withCorners(Symbols symbols, Map map) {
    for (auto& symbol : symbols) {
        for (auto& corner : symbol.corners) corner = map(corner);
    }
    return symbols;
}

/// Symbols of the likely area at twice its size, where they lie in the frame.
Symbols fromDoubled(Symbols symbols, const FrameToRead& in) {
    return withCorners(std::move(symbols), [&in](PixelPoint p) {
        return PixelPoint{in.likely.left + p.x / 2, in.likely.top + p.y / 2};
    });
}

LuminanceImage likelyDoubled(const FrameToRead& in) { return doubled(partOf(in.frame, in.likely)); }

Symbols thresholded(const LuminanceView& picture, int window) {
    return readQrCodes(boxMeanThresholded(picture, window, kMargin).view(), QrLook::Thresholded);
}

Symbols plainQr(const FrameToRead& in) { return readQrCodes(in.frame, QrLook::Plain); }
Symbols invertedQr(const FrameToRead& in) { return readQrCodes(inverted(in.frame).view(), QrLook::Plain); }
Symbols thresholdedQr(const FrameToRead& in) { return thresholded(in.frame, 41); }
Symbols halvedQr(const FrameToRead& in) {
    return withCorners(readQrCodes(halved(in.frame).view(), QrLook::Harder), [](PixelPoint p) {
        return PixelPoint{p.x * 2, p.y * 2};
    });
}
Symbols sharpenedQr(const FrameToRead& in) {
    return readQrCodes(sharpened(in.frame, 2, 1).view(), QrLook::Plain);
}
Symbols smoothThresholdedQr(const FrameToRead& in) { return thresholded(smoothed(in.frame, 1).view(), 15); }
Symbols invertedThresholdedQr(const FrameToRead& in) { return thresholded(inverted(in.frame).view(), 25); }
Symbols doubledThresholdedQr(const FrameToRead& in) {
    return fromDoubled(thresholded(likelyDoubled(in).view(), 41), in);
}
Symbols doubledSharpenedQr(const FrameToRead& in) {
    return fromDoubled(readQrCodes(sharpened(likelyDoubled(in).view(), 2, 1).view(), QrLook::Plain), in);
}
Symbols smoothedQr(const FrameToRead& in) {
    return readQrCodes(smoothed(in.frame, 0.7).view(), QrLook::Plain);
}
Symbols doubledInvertedQr(const FrameToRead& in) {
    return fromDoubled(thresholded(inverted(likelyDoubled(in).view()).view(), 25), in);
}
Symbols stronglySharpenedQr(const FrameToRead& in) {
    return readQrCodes(sharpened(in.frame, 1, 3).view(), QrLook::Plain);
}

Symbols plainLinear(const FrameToRead& in) { return readLinearCodes(in.frame); }
Symbols smearedDownLinear(const FrameToRead& in) { return readLinearCodes(smearedDown(in.frame, 4).view()); }
Symbols smearedAcrossLinear(const FrameToRead& in) {
    return readLinearCodes(smearedAcross(in.frame, 4).view());
}
Symbols doubledLinear(const FrameToRead& in) {
    return fromDoubled(readLinearCodes(likelyDoubled(in).view()), in);
}
/// Of the whole frame: bars lie beside the QR code, which is what the likely area is about.
Symbols doubledSharpenedLinear(const FrameToRead& in) {
    return withCorners(readLinearCodes(sharpened(doubled(in.frame).view(), 1.5, 2).view()), [](PixelPoint p) {
        return PixelPoint{p.x / 2, p.y / 2};
    });
}
Symbols invertedLinear(const FrameToRead& in) { return readLinearCodes(inverted(in.frame).view()); }

Symbols turnedLinear(const FrameToRead& in, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double middleX = in.frame.width / 2;   // NOLINT(bugprone-integer-division): as turned() has it
    const double middleY = in.frame.height / 2;  // NOLINT(bugprone-integer-division)
    return withCorners(readLinearCodes(turned(in.frame, degrees).view()), [=](PixelPoint p) {
        const double x = p.x - middleX;
        const double y = p.y - middleY;
        return PixelPoint{static_cast<int>(std::lround(middleX + x * std::cos(angle) + y * std::sin(angle))),
                          static_cast<int>(std::lround(middleY - x * std::sin(angle) + y * std::cos(angle)))};
    });
}
constexpr double kSlant = 15;  // degrees; the decoder's own scan lines manage as many to either side
Symbols turnedLeftLinear(const FrameToRead& in) { return turnedLinear(in, -kSlant); }
Symbols turnedRightLinear(const FrameToRead& in) { return turnedLinear(in, kSlant); }

constexpr std::array kQrPasses{
    FramePass{"plain", plainQr},
    FramePass{"inverted", invertedQr},
    FramePass{"thresholded", thresholdedQr},
    FramePass{"halved", halvedQr},
    FramePass{"sharpened", sharpenedQr},
    FramePass{"smoothed and thresholded", smoothThresholdedQr},
    FramePass{"inverted and thresholded", invertedThresholdedQr},
    FramePass{"doubled and thresholded", doubledThresholdedQr},
    FramePass{"doubled and sharpened", doubledSharpenedQr},
    FramePass{"smoothed", smoothedQr},
    FramePass{"doubled, inverted and thresholded", doubledInvertedQr},
    FramePass{"strongly sharpened", stronglySharpenedQr},
};
constexpr std::array kLinearPasses{
    FramePass{"plain", plainLinear},
    FramePass{"smeared down", smearedDownLinear},
    FramePass{"smeared across", smearedAcrossLinear},
    FramePass{"turned left", turnedLeftLinear},
    FramePass{"turned right", turnedRightLinear},
    FramePass{"doubled", doubledLinear},
    FramePass{"inverted", invertedLinear},
    FramePass{"doubled and sharpened", doubledSharpenedLinear},
};

}  // namespace

std::span<const FramePass> qrPasses() { return kQrPasses; }
std::span<const FramePass> linearPasses() { return kLinearPasses; }

}  // namespace kazasu
