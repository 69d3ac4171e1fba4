// IoThread: one thread that waits for sockets and timers and runs tasks one at a time. It is the Executor and
// the Timers of the logic that lives on it.
#pragma once

#include "core/executor.h"

#include <memory>

namespace boost::asio {
class io_context;
}

namespace kazasu {

class IoThread final : public Executor, public Timers {
public:
    IoThread();
    /// Stops the thread; tasks that have not begun are dropped. Called from another thread.
    ~IoThread() override;
    IoThread(const IoThread&) = delete;
    IoThread& operator=(const IoThread&) = delete;

    void post(std::function<void()> task) override;
    TimerId after(Milliseconds delay, std::function<void()> task) override;
    void cancel(TimerId id) override;

    /// Runs the task on this thread and returns when it is done; at once when already on it.
    void runAndWait(const std::function<void()>& task);
    [[nodiscard]] bool isCurrent() const;
    [[nodiscard]] boost::asio::io_context& context();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu
