#include "drivers/barcode/zxing_codec.h"

#include "core/text/utf8.h"
#include "drivers/barcode/luminance.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#define ZX_USE_UTF8 1
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#endif
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

namespace kazasu {
namespace {

#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using ZxingOptions = ZXing::ReaderOptions;
#else
using ZxingOptions = ZXing::DecodeHints;
#endif
using ZXing::BarcodeFormat;

constexpr int kMaxSymbols = 16;  // more codes than a till is ever shown at once
constexpr int kMaxSide = 8192;   // keeps every index of the decoder inside an int

std::optional<Symbology> symbologyOf(BarcodeFormat format) {
    switch (format) {
        case BarcodeFormat::QRCode:
            return Symbology::QrCode;
        case BarcodeFormat::EAN13:
            return Symbology::Ean13;
        case BarcodeFormat::EAN8:
            return Symbology::Ean8;
        case BarcodeFormat::UPCA:
            return Symbology::UpcA;
        case BarcodeFormat::Code128:
            return Symbology::Code128;
        default:
            return std::nullopt;
    }
}

/// Options with everything off that the library turns on by itself. Never set tryDownscale together with a
/// linear format: 1.4 as Debian builds it aborts the process when it sees one linear symbol on two layers
/// (Result.cpp:140, lineCount() == 1).
ZxingOptions plainOptions() {
    ZxingOptions options;
    options.setTryHarder(false).setTryRotate(false).setTryDownscale(false).setMaxNumberOfSymbols(kMaxSymbols);
    return options;
}

ZxingOptions qrOptions(QrLook look) {
    ZxingOptions options = plainOptions();
    options.setFormats(BarcodeFormat::QRCode).setTryHarder(look == QrLook::Harder);
    if (look == QrLook::Thresholded) options.setBinarizer(ZXing::Binarizer::FixedThreshold);
    return options;
}

ZxingOptions linearOptions() {
    ZxingOptions options = plainOptions();
    options.setFormats(BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA |
                       BarcodeFormat::Code128);
    options.setTryHarder(true).setTryRotate(true);
    return options;
}

void collect(std::vector<DecodedSymbol>& symbols, const LuminanceView& picture, const ZxingOptions& options,
             int scale) {
    const ZXing::ImageView view{picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                picture.rowStride};
    for (const auto& result : ZXing::ReadBarcodes(view, options)) {
        const auto symbology = symbologyOf(result.format());
        if (!result.isValid() || !symbology) continue;
        DecodedSymbol symbol{result.text(),
                             Bytes(result.bytes().begin(), result.bytes().end()),
                             *symbology,
                             result.symbologyIdentifier(),
                             {}};
        for (std::size_t i = 0; i < symbol.corners.size(); ++i)
            symbol.corners[i] = {result.position()[i].x * scale, result.position()[i].y * scale};
        const bool isKnown =
            std::any_of(symbols.begin(), symbols.end(), [&symbol](const DecodedSymbol& other) {
                return other.symbology == symbol.symbology && other.raw == symbol.raw;
            });
        if (!isKnown) symbols.push_back(std::move(symbol));
    }
}

void collectQr(std::vector<DecodedSymbol>& symbols, const LuminanceView& picture) {
    constexpr int kThresholdWindow = 41;
    constexpr int kThresholdMargin = 5;
    const auto options = qrOptions(QrLook::Plain);
    collect(symbols, picture, options, 1);
    if (!symbols.empty()) return;
    collect(symbols, inverted(picture).view(), options, 1);
    if (!symbols.empty()) return;
    if (picture.width >= 2 && picture.height >= 2)
        collect(symbols, halved(picture).view(), qrOptions(QrLook::Harder), 2);
    if (!symbols.empty()) return;
    const auto thresholded = boxMeanThresholded(picture, kThresholdWindow, kThresholdMargin);
    collect(symbols, thresholded.view(), qrOptions(QrLook::Thresholded), 1);
}

bool isReadable(const LuminanceView& picture) {
    return picture.pixels != nullptr && picture.width > 0 && picture.height > 0 &&
           picture.width <= kMaxSide && picture.height <= kMaxSide && picture.rowStride >= picture.width;
}

ModuleMatrix modulesOf(const ZXing::BitMatrix& bits, int height) {
    ModuleMatrix matrix{bits.width(), height, {}};
    matrix.modules.reserve(static_cast<std::size_t>(matrix.width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < bits.width(); ++x) matrix.modules.push_back(bits.get(x, y) ? 1 : 0);
    }
    return matrix;
}

int eccLevelOf(QrLevel level) {
    switch (level) {
        case QrLevel::L:
            return 1;
        case QrLevel::M:
            return 4;
        case QrLevel::Q:
            return 6;
        case QrLevel::H:
            return 8;
    }
    return 4;
}

}  // namespace

std::vector<DecodedSymbol> ZxingReader::read(const LuminanceView& picture) const {
    std::vector<DecodedSymbol> symbols;
    if (!isReadable(picture)) return symbols;
    collectQr(symbols, picture);
    collect(symbols, picture, linearOptions(), 1);
    return symbols;
}

std::vector<DecodedSymbol> readQrCodes(const LuminanceView& picture, QrLook look) {
    std::vector<DecodedSymbol> symbols;
    if (isReadable(picture)) collect(symbols, picture, qrOptions(look), 1);
    return symbols;
}

std::vector<DecodedSymbol> readLinearCodes(const LuminanceView& picture) {
    std::vector<DecodedSymbol> symbols;
    if (isReadable(picture)) collect(symbols, picture, linearOptions(), 1);
    return symbols;
}

Result<ModuleMatrix> ZxingWriter::qr(std::string_view text, QrLevel level) const {
    if (text.empty() || !isUtf8(text)) return Error{ErrorCode::InvalidArgument, "a QR code holds UTF-8 text"};
    const bool isAscii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    ZXing::MultiFormatWriter writer{BarcodeFormat::QRCode};
    writer.setEccLevel(eccLevelOf(level)).setMargin(0);
    if (!isAscii) writer.setEncoding(ZXing::CharacterSet::UTF8);
    try {
        const auto bits = writer.encode(std::string(text), 0, 0);
        return modulesOf(bits, bits.height());
    } catch (const std::exception& failure) {
        return Error{ErrorCode::TooLong, failure.what()};
    }
}

Result<ModuleMatrix> ZxingWriter::code128(std::string_view digits) const {
    constexpr std::size_t kMaxDigits = 48;
    const bool isDigits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isDigits || digits.empty() || digits.size() > kMaxDigits || digits.size() % 2 != 0)
        return Error{ErrorCode::InvalidArgument, "an even number of digits, 2 to 48"};
    try {
        const auto bits =
            ZXing::MultiFormatWriter{BarcodeFormat::Code128}.setMargin(0).encode(std::string(digits), 0, 1);
        return modulesOf(bits, 1);
    } catch (const std::exception& failure) {
        return Error{ErrorCode::InvalidArgument, failure.what()};
    }
}

}  // namespace kazasu
