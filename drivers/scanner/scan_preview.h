// ScanPreview: what a camera sees, for the cashier: a small grey picture, and around each code that was read
// an outline in the picture's pixels.
#pragma once

#include <QImage>
#include <QPolygonF>

namespace kazasu {

struct ScanPreview {
    QImage picture;  // null: the camera sees nothing any more
    QList<QPolygonF> outlines;
};

}  // namespace kazasu
