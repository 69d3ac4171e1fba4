// Timers that ring when the test moves its clock past them.
#pragma once

#include "core/executor.h"
#include "tests/support/manual_clock.h"

#include <map>

namespace kazasu::test {

class ManualTimers final : public Timers {
public:
    explicit ManualTimers(ManualClock& clock) : m_clock(clock) {}

    TimerId after(Milliseconds delay, std::function<void()> task) override {
        m_tasks.emplace(++m_lastId, Task{m_clock.monotonic() + delay, std::move(task)});
        return m_lastId;
    }
    void cancel(TimerId id) override { m_tasks.erase(id); }

    /// Moves the clock and runs what is due, in the order of the deadlines.
    void advance(Milliseconds by) {
        const Milliseconds until = m_clock.monotonic() + by;
        for (auto next = earliest(); next != m_tasks.end() && next->second.due <= until; next = earliest()) {
            if (next->second.due > m_clock.monotonic())
                m_clock.advance(next->second.due - m_clock.monotonic());
            const auto task = std::move(next->second.run);
            m_tasks.erase(next);
            task();
        }
        m_clock.advance(until - m_clock.monotonic());
    }
    [[nodiscard]] std::size_t waiting() const { return m_tasks.size(); }

private:
    struct Task {
        Milliseconds due;
        std::function<void()> run;
    };
    std::map<TimerId, Task>::iterator earliest() {
        auto best = m_tasks.begin();
        for (auto task = m_tasks.begin(); task != m_tasks.end(); ++task) {
            if (task->second.due < best->second.due) best = task;
        }
        return best;
    }

    ManualClock& m_clock;
    std::map<TimerId, Task> m_tasks;
    TimerId m_lastId = 0;
};

}  // namespace kazasu::test
