#include "center/issue/code_image.h"

#include "center/base/rows.h"
#include "core/text/whole_number.h"
#include "platform/crypto/crypto.h"
#include "platform/image/symbol_image.h"

namespace kazasu::center {
namespace {

constexpr int kMaxModulePixels = 32;  // 57 modules across become 1,824 pixels

Result<int> modulePixelsFrom(const std::string& text) {
    const auto pixels = wholeNumber<int>(text, 1, kMaxModulePixels);
    if (!pixels) return Error{ErrorCode::InvalidArgument, "'module': 1 to 32 pixels"};
    return *pixels;
}

std::string sha256Hex(std::string_view bytes) { return toHex(sha256(viewOf(bytes))); }

}  // namespace

Result<ImageWish> imageWishFrom(const std::optional<std::string>& format,
                                const std::optional<std::string>& symbol,
                                const std::optional<std::string>& module) {
    ImageWish wish;
    if (format && *format != "png" && *format != "svg")
        return Error{ErrorCode::InvalidArgument, "'format': png or svg"};
    if (symbol && *symbol != "qr" && *symbol != "code128")
        return Error{ErrorCode::InvalidArgument, "'symbol': qr or code128"};
    wish.format = format == "svg" ? ImageFormat::Svg : ImageFormat::Png;
    wish.symbol = symbol == "code128" ? ImageSymbol::Code128 : ImageSymbol::Qr;
    if (module) {
        KAZASU_TRY(wish.module, modulePixelsFrom(*module));
    }
    return wish;
}

Result<CodeImage> drawImage(const Code& code, const ImageWish& wish, const BarcodeWriter& barcodes) {
    const bool isQr = wish.symbol == ImageSymbol::Qr;
    KAZASU_TRY(const auto modules,
               isQr ? barcodes.qr(code.text, QrLevel::M) : barcodes.code128(code.reference));
    const SymbolLayout layout{wish.module, isQr ? kQrQuietZone : kCode128QuietZone,
                              isQr ? 1 : kCode128HeightModules};
    CodeImage image;
    if (wish.format == ImageFormat::Svg) {
        image.contentType = "image/svg+xml";
        image.bytes = svgOf(modules, layout);
    } else {
        image.contentType = "image/png";
        KAZASU_TRY(image.bytes, pngOf(modules, layout));
    }
    image.sha256 = sha256Hex(image.bytes);
    return image;
}

Status rememberImage(Database& database, const IssueNumber& number, const std::string& sha256, Instant now) {
    KAZASU_TRY(const auto remembered,
               database.run("INSERT INTO code_image (issue_number, sha256, served_at) VALUES (?, ?, ?) "
                            "ON CONFLICT (issue_number, sha256) DO NOTHING",
                            {sqlOf(number), sha256, sqlOf(now)}));
    return {};
}

Result<bool> wasHandedOut(Database& database, const Code& code, const std::string& sha256) {
    if (sha256 == sha256Hex(code.text)) return true;
    KAZASU_TRY(const auto found,
               database.run("SELECT 1 FROM code_image WHERE issue_number = ? AND sha256 = ?",
                            {sqlOf(code.number), sha256}));
    return !found.rows.empty();
}

}  // namespace kazasu::center
