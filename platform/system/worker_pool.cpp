#include "platform/system/worker_pool.h"

#include "core/check.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace kazasu {

struct WorkerPool::Impl {
    explicit Impl(std::size_t queueLimit) : maxQueued(queueLimit) {}

    void work() {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return isStopping || !tasks.empty(); });
                if (tasks.empty()) return;
                task = std::move(tasks.front());
                tasks.pop_front();
            }
            task();
        }
    }

    const std::size_t maxQueued;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> tasks;
    bool isStopping = false;
    std::vector<std::thread> threads;
};

WorkerPool::WorkerPool(std::size_t threads, std::size_t maxQueued)
    : m_impl(std::make_unique<Impl>(maxQueued)) {
    KAZASU_CHECK(threads > 0);
    for (std::size_t i = 0; i < threads; ++i)
        m_impl->threads.emplace_back([impl = m_impl.get()] { impl->work(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->isStopping = true;
    }
    m_impl->wake.notify_all();
    for (auto& thread : m_impl->threads) thread.join();
}

Status WorkerPool::post(std::function<void()> task) {
    {
        const std::lock_guard lock(m_impl->mutex);
        if (m_impl->tasks.size() >= m_impl->maxQueued)
            return Error{ErrorCode::Unavailable, "the worker queue is full"};
        m_impl->tasks.push_back(std::move(task));
    }
    m_impl->wake.notify_one();
    return {};
}

}  // namespace kazasu
