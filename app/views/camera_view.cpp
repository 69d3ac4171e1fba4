#include "app/views/camera_view.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace kazasu::app {

CameraView::CameraView(const Look& look, QWidget* parent) : QWidget(parent), m_look(look) {
    setObjectName(QStringLiteral("cameraView"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("What the camera sees"));
    setVisible(false);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void CameraView::show(const QImage& picture, const QList<QPolygonF>& outlines) {
    const bool hadPicture = hasPicture();
    m_picture = picture;
    m_outlines = outlines;
    if (hadPicture != hasPicture()) Q_EMIT availableChanged(hasPicture());
    update();
}

void CameraView::setFixedView(int height) { setFixedSize(height * 16 / 9, height); }

void CameraView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("What the camera sees"));
    QWidget::changeEvent(event);
}

void CameraView::paintEvent(QPaintEvent*) {
    if (m_picture.isNull()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSizeF fitted = QSizeF(m_picture.size()).scaled(size(), Qt::KeepAspectRatio);
    const QRectF place(QPointF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted);
    QPainterPath frame;
    frame.addRoundedRect(place, m_look.px(8), m_look.px(8));
    painter.setClipPath(frame);
    painter.drawImage(place, m_picture);
    painter.translate(place.topLeft());
    painter.scale(place.width() / m_picture.width(), place.height() / m_picture.height());
    // White under the colour: it must stand out from any goods.
    for (const auto& [colour, width] :
         {std::pair{QColor(Qt::white), 7}, std::pair{m_look.palette().accent, 4}}) {
        QPen pen(colour, m_look.px(width));
        pen.setCosmetic(true);
        pen.setJoinStyle(Qt::RoundJoin);
        painter.setPen(pen);
        for (const auto& outline : m_outlines) painter.drawPolygon(outline);
    }
}

}  // namespace kazasu::app
