// Workers: threads for work that only costs CPU (password hashing, signature checks, drawing), beside the I/O
// lane and the writer.
#pragma once

#include "core/result.h"

#include <functional>

namespace kazasu::center {

class Workers {
public:
    virtual ~Workers() = default;
    /// Never blocks. Unavailable when too much is waiting; the task is then not run.
    virtual Status post(std::function<void()> task) = 0;
};

}  // namespace kazasu::center
