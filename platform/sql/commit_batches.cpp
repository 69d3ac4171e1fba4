#include "platform/sql/commit_batches.h"

#include "core/planted.h"

#include <algorithm>
#include <iterator>

namespace kazasu {
namespace {

constexpr int kBusyTries = 10;
constexpr Milliseconds kFirstBusyPause{4};
constexpr Milliseconds kLongestBusyPause{500};
// In all, with what the engine waits by itself: a shop gives up after 5 s.
constexpr Milliseconds kBusyPatience = std::chrono::seconds{3};

using Batch = std::span<QueuedJob>;

void giveAll(Batch batch, const Error& error) {
    for (QueuedJob& queued : batch) queued.outcome = error;
}

bool breaksConnection(ErrorCode code) {
    return code == ErrorCode::StorageIo || code == ErrorCode::StorageFull ||
           code == ErrorCode::StorageCorrupt;
}

/// A planted fault.
void answerTooEarly(Batch batch) {
    for (QueuedJob& queued : batch)
        if (const auto done = std::exchange(queued.done, nullptr)) done(queued.outcome);
}

}  // namespace

JobRow::JobRow(CommitQueueLimits limits) : m_limits(limits) { KAZASU_CHECK(limits.maxBatch > 0); }

bool JobRow::add(QueuedJob& job) {
    if (m_jobs.size() >= m_limits.maxQueued) return false;
    m_jobs.push_back(std::move(job));
    return true;
}

std::vector<QueuedJob> JobRow::takeBatch() {
    const std::size_t count = std::min(m_jobs.size(), m_limits.maxBatch);
    const auto end = m_jobs.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<QueuedJob> batch(std::make_move_iterator(m_jobs.begin()), std::make_move_iterator(end));
    m_jobs.erase(m_jobs.begin(), end);
    return batch;
}

void BatchWriter::serve(Batch batch) {
    write(batch);
    for (QueuedJob& queued : batch) {
        if (planted(Fault::ReplyBeforeCommit) && !queued.done) continue;
        queued.done(std::move(queued.outcome));
    }
}

/// Afterwards every job has its outcome.
void BatchWriter::write(Batch batch) {
    BatchEnd end = writeWithPatience(batch);
    if (end == BatchEnd::Undone) {
        // As long as nothing can be opened, one try for all of them is enough: with a full disk, each would
        // cost several.
        if (!m_database->reopen()) return giveAll(batch, m_error);
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

BatchWriter::BatchEnd BatchWriter::writeWithPatience(Batch batch) {
    Milliseconds pause = kFirstBusyPause;
    const Milliseconds deadline = m_pause.monotonic() + kBusyPatience;
    for (int attempt = 1;; ++attempt) {
        const BatchEnd end = writeOnce(batch);
        if (end != BatchEnd::Busy || attempt >= kBusyTries || m_pause.monotonic() >= deadline) return end;
        m_pause.pauseFor(pause);
        pause = std::min(pause * 2, kLongestBusyPause);
    }
}

BatchWriter::BatchEnd BatchWriter::writeOnce(Batch batch) {
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) return failed(transaction.error());
    for (QueuedJob& queued : batch) {
        if (auto sound = runInSavepoint(queued); !sound) return failed(sound.error());
    }
    if (planted(Fault::ReplyBeforeCommit)) answerTooEarly(batch);
    const Status committed = transaction->commit();
    if (committed) return BatchEnd::Committed;
    if (committed.code() != ErrorCode::OutcomeUnknown) return failed(committed.error());
    m_error = committed.error();
    return BatchEnd::Unknown;
}

/// Ok: the transaction goes on, whatever became of the job. Error: the whole transaction is spoilt.
Status BatchWriter::runInSavepoint(QueuedJob& queued) {
    KAZASU_TRY(const SqlResult opened, m_database->run("SAVEPOINT job"));
    queued.outcome = queued.job(*m_database);
    if (!queued.outcome && spoilsTransaction(queued.outcome.code())) return queued.outcome;
    if (!queued.outcome) {
        KAZASU_TRY(const SqlResult undone, m_database->run("ROLLBACK TO SAVEPOINT job"));
    }
    KAZASU_TRY(const SqlResult released, m_database->run("RELEASE SAVEPOINT job"));
    return {};
}

bool BatchWriter::spoilsTransaction(ErrorCode code) const {
    // A serialization failure of PostgreSQL is one of the whole transaction, not of a savepoint.
    const bool isBusy = code == ErrorCode::StorageBusy && m_database->engine() == SqlEngine::PostgreSql;
    return isBusy || breaksConnection(code);
}

BatchWriter::BatchEnd BatchWriter::failed(const Error& error) {
    m_error = error;
    return error.code == ErrorCode::StorageBusy ? BatchEnd::Busy : BatchEnd::Undone;
}

Error queueIsFull() { return {ErrorCode::Unavailable, "the write queue is full"}; }

}  // namespace kazasu
