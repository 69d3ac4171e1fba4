#include "platform/net/io_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <future>
#include <map>
#include <mutex>
#include <thread>

namespace kazasu {

struct IoThread::Impl {
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{context.get_executor()};
    std::mutex mutex;  // guards the timers: they may be set and cancelled from any thread
    std::map<TimerId, std::unique_ptr<boost::asio::steady_timer>> timers;
    TimerId lastTimer = 0;
    std::thread thread;

    /// Whether the timer was still wanted; it is gone afterwards.
    bool takeTimer(TimerId id) {
        const std::lock_guard lock{mutex};
        return timers.erase(id) > 0;
    }
};

IoThread::IoThread() : m_impl(std::make_unique<Impl>()) {
    m_impl->thread = std::thread{[impl = m_impl.get()] { impl->context.run(); }};
}

IoThread::~IoThread() {
    KAZASU_CHECK(!isCurrent());
    m_impl->context.stop();
    m_impl->thread.join();
}

void IoThread::post(std::function<void()> task) { boost::asio::post(m_impl->context, std::move(task)); }

TimerId IoThread::after(Milliseconds delay, std::function<void()> task) {
    const std::lock_guard lock{m_impl->mutex};
    const TimerId id = ++m_impl->lastTimer;
    auto timer = std::make_unique<boost::asio::steady_timer>(m_impl->context, delay);
    timer->async_wait(
        [impl = m_impl.get(), id, task = std::move(task)](const boost::system::error_code& error) {
            if (!error && impl->takeTimer(id)) task();
        });
    m_impl->timers.emplace(id, std::move(timer));
    return id;
}

void IoThread::cancel(TimerId id) { m_impl->takeTimer(id); }

void IoThread::runAndWait(const std::function<void()>& task) {
    if (isCurrent()) return task();
    const auto done =
        std::make_shared<std::promise<void>>();  // shared: set_value may outlast the waiting below
    post([&task, done] {
        task();
        done->set_value();
    });
    done->get_future().wait();
}

bool IoThread::isCurrent() const { return std::this_thread::get_id() == m_impl->thread.get_id(); }

boost::asio::io_context& IoThread::context() { return m_impl->context; }

}  // namespace kazasu
