// Barcodes as values: what is drawn (ModuleMatrix) and what was read (DecodedSymbol), with the two interfaces
// behind which a decoder library stands (drivers/barcode).
#pragma once

#include "core/bytes.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

/// Dark (1) and light (0) modules, row by row, without a quiet zone. A linear code has one row.
struct ModuleMatrix {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> modules;

    [[nodiscard]] bool isDark(int x, int y) const {
        return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)] != 0;
    }
};

/// Error correction of a QR code: about 7, 15, 25 and 30 % of its codewords.
enum class QrLevel { L, M, Q, H };

class BarcodeWriter {
public:
    virtual ~BarcodeWriter() = default;
    /// QR model 2. InvalidArgument when empty or not UTF-8, TooLong when no version holds it.
    [[nodiscard]] virtual Result<ModuleMatrix> qr(std::string_view text, QrLevel level) const = 0;
    /// Code 128, one row. InvalidArgument unless it is an even number of 2 to 48 digits (code set C).
    [[nodiscard]] virtual Result<ModuleMatrix> code128(std::string_view digits) const = 0;
};

enum class Symbology { QrCode, Ean13, Ean8, UpcA, Code128 };

struct PixelPoint {
    int x = 0;
    int y = 0;
    friend bool operator==(const PixelPoint&, const PixelPoint&) = default;
};

struct DecodedSymbol {
    std::string text;  // UTF-8, as the decoder understood the bytes
    Bytes raw;
    Symbology symbology = Symbology::QrCode;
    std::string aimId;                    // "]Q1"; ISO/IEC 15424
    std::array<PixelPoint, 4> corners{};  // clockwise from the symbol's own top left
};

/// Grey pixels that somebody else owns: 0 black to 255 white, at least height rows of rowStride bytes.
struct LuminanceView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int rowStride = 0;
};

class BarcodeReader {
public:
    virtual ~BarcodeReader() = default;
    /// Every symbol in the picture, matrix codes first, each once. None found is an empty list.
    [[nodiscard]] virtual std::vector<DecodedSymbol> read(const LuminanceView& picture) const = 0;
};

}  // namespace kazasu
