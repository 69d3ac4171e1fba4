#include "drivers/scanner/camera/camera_feed.h"

#include <QCameraDevice>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdlib>
#include <utility>

Q_LOGGING_CATEGORY(cameraFeedLog, "kazasu.drivers.camera_feed")

namespace kazasu {
namespace {

/// The last that is meant: Qt 6.4 keeps a stale copy of a camera that was unplugged in front of the new one.
QCameraDevice deviceNamed(const std::string& name) {
    QCameraDevice found;
    for (const auto& device : QMediaDevices::videoInputs()) {
        const bool isMeant =
            name.empty() || device.description().contains(QString::fromStdString(name), Qt::CaseInsensitive);
        if (!isMeant || device.isNull()) continue;
        found = device;
    }
    return found;
}

/// Near the wanted width, and fast: at 1280 x 720 many cameras send 10 raw frames a second, but 30 as JPEG.
QCameraFormat formatFor(const QCameraDevice& device, int width) {
    constexpr float kFluent = 24;
    constexpr int kSlowPenalty = 4000;
    QCameraFormat best;
    int leastCost = 0;
    for (const auto& format : device.videoFormats()) {
        const bool isSlow = format.maxFrameRate() < kFluent;
        const int cost = std::abs(format.resolution().width() - width) + (isSlow ? kSlowPenalty : 0);
        if (!best.isNull() && cost >= leastCost) continue;
        best = format;
        leastCost = cost;
    }
    return best;
}

}  // namespace

std::vector<std::string> cameraNames() {
    std::vector<std::string> names;
    for (const auto& device : QMediaDevices::videoInputs()) {
        const std::string name = device.description().toStdString();
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

/// A camera that is lost is given up with all that belongs to it: Qt 6.4 recovers from nothing less.
struct CameraFeed::Running {
    explicit Running(const QCameraDevice& device) : camera(device) {}
    ~Running() {
        camera.stop();
        session.setCamera(nullptr);
    }

    QVideoSink sink;
    QCamera camera;
    QMediaCaptureSession session;
};

CameraFeed::CameraFeed(CameraSettings settings, Clock& clock, FrameTaker taker, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_clock(clock), m_taker(std::move(taker)) {
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &CameraFeed::lookAfter);
    // Queued: Qt 6.4 says so while it holds the lock that asking for the cameras needs.
    connect(
        &m_devices, &QMediaDevices::videoInputsChanged, this,
        [this] {
            if (m_timer.isActive() && !m_running) lookAfter();
        },
        Qt::QueuedConnection);
}

CameraFeed::~CameraFeed() { close(); }

Status CameraFeed::open() {
    close();
    m_timer.start();
    return start();
}

void CameraFeed::close() {
    m_timer.stop();
    m_running.reset();
    m_isReady = m_isMissingTold = false;
}

Status CameraFeed::start() {
    const QCameraDevice device = deviceNamed(m_settings.name);
    // Without a device Qt would show a test picture of its own.
    if (device.isNull())
        return Error{ErrorCode::DeviceNotFound,
                     "no camera" + (m_settings.name.empty() ? "" : " called " + m_settings.name)};
    m_hasFrame = false;
    m_startedAt = m_clock.monotonic();
    m_running = std::make_unique<Running>(device);
    connect(
        &m_running->sink, &QVideoSink::videoFrameChanged, this,
        [this](const QVideoFrame& frame) {
            if (!frame.isValid()) return;
            m_lastFrameMs = m_clock.monotonic().count();
            m_hasFrame = true;
            m_taker(frame);
        },
        Qt::DirectConnection);
    connect(&m_running->camera, &QCamera::errorOccurred, this, [](QCamera::Error, const QString& text) {
        qCInfo(cameraFeedLog, "the camera says: %s", qPrintable(text));
    });
    // The sink before the camera: the other way round Qt 6.4 may never begin, or crash.
    m_running->session.setVideoSink(&m_running->sink);
    const auto format = formatFor(device, m_settings.width);
    if (!format.isNull()) m_running->camera.setCameraFormat(format);
    m_running->session.setCamera(&m_running->camera);
    m_running->camera.start();
    qCInfo(cameraFeedLog, "looking through %s", qPrintable(device.description()));
    return {};
}

void CameraFeed::lookAfter() {
    if (!m_running) {
        (void)start();  // said when it was opened or lost; it is simply not there yet
        return;
    }
    const Milliseconds now = m_clock.monotonic();
    if (!m_hasFrame) {
        if (now - m_startedAt > kWarmUp) lose("no picture");
        return;
    }
    if (now - Milliseconds{m_lastFrameMs} > kSilence) return lose("no more pictures");
    if (m_isReady) return;
    m_isReady = true;
    m_isMissingTold = false;
    Q_EMIT readyChanged(true);
}

void CameraFeed::lose(const std::string& why) {
    m_running.reset();
    m_isReady = false;
    if (std::exchange(m_isMissingTold, true)) return;
    Q_EMIT readyChanged(false);
    Q_EMIT faulted(Error{ErrorCode::DeviceDisconnected, "camera: " + why});
}

}  // namespace kazasu
