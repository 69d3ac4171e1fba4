#include "drivers/scanner/camera/frame_thread.h"

#include "drivers/scanner/camera/frame_luma.h"

#include <QMutexLocker>

#include <algorithm>
#include <utility>

namespace kazasu {
namespace {

QImage greyPicture(const LuminanceView& view) {
    QImage picture(view.width, view.height, QImage::Format_Grayscale8);
    for (int y = 0; y < view.height; ++y)
        std::copy_n(view.pixels + static_cast<std::ptrdiff_t>(y) * view.rowStride, view.width,
                    picture.scanLine(y));
    return picture;
}

ScanPreview previewOf(const LuminanceView& frame, const std::vector<DecodedSymbol>& symbols) {
    LuminanceView view = frame;
    LuminanceImage small;
    while (view.width > FrameThread::kPreviewWidth) {
        small = halved(view);
        view = small.view();
    }
    ScanPreview preview{greyPicture(view), {}};
    const double scale = static_cast<double>(view.width) / frame.width;
    for (const auto& symbol : symbols) {
        QPolygonF outline;
        for (const auto& corner : symbol.corners) outline << QPointF(corner.x * scale, corner.y * scale);
        preview.outlines << outline;
    }
    return preview;
}

}  // namespace

FrameThread::FrameThread(Clock& clock) : m_reader(clock) {
    qRegisterMetaType<FrameLook>();
    m_thread.setObjectName(QStringLiteral("camera frames"));
    moveToThread(&m_thread);
    m_thread.start();
}

FrameThread::~FrameThread() {
    m_thread.quit();
    m_thread.wait();
}

void FrameThread::take(const QVideoFrame& frame) {
    const QMutexLocker lock(&m_mutex);
    m_next = frame;
    if (std::exchange(m_isWaiting, true)) return;
    QMetaObject::invokeMethod(this, &FrameThread::readNext, Qt::QueuedConnection);
}

void FrameThread::readNext() {
    QVideoFrame frame;
    {
        const QMutexLocker lock(&m_mutex);
        frame = std::exchange(m_next, {});
        m_isWaiting = false;
    }
    const FrameLuma luma(frame);
    if (luma.view().pixels == nullptr) return;
    FrameLook look{m_reader.read(luma.view()).symbols, {}};
    const bool isBehind = m_unseen >= kMaxUnseen;
    if (isBehind && look.symbols.empty()) return;
    if (!isBehind) look.preview = previewOf(luma.view(), look.symbols);
    ++m_unseen;
    Q_EMIT looked(look);
}

}  // namespace kazasu
