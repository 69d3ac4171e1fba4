// The one door to ZXing-C++ (1.4 of Debian 12, also 2.x): reads QR, EAN-13, EAN-8, UPC-A and Code 128 from
// grey pictures, and draws QR and Code 128.
#pragma once

#include "core/barcode.h"

namespace kazasu {

/// QR first, again on an inverted, a halved and a thresholded picture while none is found; then linear codes.
class ZxingReader final : public BarcodeReader {
public:
    [[nodiscard]] std::vector<DecodedSymbol> read(const LuminanceView& picture) const override;
};

/// Plain: the decoder's own local threshold. Harder: it looks in more places. Thresholded: the picture is
/// black and white already.
enum class QrLook { Plain, Harder, Thresholded };

/// One look at the picture as it is; drivers/barcode/frame_passes.h has the looks that follow.
std::vector<DecodedSymbol> readQrCodes(const LuminanceView& picture, QrLook look);
/// EAN-13, EAN-8, UPC-A and Code 128, along both axes.
std::vector<DecodedSymbol> readLinearCodes(const LuminanceView& picture);

class ZxingWriter final : public BarcodeWriter {
public:
    [[nodiscard]] Result<ModuleMatrix> qr(std::string_view text, QrLevel level) const override;
    [[nodiscard]] Result<ModuleMatrix> code128(std::string_view digits) const override;
};

}  // namespace kazasu
