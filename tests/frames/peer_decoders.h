// Peers: other decoders that look at the same frames, as their own documentation has them used.
#pragma once

#include "core/barcode.h"

#include <string>
#include <vector>

namespace kazasu::test {

enum class CodeKind { Qr, Linear };

using ReadTexts = std::vector<std::string>;

/// ZXing-C++ with its default options, told what to look for, one symbol: with more its 1.4 may abort the
/// process.
ReadTexts readByZxing(const LuminanceView& frame, CodeKind kind);
/// ZBar with its default configuration, told what to look for.
ReadTexts readByZbar(const LuminanceView& frame, CodeKind kind);
/// Kazasu's passes one after the other until one reads something, without a limit of time.
ReadTexts readByKazasu(const LuminanceView& frame, CodeKind kind);

}  // namespace kazasu::test
