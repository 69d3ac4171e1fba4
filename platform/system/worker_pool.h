// WorkerPool: a few threads for work that only costs CPU (signature checks, password hashing), with a bounded
// queue.
#pragma once

#include "core/result.h"

#include <functional>
#include <memory>

namespace kazasu {

class WorkerPool {
public:
    explicit WorkerPool(std::size_t threads, std::size_t maxQueued = 20'000);
    /// Finishes what is queued.
    ~WorkerPool();
    /// Never blocks; Unavailable when the queue is full (the task is then not run).
    Status post(std::function<void()> task);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu
