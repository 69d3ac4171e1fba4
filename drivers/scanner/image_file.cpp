#include "drivers/scanner/image_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>

namespace kazasu {
namespace {

Result<QByteArray> contentOf(const QString& path) {
    const std::string name = path.toStdString();
    const QFileInfo info(path);
    if (!info.exists()) return Error{ErrorCode::DeviceNotFound, name};
    if (!info.isFile()) return Error{ErrorCode::ImageUnreadable, name + ": not a file"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorCode::DevicePermission, name};
    const QByteArray content = file.read(kMaxImageBytes + 1);
    if (content.size() > kMaxImageBytes) return Error{ErrorCode::ImageTooLarge, name + ": more than 8 MiB"};
    return content;
}

Result<QImage> imageIn(const QByteArray& content, const std::string& name) {
    QBuffer buffer;
    buffer.setData(content);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg")
        return Error{ErrorCode::ImageUnreadable, name + ": not PNG or JPEG"};
    const QSize size = reader.size();
    if (!size.isValid()) return Error{ErrorCode::ImageUnreadable, name + ": no size"};
    if (size.width() > kMaxImageSide || size.height() > kMaxImageSide)
        return Error{ErrorCode::ImageTooLarge, name + ": larger than 4096 x 4096"};
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
