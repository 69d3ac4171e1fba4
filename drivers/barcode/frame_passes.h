// Passes: the ways to look at a camera's frame, the cheapest first. Each prepares the frame and asks the
// decoder once. Chosen by what each added per millisecond on frames that the ones before it missed; what they
// read is measured beside other decoders by ./run bench, on frames that they were not chosen on.
#pragma once

#include "drivers/barcode/filters.h"

#include <span>

namespace kazasu {

/// What the passes over one frame share: the frame, and where in it a code is likely.
struct FrameToRead {
    LuminanceView frame;
    PixelArea likely;
};

struct FramePass {
    const char* name;
    std::vector<DecodedSymbol> (*read)(const FrameToRead& frame);
};

/// For QR codes. The first is the decoder's own look and reads nearly everything that is held well.
std::span<const FramePass> qrPasses();
/// For EAN, UPC and Code 128; they cost twice as much as those for QR codes.
std::span<const FramePass> linearPasses();

}  // namespace kazasu
