#include "tests/e2e/support/phone_screen.h"

#include "drivers/barcode/zxing_codec.h"
#include "tests/support/drawn_barcode.h"

#include <QPainterPath>

namespace kazasu::test {
namespace {

constexpr int kModulePixels = 4;
constexpr int kQuietModules = 10;
constexpr int kBarHeight = 120;

QImage drawn(const ModuleMatrix& modules) {
    const int quiet = kQuietModules * kModulePixels;
    const int height = modules.height == 1 ? kBarHeight : modules.height * kModulePixels;
    QImage picture = whitePicture(modules.width * kModulePixels + 2 * quiet, height + 2 * quiet);
    paint(picture, modules, quiet, quiet, kModulePixels, kBarHeight);
    return picture;
}

/// The phone as it lies in its own coordinates: frame, screen, code, words.
void paintPhone(QPainter& painter, const QSizeF& phone, const QImage& symbol, const QSizeF& code,
                const QString& caption) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(28, 28, 30));
    painter.drawRoundedRect(QRectF({0, 0}, phone), 40, 40);
    const QRectF screen(24, 60, phone.width() - 48, phone.height() - 120);
    painter.setBrush(QColor(250, 250, 250));
    painter.drawRoundedRect(screen, 12, 12);
    const QPointF corner(screen.center().x() - code.width() / 2, screen.top() + 120);
    painter.drawImage(QRectF(corner, code), symbol);
    QFont font = painter.font();
    font.setPixelSize(44);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(screen.left(), screen.top() + 20, screen.width(), 80), Qt::AlignCenter,
                     QStringLiteral("Kazasu"));
    painter.drawText(QRectF(screen.left(), corner.y() + code.height() + 20, screen.width(), 80),
                     Qt::AlignCenter, caption);
}

}  // namespace

QImage phonePicture(const QImage& symbol, const QString& caption, const Pose& pose) {
    const QSizeF code = QSizeF(symbol.size()) * pose.scale;
    const QSizeF phone(code.width() + 88, std::max(code.height() + 440, code.width() * 1.4));
    const int side = static_cast<int>(phone.height() * 1.15);
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(QColor(142, 140, 136));
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(picture.width() / 2.0, picture.height() / 2.0);
    painter.rotate(pose.degrees);
    painter.translate(-phone.width() / 2, -phone.height() / 2);
    paintPhone(painter, phone, symbol, code, caption);
    return picture;
}

QImage qrSymbol(const std::string& text) {
    const auto modules = ZxingWriter{}.qr(text, QrLevel::M);
    KAZASU_CHECK(modules.isOk());
    return drawn(*modules);
}

QImage code128Symbol(const std::string& digits) {
    const auto modules = ZxingWriter{}.code128(digits);
    KAZASU_CHECK(modules.isOk());
    return drawn(*modules);
}

QImage ean13Symbol(const std::string& digits) { return drawn(ean13Modules(digits)); }

}  // namespace kazasu::test
