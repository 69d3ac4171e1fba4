// PrintQueue: receipts on their way to a sink that may be slow. It never blocks the till.
#pragma once

#include "core/receipt/receipt.h"
#include "core/result.h"

#include <functional>

namespace kazasu::controller {

class PrintQueue {
public:
    using Done = std::function<void(Status)>;

    virtual ~PrintQueue() = default;
    /// Never blocks; `done` is called on the controller's executor.
    virtual void print(Receipt receipt, Done done) = 0;
};

}  // namespace kazasu::controller
