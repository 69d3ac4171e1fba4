// FrameThread: reads a camera's frames away from the window's thread. It keeps the newest frame only: what
// comes while it is busy replaces what waits, so what it says is never older than two frames.
#pragma once

#include "core/time.h"
#include "drivers/barcode/frame_reader.h"
#include "drivers/scanner/scan_preview.h"

#include <QMutex>
#include <QThread>
#include <QVideoFrame>

#include <atomic>

namespace kazasu {

/// What one frame showed.
struct FrameLook {
    std::vector<DecodedSymbol> symbols;
    ScanPreview preview;
};

class FrameThread final : public QObject {
    Q_OBJECT

public:
    static constexpr int kPreviewWidth = 640;  // at most; half the size costs a quarter
    /// A window that does not keep up gets fewer looks, not a heap of old ones.
    static constexpr int kMaxUnseen = 3;

    /// The clock must outlive it.
    explicit FrameThread(Clock& clock);
    ~FrameThread() override;

    /// From any thread.
    void take(const QVideoFrame& frame);
    /// The receiver is done with one look.
    void seen() { --m_unseen; }

Q_SIGNALS:
    /// From the reading thread: connect it queued.
    void looked(const kazasu::FrameLook& look);

private:
    void readNext();

    FrameReader m_reader;
    QThread m_thread;
    QMutex m_mutex;
    QVideoFrame m_next;
    bool m_isWaiting = false;
    std::atomic<int> m_unseen{0};
};

}  // namespace kazasu
