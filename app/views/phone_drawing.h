// PhoneDrawing: a phone held over a reader, and over it the state in one shape: a scan line, a clock, a tick,
// a cross.
#pragma once

#include "app/look/look.h"

#include <QWidget>

namespace kazasu::app {

class PhoneDrawing : public QWidget {
    Q_OBJECT

public:
    enum class State { Hold, Checking, Paid, NotPaid, InDoubt };

    explicit PhoneDrawing(const Look& look, QWidget* parent = nullptr);

    /// `secondsLeft` of `secondsAtStart` are drawn while Checking.
    void show(State state, int secondsLeft = 0, int secondsAtStart = 30);

    [[nodiscard]] QSize sizeHint() const override { return {m_look.px(320), m_look.px(230)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_look.px(200), m_look.px(150)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintReader(QPainter& painter) const;
    void paintPhone(QPainter& painter) const;
    void paintCode(QPainter& painter) const;
    void paintBadge(QPainter& painter) const;
    void paintCountdown(QPainter& painter) const;
    [[nodiscard]] QColor stateColour() const;

    const Look& m_look;
    State m_state = State::Hold;
    int m_secondsLeft = 0;
    int m_secondsAtStart = 1;
};

}  // namespace kazasu::app
