#include "drivers/scanner/hid/hid_scanner.h"

namespace kazasu {

struct HidScanner::Opened {
    Opened(HidNode openedNode, const HidLayout& layout)
        : node(std::move(openedNode)), labels(layout), notifier(node.file(), QSocketNotifier::Read) {}

    HidNode node;
    HidLabels labels;
    QSocketNotifier notifier;
};

HidScanner::HidScanner(OpenHidNode openNode, Clock& clock, QObject* parent)
    : Scanner(parent), m_openNode(std::move(openNode)), m_clock(clock) {
    m_reopenTimer.setInterval(kReopenMs);
    connect(&m_reopenTimer, &QTimer::timeout, this, [this] {
        if (openDevice()) m_reopenTimer.stop();
    });
}

Status HidScanner::open() {
    close();
    Status opened = openDevice();
    if (!opened) m_reopenTimer.start();
    return opened;
}

void HidScanner::close() {
    m_reopenTimer.stop();
    m_opened.reset();
}

Status HidScanner::openDevice() {
    KAZASU_TRY(auto node, m_openNode());
    KAZASU_TRY(const auto layout, HidLayout::parse(node.reportDescriptor()));
    m_opened = std::make_shared<Opened>(std::move(node), layout);
    m_reportedDropped = 0;
    connect(&m_opened->notifier, &QSocketNotifier::activated, this, &HidScanner::onReadable);
    Q_EMIT readyChanged(true);
    return {};
}

void HidScanner::onReadable() {
    const auto opened = m_opened;  // lives until the end of this, whatever a receiver does
    if (!opened) return;
    const auto report = opened->node.read();
    if (!report) return lose();
    if (report->empty()) return;
    if (const auto label = opened->labels.feed(*report, m_clock.monotonic()))
        enqueue(scanEventOfFrame(*label));
    reportDropped();
}

void HidScanner::lose() {
    // The notifier itself is what called: it goes when this has returned.
    m_opened->notifier.setEnabled(false);
    QMetaObject::invokeMethod(
        this, [gone = std::move(m_opened)] {}, Qt::QueuedConnection);
    m_opened.reset();
    m_reopenTimer.start();
    Q_EMIT readyChanged(false);
    Q_EMIT faulted(Error{ErrorCode::DeviceDisconnected, "HID scanner"});
}

void HidScanner::reportDropped() {
    if (!m_opened || m_opened->labels.dropped() == m_reportedDropped) return;
    m_reportedDropped = m_opened->labels.dropped();
    Q_EMIT faulted(Error{ErrorCode::DeviceFrameInvalid, "HID scanner"});
}

}  // namespace kazasu
