// A column that scrolls under a finger and leaves the keyboard to the scan field.
#pragma once

#include <QScrollArea>
#include <QScroller>

namespace kazasu::app {

class TouchScroll : public QScrollArea {
public:
    TouchScroll(QWidget* parent, QWidget* content) : QScrollArea(parent) {
        setWidget(content);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    }
};

}  // namespace kazasu::app
