// ScanInbox: what real scanners delivered to the till while a script runs, so that the script can wait for
// it.
#pragma once

#include "core/time.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace kazasu::controller {

class ScanInbox {
public:
    static constexpr std::size_t kMaxWaiting = 256;  // a script that never asks must not eat the memory

    void deliver(std::string label) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_labels.size() == kMaxWaiting) return;
            m_labels.push_back(std::move(label));
        }
        m_arrived.notify_one();
    }

    /// The oldest scan; none when nothing came within the limit.
    std::optional<std::string> take(Milliseconds limit) {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, limit, [this] { return !m_labels.empty(); })) return std::nullopt;
        std::string label = std::move(m_labels.front());
        m_labels.pop_front();
        return label;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<std::string> m_labels;
};

}  // namespace kazasu::controller
