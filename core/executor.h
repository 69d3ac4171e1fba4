// Where work runs and when it is woken: interfaces that a thread, an event loop or the simulator fulfils.
#pragma once

#include "core/time.h"

#include <cstdint>
#include <functional>

namespace kazasu {

/// Runs tasks one at a time, in the order of their posting.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> task) = 0;
};

using TimerId = std::uint64_t;

/// Wakes a task on the same executor that the owner of these timers runs on.
class Timers {
public:
    virtual ~Timers() = default;
    virtual TimerId after(Milliseconds delay, std::function<void()> task) = 0;
    /// After cancel returns the task does not run any more. Unknown ids are ignored.
    virtual void cancel(TimerId id) = 0;
};

}  // namespace kazasu
