// SimulatedCommitQueue: the production batching, served by a simulated event instead of a thread. What comes
// in meanwhile is the next transaction.
#pragma once

#include "platform/sql/commit_batches.h"
#include "tests/simulation/world/machine.h"

namespace kazasu::sim {

class SimulatedCommitQueue final : public CommitQueue, private WriterPause {
public:
    SimulatedCommitQueue(Machine& machine, std::unique_ptr<Database> database)
        : m_machine(machine), m_row(CommitQueueLimits{}), m_writer(std::move(database), *this) {}

    void submit(Job job, Done done) override {
        QueuedJob queued{std::move(job), std::move(done), {}};
        if (!m_row.add(queued)) return queued.done(queueIsFull());
        wake();
    }
    /// Serves everything that waits before it returns; for what comes before the doors open.
    void drain() {
        while (!m_row.isEmpty()) serve();
    }

private:
    static constexpr Milliseconds kLongestCommit{15};

    void wake() {
        if (std::exchange(m_isServing, true)) return;
        m_machine.after(m_machine.world().dice().between(Milliseconds{0}, kLongestCommit), [this] {
            m_isServing = false;
            serve();
            if (!m_row.isEmpty()) wake();
        });
    }
    void serve() {
        auto batch = m_row.takeBatch();
        m_writer.serve(batch);
    }
    Milliseconds monotonic() override { return m_machine.monotonic(); }
    void pauseFor(Milliseconds) override {}  // nobody else holds this database

    Machine& m_machine;
    JobRow m_row;
    BatchWriter m_writer;
    bool m_isServing = false;
};

}  // namespace kazasu::sim
