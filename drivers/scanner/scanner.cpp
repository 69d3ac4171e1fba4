#include "drivers/scanner/scanner.h"

#include <utility>

namespace kazasu {

void Scanner::setDataEventEnabled(bool isEnabled) {
    m_isDataEventEnabled = isEnabled;
    scheduleDelivery();
}

void Scanner::enqueue(ScanEvent event) {
    if (m_queue.size() >= kMaxQueuedEvents) {
        Q_EMIT faulted(Error{ErrorCode::RateLimited, "more scans than anybody handles: one is dropped"});
        return;
    }
    m_queue.push_back(std::move(event));
    scheduleDelivery();
}

void Scanner::scheduleDelivery() {
    if (!m_isDataEventEnabled || m_queue.empty() || m_isDeliveryScheduled) return;
    m_isDeliveryScheduled = true;
    QMetaObject::invokeMethod(this, &Scanner::deliverNext, Qt::QueuedConnection);
}

void Scanner::deliverNext() {
    m_isDeliveryScheduled = false;
    if (!m_isDataEventEnabled || m_queue.empty()) return;
    m_isDataEventEnabled = false;
    const ScanEvent event = std::move(m_queue.front());
    m_queue.pop_front();
    Q_EMIT scanned(event);
    onDelivered();
}

}  // namespace kazasu
