#include "drivers/scanner/camera/camera_scanner.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(cameraScannerLog, "kazasu.drivers.camera_scanner")

namespace kazasu {

Result<CameraSettings> cameraSettingsFrom(const DeviceUri& uri) {
    KAZASU_TRY_STATUS(uri.allowOnly({"width"}));
    CameraSettings settings{uri.rest(), 0};
    KAZASU_TRY(settings.width,
               uri.numberOr("width", 1280, CameraSettings::kSmallestWidth, CameraSettings::kLargestWidth));
    return settings;
}

CameraScanner::CameraScanner(CameraSettings settings, Clock& clock, QObject* parent)
    : Scanner(parent),
      m_clock(clock),
      m_thread(clock),
      m_feed(std::move(settings), clock, [this](const QVideoFrame& frame) { m_thread.take(frame); }) {
    connect(&m_thread, &FrameThread::looked, this, &CameraScanner::onLooked, Qt::QueuedConnection);
    connect(&m_feed, &CameraFeed::faulted, this, &Scanner::faulted);
    connect(&m_feed, &CameraFeed::readyChanged, this, [this](bool isReady) {
        if (!isReady) Q_EMIT previewed({});
        Q_EMIT readyChanged(isReady);
    });
}

Status CameraScanner::open() { return m_feed.open(); }

void CameraScanner::close() {
    m_feed.close();
    m_filter.clear();
    clearInput();
}

void CameraScanner::onLooked(const FrameLook& look) {
    m_thread.seen();
    for (const auto& symbol : look.symbols) {
        const Sighting sighting = m_filter.see(symbol, m_clock.monotonic());
        if (sighting == Sighting::New) enqueue(scanEventOf(symbol));
        if (sighting == Sighting::Misread)
            qCInfo(cameraScannerLog, "%zu codes were misread so far and not taken", m_filter.misreads());
    }
    if (!look.preview.picture.isNull()) Q_EMIT previewed(look.preview);
}

}  // namespace kazasu
