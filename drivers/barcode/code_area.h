// Where in a frame a code may be: codes are where light and dark change most.
#pragma once

#include "drivers/barcode/filters.h"

namespace kazasu {

/// The busiest connected part of the frame with room around it; the whole frame when nothing stands out or
/// the frame is small. Never the only part to look at: one code in twenty lies outside.
PixelArea likelyCodeArea(const LuminanceView& frame);

}  // namespace kazasu
