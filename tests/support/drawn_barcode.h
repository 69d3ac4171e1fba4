// Barcodes painted into a grey picture for tests. EAN-13 is drawn by this file's own table, so that the
// decoder is not tested against its own encoder alone.
#pragma once

#include "core/barcode.h"
#include "core/check.h"

#include <QImage>
#include <QPainter>

#include <array>

namespace kazasu::test {

/// The 95 modules of an EAN-13 whose check digit is already right.
inline ModuleMatrix ean13Modules(std::string_view digits) {
    static constexpr std::array kLeft{0x0D, 0x19, 0x13, 0x3D, 0x23, 0x31, 0x2F, 0x3B, 0x37, 0x0B};
    static constexpr std::array kParity{0x00, 0x0B, 0x0D, 0x0E, 0x13, 0x19, 0x1C, 0x15, 0x16, 0x1A};
    KAZASU_CHECK(digits.size() == 13);
    ModuleMatrix matrix{0, 1, {}};
    const auto push = [&matrix](int bits, int count) {
        for (int i = count - 1; i >= 0; --i)
            matrix.modules.push_back(static_cast<std::uint8_t>((bits >> i) & 1));
    };
    push(0b101, 3);
    const int parity = kParity[static_cast<std::size_t>(digits[0] - '0')];
    for (std::size_t i = 1; i <= 6; ++i) {
        const int odd = kLeft[static_cast<std::size_t>(digits[i] - '0')];
        int even = 0;  // set G is the complement of set L, mirrored
        for (int bit = 0; bit < 7; ++bit) even |= (((odd ^ 0x7F) >> bit) & 1) << (6 - bit);
        push((parity >> (6 - static_cast<int>(i))) & 1 ? even : odd, 7);
    }
    push(0b01010, 5);
    for (std::size_t i = 7; i <= 12; ++i) push(kLeft[static_cast<std::size_t>(digits[i] - '0')] ^ 0x7F, 7);
    push(0b101, 3);
    matrix.width = static_cast<int>(matrix.modules.size());
    return matrix;
}

inline QImage whitePicture(int width, int height) {
    QImage picture(width, height, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    return picture;
}

/// Paints the modules with the given size each; a linear code's single row becomes `barHeight` high.
inline void paint(QImage& picture, const ModuleMatrix& matrix, int left, int top, int moduleSize,
                  int barHeight = 0, QColor dark = Qt::black) {
    QPainter painter(&picture);
    const int height = matrix.height == 1 ? barHeight : moduleSize;
    for (int y = 0; y < matrix.height; ++y) {
        for (int x = 0; x < matrix.width; ++x) {
            if (matrix.isDark(x, y))
                painter.fillRect(left + x * moduleSize, top + y * height, moduleSize, height, dark);
        }
    }
}

inline LuminanceView viewOf(const QImage& picture) {
    KAZASU_CHECK(picture.format() == QImage::Format_Grayscale8);
    return {picture.constBits(), picture.width(), picture.height(), static_cast<int>(picture.bytesPerLine())};
}

}  // namespace kazasu::test
