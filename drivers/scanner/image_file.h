// Reads the codes in a picture, or in a picture file. Sizes are limited before anything is decoded: a picture
// from outside may be made to exhaust memory.
#pragma once

#include "core/barcode.h"

#include <QImage>
#include <QString>

namespace kazasu {

inline constexpr qint64 kMaxImageBytes = qint64{5} * 1024 * 1024;
inline constexpr int kMaxImageSide = 4096;
/// What a picture of that size takes with four bytes a pixel.
inline constexpr int kMaxImageMemoryMiB = 64;

/// Qt's own decoders ask for no more than kMaxImageMemoryMiB from here on, in this whole program: also where
/// the picture is decoded before it comes to us, as from a clipboard.
void limitImageMemory();

/// PNG or JPEG, whatever the name says. DeviceNotFound, DevicePermission, ImageTooLarge, ImageUnreadable, and
/// BarcodeNotFound for a good picture without a code.
Result<std::vector<DecodedSymbol>> readImageFile(const QString& path, const BarcodeReader& reader);

/// The same for a picture that is in memory already; the name stands in the errors.
Result<std::vector<DecodedSymbol>> readImage(const QImage& image, const std::string& name,
                                             const BarcodeReader& reader);

}  // namespace kazasu
