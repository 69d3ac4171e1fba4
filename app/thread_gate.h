// ThreadGate: carries calls from a till's thread to the thread of a window's object, as long as that lives.
// Queued calls are dropped by Qt when their receiver goes; this covers the moment before a call is queued.
#pragma once

#include <QMetaObject>

#include <mutex>
#include <utility>

namespace kazasu::app {

template <class Receiver>
class ThreadGate {
public:
    explicit ThreadGate(Receiver& receiver) : m_receiver(&receiver) {}

    void close() {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

    /// Runs `task(receiver)` on the receiver's thread, unless it is gone.
    template <class Task>
    void carry(Task task) {
        const std::lock_guard lock(m_mutex);
        if (m_receiver == nullptr) return;
        Receiver* const receiver = m_receiver;
        QMetaObject::invokeMethod(
            receiver, [receiver, task = std::move(task)] { task(*receiver); }, Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    Receiver* m_receiver;
};

}  // namespace kazasu::app
