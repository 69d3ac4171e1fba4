// Shapes: the small drawings that stand beside every coloured word, painted in one colour at any size.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace kazasu::app {

enum class Shape {
    Tick,
    Cross,
    Triangle,
    Info,
    Dot,
    Ring,
    Printer,
    Outbox,
    Question,
    ScanLine,
    Search,
    Enter,
};

/// Fills the square inside `box`; antialiasing is switched on.
void paintShape(QPainter& painter, Shape shape, const QRectF& box, const QColor& colour);

}  // namespace kazasu::app
