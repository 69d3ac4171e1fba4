// Images of barcodes: whole pixels for every module, pure black on pure white, with the quiet zone that
// readers need.
#pragma once

#include "core/barcode.h"
#include "core/result.h"

#include <string>

namespace kazasu {

inline constexpr int kQrQuietZone = 4;        // modules, ISO/IEC 18004
inline constexpr int kCode128QuietZone = 10;  // modules, ISO/IEC 15417
inline constexpr int kCode128HeightModules = 60;

struct SymbolLayout {
    int modulePixels = 8;
    int quietZone = kQrQuietZone;  // modules on every side
    int rowHeight = 1;             // how many modules high a row is; a linear code has one row
};

/// A PNG of one bit a pixel. Internal when Qt cannot write it.
Result<std::string> pngOf(const ModuleMatrix& modules, const SymbolLayout& layout);
/// An SVG of rectangles without scripts, styles or references; one unit of its view box is one module.
std::string svgOf(const ModuleMatrix& modules, const SymbolLayout& layout);

}  // namespace kazasu
