#include "platform/sql/commit_queue.h"

#include "platform/sql/commit_batches.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

namespace kazasu {
namespace {

class ThreadPause final : public WriterPause {
public:
    Milliseconds monotonic() override {
        return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    }
    void pauseFor(Milliseconds duration) override { std::this_thread::sleep_for(duration); }
};

}  // namespace

struct ThreadedCommitQueue::Impl {
    explicit Impl(CommitQueueLimits limits) : row(limits) {}

    std::mutex mutex;
    std::condition_variable wake;
    JobRow row;
    bool isStopping = false;
    std::thread writer;

    /// Empty only when stopping and nothing is left.
    std::vector<QueuedJob> takeBatch() {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return isStopping || !row.isEmpty(); });
        return row.takeBatch();
    }

    void serve(const Open& open, std::promise<Status>& opened) {
        auto database = open();
        if (!database) {
            opened.set_value(database.error());
            return;
        }
        ThreadPause pause;
        BatchWriter batchWriter(*std::move(database), pause);
        opened.set_value({});
        for (auto batch = takeBatch(); !batch.empty(); batch = takeBatch()) batchWriter.serve(batch);
    }
};

ThreadedCommitQueue::ThreadedCommitQueue(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<ThreadedCommitQueue>> ThreadedCommitQueue::start(Open open, CommitQueueLimits limits) {
    std::unique_ptr<ThreadedCommitQueue> queue(new ThreadedCommitQueue(std::make_unique<Impl>(limits)));
    Impl& impl = *queue->m_impl;
    std::promise<Status> opened;
    auto whenOpened = opened.get_future();
    impl.writer = std::thread(
        [&impl, open = std::move(open), opened = std::move(opened)]() mutable { impl.serve(open, opened); });
    KAZASU_TRY_STATUS(whenOpened.get());
    return queue;
}

ThreadedCommitQueue::~ThreadedCommitQueue() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->isStopping = true;
    }
    m_impl->wake.notify_one();
    if (m_impl->writer.joinable()) m_impl->writer.join();
}

std::size_t ThreadedCommitQueue::waiting() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->row.size();
}

void ThreadedCommitQueue::submit(Job job, Done done) {
    QueuedJob queued{std::move(job), std::move(done), {}};
    {
        const std::lock_guard lock(m_impl->mutex);
        if (!m_impl->isStopping && m_impl->row.add(queued)) {
            m_impl->wake.notify_one();
            return;
        }
    }
    queued.done(queueIsFull());
}

}  // namespace kazasu
