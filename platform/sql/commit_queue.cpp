#include "platform/sql/commit_queue.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace kazasu {
namespace {

constexpr int kBusyTries = 10;
constexpr auto kFirstBusyPause = std::chrono::milliseconds(4);
constexpr auto kLongestBusyPause = std::chrono::milliseconds(500);
// In all, with what the engine waits by itself: a shop gives up after 5 s.
constexpr auto kBusyPatience = std::chrono::seconds(3);

struct QueuedJob {
    CommitQueue::Job job;
    CommitQueue::Done done;
    Status outcome;
};
using Batch = std::span<QueuedJob>;

enum class BatchEnd {
    Committed,  // each job has its own outcome
    Busy,       // nothing was written; the same again may succeed
    Undone,     // nothing was written; the jobs have to be tried one by one
    Unknown,    // COMMIT did not say
};

void giveAll(Batch batch, const Error& error) {
    for (QueuedJob& queued : batch) queued.outcome = error;
}

bool breaksConnection(ErrorCode code) {
    return code == ErrorCode::StorageIo || code == ErrorCode::StorageFull ||
           code == ErrorCode::StorageCorrupt;
}

/// Runs batches on one database; knows when to repeat, to split and to reopen.
class BatchWriter {
public:
    explicit BatchWriter(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

    /// Afterwards every job has its outcome.
    void write(Batch batch) {
        BatchEnd end = writeWithPatience(batch);
        if (end == BatchEnd::Undone) {
            reopen();
            if (batch.size() > 1) {
                for (std::size_t i = 0; i < batch.size(); ++i) write(batch.subspan(i, 1));
                return;
            }
            end = writeWithPatience(batch);  // once more: the first time may have met a connection gone bad
            if (end == BatchEnd::Undone) reopen();
        }
        if (end == BatchEnd::Unknown) reopen();
        if (end != BatchEnd::Committed) giveAll(batch, m_error);
    }

private:
    BatchEnd writeWithPatience(Batch batch) {
        auto pause = kFirstBusyPause;
        const auto deadline = std::chrono::steady_clock::now() + kBusyPatience;
        for (int attempt = 1;; ++attempt) {
            const BatchEnd end = writeOnce(batch);
            const bool isPatient = attempt < kBusyTries && std::chrono::steady_clock::now() < deadline;
            if (end != BatchEnd::Busy || !isPatient) return end;
            std::this_thread::sleep_for(pause);
            pause = std::min(pause * 2, kLongestBusyPause);
        }
    }

    BatchEnd writeOnce(Batch batch) {
        auto transaction = Transaction::begin(*m_database);
        if (!transaction) return failed(transaction.error());
        for (QueuedJob& queued : batch) {
            if (auto sound = runInSavepoint(queued); !sound) return failed(sound.error());
        }
        const Status committed = transaction->commit();
        if (committed) return BatchEnd::Committed;
        if (committed.code() != ErrorCode::OutcomeUnknown) return failed(committed.error());
        m_error = committed.error();
        return BatchEnd::Unknown;
    }

    /// Ok: the transaction goes on, whatever became of the job. Error: the whole transaction is spoilt.
    Status runInSavepoint(QueuedJob& queued) {
        KAZASU_TRY(const SqlResult opened, m_database->run("SAVEPOINT job"));
        queued.outcome = queued.job(*m_database);
        if (!queued.outcome && spoilsTransaction(queued.outcome.code())) return queued.outcome;
        if (!queued.outcome) {
            KAZASU_TRY(const SqlResult undone, m_database->run("ROLLBACK TO SAVEPOINT job"));
        }
        KAZASU_TRY(const SqlResult released, m_database->run("RELEASE SAVEPOINT job"));
        return {};
    }

    [[nodiscard]] bool spoilsTransaction(ErrorCode code) const {
        // A serialization failure of PostgreSQL is one of the whole transaction, not of a savepoint.
        const bool isBusy = code == ErrorCode::StorageBusy && m_database->engine() == SqlEngine::PostgreSql;
        return isBusy || breaksConnection(code);
    }

    BatchEnd failed(const Error& error) {
        m_error = error;
        return error.code == ErrorCode::StorageBusy ? BatchEnd::Busy : BatchEnd::Undone;
    }

    // If it fails, the next BEGIN fails too, and its error is the answer.
    void reopen() { static_cast<void>(m_database->reopen()); }

    std::unique_ptr<Database> m_database;
    Error m_error{ErrorCode::Internal};
};

}  // namespace

struct ThreadedCommitQueue::Impl {
    CommitQueueLimits limits;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<QueuedJob> queue;
    bool isStopping = false;
    std::thread writer;

    /// Empty only when stopping and nothing is left.
    std::vector<QueuedJob> takeBatch() {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return isStopping || !queue.empty(); });
        const std::size_t count = std::min(queue.size(), limits.maxBatch);
        const auto end = queue.begin() + static_cast<std::ptrdiff_t>(count);
        std::vector<QueuedJob> batch(std::make_move_iterator(queue.begin()), std::make_move_iterator(end));
        queue.erase(queue.begin(), end);
        return batch;
    }

    void serve(const Open& open, std::promise<Status>& opened) {
        auto database = open();
        if (!database) {
            opened.set_value(database.error());
            return;
        }
        BatchWriter batchWriter(*std::move(database));
        opened.set_value({});
        for (auto batch = takeBatch(); !batch.empty(); batch = takeBatch()) {
            batchWriter.write(batch);
            for (QueuedJob& queued : batch) queued.done(std::move(queued.outcome));
        }
    }
};

ThreadedCommitQueue::ThreadedCommitQueue(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Result<std::unique_ptr<ThreadedCommitQueue>> ThreadedCommitQueue::start(Open open, CommitQueueLimits limits) {
    KAZASU_CHECK(limits.maxBatch > 0);
    std::unique_ptr<ThreadedCommitQueue> queue(new ThreadedCommitQueue(std::make_unique<Impl>()));
    Impl& impl = *queue->m_impl;
    impl.limits = limits;
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

void ThreadedCommitQueue::submit(Job job, Done done) {
    {
        const std::lock_guard lock(m_impl->mutex);
        if (!m_impl->isStopping && m_impl->queue.size() < m_impl->limits.maxQueued) {
            m_impl->queue.push_back({std::move(job), std::move(done), {}});
            m_impl->wake.notify_one();
            return;
        }
    }
    done(Error{ErrorCode::Unavailable, "the write queue is full"});
}

}  // namespace kazasu
