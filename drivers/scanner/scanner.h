// Scanner: one source of scans, with UnifiedPOS's DataEventEnabled: one event is delivered, then others wait
// in a bounded queue until the receiver arms it again. So a burst never overtakes the sale that handles it.
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "drivers/scanner/scan_event.h"
#include "drivers/scanner/scan_preview.h"

#include <QObject>

#include <deque>

namespace kazasu {

class Scanner : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxQueuedEvents = 64;  // a cashier never gets that far ahead

    explicit Scanner(QObject* parent = nullptr) : QObject(parent) {}

    /// Begins to listen. A device that may still come (DeviceNotFound) is reported and looked for until
    /// close().
    virtual Status open() = 0;
    virtual void close() = 0;

    /// Whether people hear from the device itself that it has read something.
    [[nodiscard]] virtual bool beepsItself() const { return true; }

    /// true: exactly one event follows, from the event loop, then it is false again.
    void setDataEventEnabled(bool isEnabled);
    [[nodiscard]] bool isDataEventEnabled() const { return m_isDataEventEnabled; }
    /// DataCount: events that wait.
    [[nodiscard]] std::size_t dataCount() const { return m_queue.size(); }
    /// ClearInput: forgets what waits.
    void clearInput() { m_queue.clear(); }

Q_SIGNALS:
    void scanned(const kazasu::ScanEvent& event);
    /// Something the cashier or the log should know. The scanner goes on.
    void faulted(const kazasu::Error& error);
    /// The device is there, or was lost.
    void readyChanged(bool isReady);
    /// What a scanner that is a camera sees, several times a second; an empty picture when it sees no more.
    void previewed(const kazasu::ScanPreview& preview);

protected:
    /// Queues the event; a full queue drops it and faults with RateLimited.
    void enqueue(ScanEvent event);
    /// Called after an event left the queue.
    virtual void onDelivered() {}

private:
    void scheduleDelivery();
    void deliverNext();

    std::deque<ScanEvent> m_queue;
    bool m_isDataEventEnabled = false;
    bool m_isDeliveryScheduled = false;
};

}  // namespace kazasu
