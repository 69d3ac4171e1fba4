// The image of a code (34, 608): which symbol, which format, how large; and what is remembered of it, so that
// a confirmed delivery names an image that was really handed out.
#pragma once

#include "center/issue/code.h"
#include "core/barcode.h"

#include <string>

namespace kazasu::center {

enum class ImageFormat { Png, Svg };
enum class ImageSymbol { Qr, Code128 };

struct ImageWish {
    ImageFormat format = ImageFormat::Png;
    ImageSymbol symbol = ImageSymbol::Qr;
    int module = 8;  // pixels, 1 to 32
    friend auto operator<=>(const ImageWish&, const ImageWish&) = default;
};
/// Absent values take the defaults; InvalidArgument names the one that is wrong.
Result<ImageWish> imageWishFrom(const std::optional<std::string>& format,
                                const std::optional<std::string>& symbol,
                                const std::optional<std::string>& module);

struct CodeImage {
    std::string contentType;
    std::string bytes;
    std::string sha256;  // 64 hex digits
};
Result<CodeImage> drawImage(const Code& code, const ImageWish& wish, const BarcodeWriter& barcodes);

Status rememberImage(Database& database, const IssueNumber& number, const std::string& sha256, Instant now);
/// An image that was handed out, or the information itself (embodiment 2: the phone draws it).
Result<bool> wasHandedOut(Database& database, const Code& code, const std::string& sha256);

}  // namespace kazasu::center
