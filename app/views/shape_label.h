// ShapeLabel: one shape at the size of a line of text, in the colour of a token.
#pragma once

#include "app/look/look.h"
#include "app/look/shapes.h"

#include <QWidget>

namespace kazasu::app {

class ShapeLabel : public QWidget {
    Q_OBJECT

public:
    ShapeLabel(const Look& look, int sizeAt768, QWidget* parent)
        : QWidget(parent), m_look(look), m_size(sizeAt768) {
        connect(&look, &Look::changed, this, [this] { setFixedSize(m_look.px(m_size), m_look.px(m_size)); });
        setFixedSize(look.px(sizeAt768), look.px(sizeAt768));
    }

    void show(Shape shape, QColor Palette::*colour) {
        m_shape = shape;
        m_colour = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintShape(painter, m_shape, rect(), m_look.palette().*m_colour);
    }

private:
    const Look& m_look;
    int m_size;
    Shape m_shape = Shape::Dot;
    QColor Palette::*m_colour = &Palette::muted;
};

}  // namespace kazasu::app
