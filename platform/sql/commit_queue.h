// CommitQueue: the write path of a service. One writer runs jobs one after the other and commits many at
// once: whatever queued up during one commit is the next transaction. A job that fails is rolled back alone;
// nothing is answered before its commit is durable.
#pragma once

#include "platform/sql/database.h"

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace kazasu {

class CommitQueue {
public:
    /// Runs inside the open transaction, in a savepoint of its own. An Error undoes just this job.
    /// May run a second time if the batch had to be repeated: it has no effects but on the database and its
    /// result.
    using Job = std::function<Status(Database&)>;
    /// Called exactly once, after the outcome is known: ok means durable. Called on the writer's thread: post
    /// onwards.
    using Done = std::function<void(Status)>;

    virtual ~CommitQueue() = default;
    /// Never blocks. A full queue answers Unavailable at once (the caller says 503 and Retry-After).
    virtual void submit(Job job, Done done) = 0;
    /// Jobs that the writer has not begun: whoever sees many of them had better not add another.
    [[nodiscard]] virtual std::size_t waiting() const { return 0; }

    /// A job with a value: `job(Database&) -> Result<T>`, `done(Result<T>)`.
    template <class JobWithValue, class DoneWithValue>
    void submitFor(JobWithValue job, DoneWithValue done) {
        using Outcome = std::invoke_result_t<JobWithValue, Database&>;
        auto slot = std::make_shared<std::optional<Outcome>>();
        submit(
            [job = std::move(job), slot](Database& database) -> Status {
                slot->emplace(job(database));
                if (!**slot) return (*slot)->error();
                return {};
            },
            [done = std::move(done), slot](const Status& status) {
                if (!status) return done(Outcome{status.error()});
                done(std::move(**slot));
            });
    }
};

struct CommitQueueLimits {
    std::size_t maxBatch = 256;     // jobs a transaction
    std::size_t maxQueued = 20000;  // then Unavailable
};

/// A CommitQueue with a writer thread of its own, which opens the database by `open` and keeps the only
/// connection.
class ThreadedCommitQueue final : public CommitQueue {
public:
    using Open = std::function<Result<std::unique_ptr<Database>>()>;

    /// Returns once the database is open, or with the reason why not.
    static Result<std::unique_ptr<ThreadedCommitQueue>> start(Open open, CommitQueueLimits limits = {});
    /// Finishes what is queued, then ends the writer.
    ~ThreadedCommitQueue() override;

    void submit(Job job, Done done) override;
    [[nodiscard]] std::size_t waiting() const override;

private:
    struct Impl;
    explicit ThreadedCommitQueue(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu
