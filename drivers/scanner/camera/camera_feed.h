// CameraFeed: the frames of a webcam, the one door to Qt Multimedia's camera. It finds the camera by its
// name, starts it, notices when frames stop (an unplugged camera says nothing by itself) and looks for it
// again.
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QCamera>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QTimer>
#include <QVideoFrame>
#include <QVideoSink>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace kazasu {

struct CameraSettings {
    std::string name;  // part of what the system calls it; of several the one plugged in last
    int width = 1280;  // the format nearest to it: more reads no better, only from further away

    static constexpr int kSmallestWidth = 320, kLargestWidth = 3840;
};

/// The cameras there are, as the system calls them.
std::vector<std::string> cameraNames();

class CameraFeed final : public QObject {
    Q_OBJECT

public:
    /// A camera that has begun sends at least ten frames a second; one that begins may need to warm up.
    static constexpr Milliseconds kSilence{2'000};
    static constexpr Milliseconds kWarmUp{6'000};
    static constexpr int kLookMs = 500;  // how often all of that is looked at

    using FrameTaker = std::function<void(const QVideoFrame&)>;

    /// The taker is called from a thread of the camera's. The clock must outlive the feed.
    CameraFeed(CameraSettings settings, Clock& clock, FrameTaker taker, QObject* parent = nullptr);
    ~CameraFeed() override;

    /// DeviceNotFound when no such camera is there now; it is looked for until close().
    Status open();
    void close();

Q_SIGNALS:
    /// true with the first frame; false when the camera went away or fell silent.
    void readyChanged(bool isReady);
    void faulted(const kazasu::Error& error);

private:
    struct Running;

    [[nodiscard]] Status start();
    void lookAfter();
    void lose(const std::string& why);

    CameraSettings m_settings;
    Clock& m_clock;
    FrameTaker m_taker;
    QMediaDevices m_devices;
    QTimer m_timer;
    std::unique_ptr<Running> m_running;
    std::atomic<std::int64_t> m_lastFrameMs{0};
    std::atomic<bool> m_hasFrame{false};
    Milliseconds m_startedAt{0};
    bool m_isReady = false;
    bool m_isMissingTold = false;  // since it was ready
};

}  // namespace kazasu
