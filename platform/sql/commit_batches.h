// CommitBatches: what a CommitQueue does, without a thread: jobs wait in a bounded row, and write() commits
// as many of them as may go together. Knows when a transaction has to be repeated, split or begun on a new
// connection.
#pragma once

#include "core/time.h"
#include "platform/sql/commit_queue.h"

#include <deque>
#include <span>
#include <vector>

namespace kazasu {

struct QueuedJob {
    CommitQueue::Job job;
    CommitQueue::Done done;
    Status outcome;
};

/// Jobs that nobody has taken yet, in the order of their coming. Not locked.
class JobRow {
public:
    explicit JobRow(CommitQueueLimits limits);
    /// False when it is full: the job was not taken.
    [[nodiscard]] bool add(QueuedJob& job);
    [[nodiscard]] bool isEmpty() const { return m_jobs.empty(); }
    [[nodiscard]] std::size_t size() const { return m_jobs.size(); }
    /// The next transaction's jobs.
    std::vector<QueuedJob> takeBatch();

private:
    CommitQueueLimits m_limits;
    std::deque<QueuedJob> m_jobs;
};

/// How a writer waits while somebody else holds the database.
class WriterPause {
public:
    virtual ~WriterPause() = default;
    virtual Milliseconds monotonic() = 0;
    virtual void pauseFor(Milliseconds duration) = 0;
};

/// Runs batches on the one connection that writes.
class BatchWriter {
public:
    BatchWriter(std::unique_ptr<Database> database, WriterPause& pause)
        : m_database(std::move(database)), m_pause(pause) {}

    /// Commits, then tells each job's `done` its outcome: ok is durable.
    void serve(std::span<QueuedJob> batch);

private:
    enum class BatchEnd {
        Committed,  // each job has its own outcome
        Busy,       // nothing was written; the same again may succeed
        Undone,     // nothing was written; the jobs have to be tried one by one
        Unknown,    // COMMIT did not say
    };

    void write(std::span<QueuedJob> batch);
    BatchEnd writeWithPatience(std::span<QueuedJob> batch);
    BatchEnd writeOnce(std::span<QueuedJob> batch);
    Status runInSavepoint(QueuedJob& queued);
    [[nodiscard]] bool spoilsTransaction(ErrorCode code) const;
    BatchEnd failed(const Error& error);
    // If it fails, the next BEGIN fails too, and its error is the answer.
    void reopen() { static_cast<void>(m_database->reopen()); }

    std::unique_ptr<Database> m_database;
    WriterPause& m_pause;
    Error m_error{ErrorCode::Internal};
};

/// What a full row answers.
Error queueIsFull();

}  // namespace kazasu
