// Mailbox: answers given on any thread, carried to the I/O thread with one wake-up for as many as have
// gathered.
#pragma once

#include "platform/http/message.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace kazasu {

class HttpSession;

class HttpMailbox {
public:
    /// `wake` posts to the I/O thread, which then calls takeAll.
    explicit HttpMailbox(std::function<void()> wake) : m_wake(std::move(wake)) {}

    struct Letter {
        std::weak_ptr<HttpSession> session;
        HttpResponse response;
    };

    void put(Letter letter) {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed) return;
        m_letters.push_back(std::move(letter));
        if (m_letters.size() == 1) m_wake();
    }
    std::vector<Letter> takeAll() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_letters, {});
    }
    /// The server is gone: what is still answered is dropped.
    void close() {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_letters.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    std::function<void()> m_wake;
    bool m_isClosed = false;
};

}  // namespace kazasu
