// An Executor with Timers that runs only when the test says so, on a clock that only the test moves.
#pragma once

#include "core/executor.h"
#include "tests/support/manual_clock.h"

#include <deque>
#include <map>

namespace kazasu::test {

class ManualExecutor final : public Executor, public Timers {
public:
    explicit ManualExecutor(ManualClock& clock) : m_clock(clock) {}

    void post(std::function<void()> task) override { m_tasks.push_back(std::move(task)); }

    TimerId after(Milliseconds delay, std::function<void()> task) override {
        const TimerId id = ++m_lastId;
        m_timers.emplace(std::pair{m_clock.monotonic() + delay, id}, std::move(task));
        return id;
    }

    void cancel(TimerId id) override {
        std::erase_if(m_timers, [id](const auto& entry) { return entry.first.second == id; });
    }

    /// Runs what is posted and due now, and what that posts in turn.
    void runReady() {
        for (;;) {
            if (!m_tasks.empty()) {
                const auto task = std::move(m_tasks.front());
                m_tasks.pop_front();
                task();
                continue;
            }
            if (m_timers.empty() || m_timers.begin()->first.first > m_clock.monotonic()) return;
            const auto task = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
            task();
        }
    }

    /// Lets time pass, timer by timer.
    void advance(Milliseconds by) {
        const Milliseconds end = m_clock.monotonic() + by;
        runReady();
        while (!m_timers.empty() && m_timers.begin()->first.first <= end) {
            m_clock.advance(m_timers.begin()->first.first - m_clock.monotonic());
            runReady();
        }
        m_clock.advance(end - m_clock.monotonic());
        runReady();
    }

    [[nodiscard]] Instant now() const { return m_clock.now(); }

    /// The process ends: nothing that was planned happens.
    void dropAll() {
        m_tasks.clear();
        m_timers.clear();
    }

private:
    ManualClock& m_clock;
    std::deque<std::function<void()>> m_tasks;
    std::map<std::pair<Milliseconds, TimerId>, std::function<void()>> m_timers;
    TimerId m_lastId = 0;
};

}  // namespace kazasu::test
