#include "app/views/phone_drawing.h"

#include "app/look/shapes.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace kazasu::app {
namespace {

// The drawing is made on this grid, then scaled to the widget.
constexpr double kGridWidth = 320;
constexpr double kGridHeight = 220;
constexpr QRectF kScreen{-34, -62, 68, 112};
constexpr QPointF kPhoneCentre{160, 88};
constexpr QPointF kBadgeCentre{226, 62};
constexpr double kPhoneTilt = -12;

// A square pattern that reads as "a code" at a glance and is none: nothing can be scanned off the till's
// screen.
constexpr std::array<const char*, 9> kPattern{"###.#.###", "#.#..#..#", "###.##.##", "..#..#...", "#.##.##.#",
                                              ".#..#..#.", "###..##.#", "#.#.#..#.", "###..#.##"};

}  // namespace

PhoneDrawing::PhoneDrawing(const Look& look, QWidget* parent) : QWidget(parent), m_look(look) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PhoneDrawing::show(State state, int secondsLeft, int secondsAtStart) {
    m_state = state;
    m_secondsLeft = secondsLeft;
    m_secondsAtStart = qMax(1, secondsAtStart);
    update();
}

QColor PhoneDrawing::stateColour() const {
    const Palette& p = m_look.palette();
    switch (m_state) {
        case State::Hold:
            return p.accent;
        case State::Checking:
            return p.info;
        case State::Paid:
            return p.accent;
        case State::NotPaid:
            return p.danger;
        case State::InDoubt:
            return p.warn;
    }
    return p.ink;
}

void PhoneDrawing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double factor = qMin(width() / kGridWidth, height() / kGridHeight);
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(factor, factor);
    painter.translate(-kGridWidth / 2, -kGridHeight / 2);
    paintReader(painter);
    paintPhone(painter);
    if (m_state == State::Checking)
        paintCountdown(painter);
    else if (m_state != State::Hold)
        paintBadge(painter);
}

void PhoneDrawing::paintReader(QPainter& painter) const {
    const Palette& p = m_look.palette();
    if (m_state == State::Hold) {  // the reader's light, wide at the phone
        QColor light = p.accent;
        light.setAlphaF(0.14F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(light);
        painter.drawPolygon(QPolygonF({{140, 178}, {180, 178}, {226, 120}, {94, 120}}));
    }
    painter.setPen(QPen(p.muted, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(p.paper);
    QPainterPath reader(QPointF(110, 178));
    reader.lineTo(210, 178);
    reader.lineTo(224, 212);
    reader.lineTo(96, 212);
    reader.closeSubpath();
    painter.drawPath(reader);
    painter.setPen(QPen(m_state == State::Hold ? p.accent : p.muted, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QLineF(136, 186, 184, 186));
}

void PhoneDrawing::paintPhone(QPainter& painter) const {
    const Palette& p = m_look.palette();
    painter.save();
    painter.translate(kPhoneCentre);
    painter.rotate(kPhoneTilt);
    painter.setPen(QPen(p.ink, 3.2));
    painter.setBrush(p.ink);
    painter.drawRoundedRect(kScreen.adjusted(-7, -14, 7, 16), 12, 12);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(Qt::white));  // a code stands on pure white, in the dark theme too
    painter.drawRoundedRect(kScreen, 4, 4);
    paintCode(painter);
    painter.restore();
}

void PhoneDrawing::paintCode(QPainter& painter) const {
    constexpr double kModule = 5.6;
    const double left = -kModule * 4.5;
    const double top = -34;
    painter.setBrush(QColor(0x0F, 0x17, 0x2A));
    for (std::size_t row = 0; row < kPattern.size(); ++row)
        for (int column = 0; column < 9; ++column)
            if (kPattern[row][column] == '#')
                painter.drawRect(QRectF(left + column * kModule, top + static_cast<double>(row) * kModule,
                                        kModule + 0.25, kModule + 0.25));
    if (m_state != State::Hold) return;
    painter.setPen(QPen(m_look.palette().accent, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QLineF(-42, -9, 42, -9));
    painter.setPen(Qt::NoPen);
}

void PhoneDrawing::paintBadge(QPainter& painter) const {
    const Palette& p = m_look.palette();
    painter.setPen(QPen(p.mist, 5));
    painter.setBrush(stateColour());
    painter.drawEllipse(kBadgeCentre, 38, 38);
    const Shape shape = m_state == State::Paid      ? Shape::Tick
                        : m_state == State::NotPaid ? Shape::Cross
                                                    : Shape::Question;
    const QRectF box(kBadgeCentre - QPointF(23, 23), QSizeF(46, 46));
    paintShape(painter, shape, box, m_state == State::Paid ? p.onAccent : p.paper);
}

void PhoneDrawing::paintCountdown(QPainter& painter) const {
    const Palette& p = m_look.palette();
    painter.setPen(QPen(p.mist, 5));
    painter.setBrush(p.paper);
    painter.drawEllipse(kBadgeCentre, 40, 40);
    const QRectF ring(kBadgeCentre - QPointF(34, 34), QSizeF(68, 68));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(p.line, 6));
    painter.drawEllipse(ring);
    painter.setPen(QPen(p.info, 6, Qt::SolidLine, Qt::RoundCap));
    constexpr int kFullTurn = 360 * 16;
    painter.drawArc(ring, 90 * 16, kFullTurn * qMin(m_secondsLeft, m_secondsAtStart) / m_secondsAtStart);
    QFont font = m_look.font(20, QFont::Bold);
    font.setPixelSize(28);  // on the drawing's own grid, which is scaled already
    painter.setFont(font);
    painter.setPen(p.ink);
    painter.drawText(ring, Qt::AlignCenter, QString::number(m_secondsLeft));
}

}  // namespace kazasu::app
