#include "app/look/shapes.h"

#include <QPainterPath>

namespace kazasu::app {
namespace {

// Every drawing is made on a grid of 24 by 24 with a stroke of 2.4, then scaled.
constexpr double kGrid = 24.0;
constexpr double kStroke = 2.4;

void paintTick(QPainter& painter) { painter.drawPolyline(QPolygonF({{4, 13}, {9.5, 18.5}, {20, 6}})); }

void paintCross(QPainter& painter) {
    painter.drawLine(QLineF(5, 5, 19, 19));
    painter.drawLine(QLineF(19, 5, 5, 19));
}

void paintTriangle(QPainter& painter, const QColor& colour) {
    painter.drawPolygon(QPolygonF({{12, 3}, {22, 20.5}, {2, 20.5}}));
    painter.drawLine(QLineF(12, 9, 12, 14));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(12, 17.4), 1.4, 1.4);
}

void paintInfo(QPainter& painter, const QColor& colour) {
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5);
    painter.drawLine(QLineF(12, 11, 12, 17));
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(12, 7.3), 1.5, 1.5);
}

void paintDot(QPainter& painter, const QColor& colour) {
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(12, 12), 7, 7);
}

void paintRing(QPainter& painter) {
    painter.drawEllipse(QPointF(12, 12), 7, 7);
    painter.drawLine(QLineF(4.5, 19.5, 19.5, 4.5));
}

void paintPrinter(QPainter& painter) {
    painter.drawRect(QRectF(3, 9, 18, 8));
    painter.drawPolyline(QPolygonF({{7, 9}, {7, 3}, {17, 3}, {17, 9}}));
    painter.drawPolyline(QPolygonF({{7, 14}, {7, 21}, {17, 21}, {17, 14}}));
}

void paintOutbox(QPainter& painter) {
    painter.drawPolyline(QPolygonF({{3, 13}, {3, 21}, {21, 21}, {21, 13}}));
    painter.drawLine(QLineF(12, 3, 12, 15));
    painter.drawPolyline(QPolygonF({{7, 8}, {12, 3}, {17, 8}}));
}

void paintQuestion(QPainter& painter, const QColor& colour) {
    QPainterPath path(QPointF(7.5, 8.5));
    path.cubicTo({7.5, 2.5}, {16.5, 2.5}, {16.5, 8.5});
    path.cubicTo({16.5, 12}, {12, 12}, {12, 15.5});
    painter.drawPath(path);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(12, 20), 1.6, 1.6);
}

void paintScanLine(QPainter& painter) {
    for (const double x : {-1.0, 1.0})
        for (const double y : {-1.0, 1.0})
            painter.drawPolyline(QPolygonF(
                {{12 + x * 4.5, 12 + y * 9}, {12 + x * 9, 12 + y * 9}, {12 + x * 9, 12 + y * 4.5}}));
    painter.drawLine(QLineF(2, 12, 22, 12));
}

void paintSearch(QPainter& painter) {
    painter.drawEllipse(QPointF(10, 10), 6.5, 6.5);
    painter.drawLine(QLineF(15, 15, 21, 21));
}

void paintEnter(QPainter& painter) {
    painter.drawPolyline(QPolygonF({{20, 5}, {20, 14}, {4, 14}}));
    painter.drawPolyline(QPolygonF({{9, 9}, {4, 14}, {9, 19}}));
}

/// On a grid of kGrid by kGrid.
void paintOnGrid(QPainter& painter, Shape shape, const QColor& colour) {
    switch (shape) {
        case Shape::Tick:
            return paintTick(painter);
        case Shape::Cross:
            return paintCross(painter);
        case Shape::Triangle:
            return paintTriangle(painter, colour);
        case Shape::Info:
            return paintInfo(painter, colour);
        case Shape::Dot:
            return paintDot(painter, colour);
        case Shape::Ring:
            return paintRing(painter);
        case Shape::Printer:
            return paintPrinter(painter);
        case Shape::Outbox:
            return paintOutbox(painter);
        case Shape::Question:
            return paintQuestion(painter, colour);
        case Shape::ScanLine:
            return paintScanLine(painter);
        case Shape::Search:
            return paintSearch(painter);
        case Shape::Enter:
            return paintEnter(painter);
    }
}

}  // namespace

void paintShape(QPainter& painter, Shape shape, const QRectF& box, const QColor& colour) {
    const double side = qMin(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    painter.setPen(QPen(colour, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    paintOnGrid(painter, shape, colour);
    painter.restore();
}

}  // namespace kazasu::app
