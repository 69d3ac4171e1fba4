#include "tests/frames/peer_decoders.h"

#include "core/check.h"
#include "drivers/barcode/code_area.h"
#include "drivers/barcode/frame_passes.h"

// Before ZXing, which has macros that are called like its classes.
#include <zbar.h>

#define ZX_USE_UTF8 1
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#endif
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif
#include <memory>
namespace kazasu::test {
namespace {

#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using ZxingOptions = ZXing::ReaderOptions;
#else
using ZxingOptions = ZXing::DecodeHints;
#endif

constexpr unsigned long kY800 = 0x30303859;  // "Y800": one grey byte a pixel

struct ZbarScanner {
    explicit ZbarScanner(CodeKind kind) : scanner(zbar::zbar_image_scanner_create()) {
        const auto enable = [this](zbar::zbar_symbol_type_t type, int value) {
            KAZASU_CHECK(zbar::zbar_image_scanner_set_config(scanner, type, zbar::ZBAR_CFG_ENABLE, value) ==
                         0);
        };
        enable(zbar::ZBAR_NONE, 0);
        using Types = std::vector<zbar::zbar_symbol_type_t>;
        const Types linear{zbar::ZBAR_CODE128, zbar::ZBAR_EAN13, zbar::ZBAR_EAN8, zbar::ZBAR_UPCA};
        for (const auto type : kind == CodeKind::Qr ? Types{zbar::ZBAR_QRCODE} : linear) enable(type, 1);
    }
    ~ZbarScanner() { zbar::zbar_image_scanner_destroy(scanner); }
    ZbarScanner(const ZbarScanner&) = delete;
    ZbarScanner& operator=(const ZbarScanner&) = delete;

    zbar::zbar_image_scanner_t* scanner;
};

}  // namespace

ReadTexts readByZxing(const LuminanceView& frame, CodeKind kind) {
    ZxingOptions options;
    options.setMaxNumberOfSymbols(1);
    options.setFormats(kind == CodeKind::Qr ? ZXing::BarcodeFormats(ZXing::BarcodeFormat::QRCode)
                                            : ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::EAN13 |
                                                  ZXing::BarcodeFormat::EAN8 | ZXing::BarcodeFormat::UPCA);
    ReadTexts texts;
    const ZXing::ImageView view{frame.pixels, frame.width, frame.height, ZXing::ImageFormat::Lum,
                                frame.rowStride};
    for (const auto& result : ZXing::ReadBarcodes(view, options)) {
        if (result.isValid()) texts.push_back(result.text());
    }
    return texts;
}

ReadTexts readByZbar(const LuminanceView& frame, CodeKind kind) {
    KAZASU_CHECK(frame.rowStride == frame.width);
    const ZbarScanner scanner(kind);
    const std::unique_ptr<zbar::zbar_image_t, void (*)(zbar::zbar_image_t*)> image(
        zbar::zbar_image_create(), [](zbar::zbar_image_t* dying) { zbar::zbar_image_destroy(dying); });
    const auto width = static_cast<unsigned>(frame.width), height = static_cast<unsigned>(frame.height);
    zbar::zbar_image_set_format(image.get(), kY800);
    zbar::zbar_image_set_size(image.get(), width, height);
    zbar::zbar_image_set_data(image.get(), frame.pixels, static_cast<unsigned long>(width) * height, nullptr);
    zbar::zbar_scan_image(scanner.scanner, image.get());
    ReadTexts texts;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol != nullptr;
         symbol = zbar::zbar_symbol_next(symbol))
        texts.emplace_back(zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol));
    return texts;
}

ReadTexts readByKazasu(const LuminanceView& frame, CodeKind kind) {
    ReadTexts texts;
    const FrameToRead in{frame, likelyCodeArea(frame)};
    for (const auto& pass : kind == CodeKind::Qr ? qrPasses() : linearPasses()) {
        for (auto& symbol : pass.read(in)) texts.push_back(std::move(symbol.text));
        if (!texts.empty()) break;
    }
    return texts;
}

}  // namespace kazasu::test
