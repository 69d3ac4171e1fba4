// CameraView: what the camera sees, with each code that was read outlined. Hidden while there is no picture.
#pragma once

#include "app/look/look.h"

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace kazasu::app {

class CameraView : public QWidget {
    Q_OBJECT

public:
    explicit CameraView(const Look& look, QWidget* parent = nullptr);

    /// Outlines are in the picture's pixels. An empty picture: there is no camera any more.
    void show(const QImage& picture, const QList<QPolygonF>& outlines);
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }
    /// As wide as pictures are at this height.
    void setFixedView(int height);

Q_SIGNALS:
    /// The first picture came, or the last one went.
    void availableChanged(bool isAvailable);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    const Look& m_look;
    QImage m_picture;
    QList<QPolygonF> m_outlines;
};

}  // namespace kazasu::app
