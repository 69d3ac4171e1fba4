// A webcam as a scanner, camera:NAME?width=1280: hold the phone up to it. Each code is handed on once, when
// its own check agrees (read_check.h) or two frames do; what it sees is shown to the cashier.
#pragma once

#include "drivers/device_uri.h"
#include "drivers/scanner/camera/camera_feed.h"
#include "drivers/scanner/camera/frame_thread.h"
#include "drivers/scanner/scanner.h"
#include "drivers/scanner/sighting_filter.h"

namespace kazasu {

Result<CameraSettings> cameraSettingsFrom(const DeviceUri& uri);

class CameraScanner final : public Scanner {
    Q_OBJECT

public:
    /// The clock must outlive the scanner.
    CameraScanner(CameraSettings settings, Clock& clock, QObject* parent = nullptr);

    /// DeviceNotFound while there is no such camera; readyChanged(true) comes with its first picture.
    Status open() override;
    void close() override;
    [[nodiscard]] bool beepsItself() const override { return false; }

    /// Decoded, but its own check did not agree: never handed on.
    [[nodiscard]] std::size_t misreads() const { return m_filter.misreads(); }

private:
    void onLooked(const FrameLook& look);

    Clock& m_clock;
    SightingFilter m_filter;
    FrameThread m_thread;
    CameraFeed m_feed;
};

}  // namespace kazasu
