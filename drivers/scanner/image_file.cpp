#include "drivers/scanner/image_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>

namespace kazasu {
namespace {

constexpr qint64 kBitsInMiB = qint64{8} * 1024 * 1024;

Result<QByteArray> contentOf(const QString& path) {
    const std::string name = path.toStdString();
    const QFileInfo info(path);
    if (!info.exists()) return Error{ErrorCode::DeviceNotFound, name};
    if (!info.isFile()) return Error{ErrorCode::ImageUnreadable, name + ": not a file"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorCode::DevicePermission, name};
    const QByteArray content = file.read(kMaxImageBytes + 1);
    if (content.size() > kMaxImageBytes) return Error{ErrorCode::ImageTooLarge, name + ": more than 5 MiB"};
    return content;
}

/// The first bytes decide (W3C PNG 5.2; ITU-T T.81 B.1.1.3): no other decoder is even asked, and so none that
/// would follow a reference out of the picture, as an SVG's.
const char* formatOf(const QByteArray& content) {
    if (content.startsWith("\x89PNG\r\n\x1a\n")) return "png";
    return content.startsWith("\xff\xd8\xff") ? "jpeg" : nullptr;
}

Result<QImage> imageIn(const QByteArray& content, const std::string& name) {
    const char* const format = formatOf(content);
    if (format == nullptr) return Error{ErrorCode::ImageUnreadable, name + ": not PNG or JPEG"};
    limitImageMemory();
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid()) return Error{ErrorCode::ImageUnreadable, name + ": no size"};
    if (size.width() > kMaxImageSide || size.height() > kMaxImageSide)
        return Error{ErrorCode::ImageTooLarge, name + ": larger than 4096 x 4096"};
    const qint64 bits = QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel();
    if (bits * size.width() * size.height() > kMaxImageMemoryMiB * kBitsInMiB)
        return Error{ErrorCode::ImageTooLarge, name + ": needs more than 64 MiB"};
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::ImageUnreadable, name + ": " + reader.errorString().toStdString()};
    return image;
}

/// What is transparent would become black; paper is white.
QImage onPaper(const QImage& image) {
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            const auto over = [alpha = qAlpha(pixel)](int c) {
                return (c * alpha + 255 * (255 - alpha)) / 255;
            };
            opaque.setPixel(x, y, qRgb(over(qRed(pixel)), over(qGreen(pixel)), over(qBlue(pixel))));
        }
    }
    return opaque;
}

}  // namespace

void limitImageMemory() { QImageReader::setAllocationLimit(kMaxImageMemoryMiB); }

Result<std::vector<DecodedSymbol>> readImage(const QImage& image, const std::string& name,
                                             const BarcodeReader& reader) {
    if (image.isNull()) return Error{ErrorCode::ImageUnreadable, name};
    if (image.width() > kMaxImageSide || image.height() > kMaxImageSide)
        return Error{ErrorCode::ImageTooLarge, name + ": larger than 4096 x 4096"};
    const QImage grey =
        (image.hasAlphaChannel() ? onPaper(image) : image).convertToFormat(QImage::Format_Grayscale8);
    auto symbols =
        reader.read({grey.constBits(), grey.width(), grey.height(), static_cast<int>(grey.bytesPerLine())});
    if (symbols.empty()) return Error{ErrorCode::BarcodeNotFound, name};
    return symbols;
}

Result<std::vector<DecodedSymbol>> readImageFile(const QString& path, const BarcodeReader& reader) {
    KAZASU_TRY(const QByteArray content, contentOf(path));
    KAZASU_TRY(const QImage image, imageIn(content, path.toStdString()));
    return readImage(image, path.toStdString(), reader);
}

}  // namespace kazasu
