// A picture of a phone held up to a scanner: grey surroundings, a dark frame, a bright screen with the code
// and its amount, a little turned and a little larger than it was sent.
#pragma once

#include <QImage>
#include <QString>

namespace kazasu::test {

struct Pose {
    double degrees = 4.0;
    double scale = 2.5;  // of the image that the phone was sent
};

/// `symbol` with its quiet zone, as the center drew it.
QImage phonePicture(const QImage& symbol, const QString& caption, const Pose& pose = {});
/// The same for a symbol that no center drew: a QR of that text, a Code 128 of those digits, an EAN-13.
QImage qrSymbol(const std::string& text);
QImage code128Symbol(const std::string& digits);
QImage ean13Symbol(const std::string& digits);

}  // namespace kazasu::test
