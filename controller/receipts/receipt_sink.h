// Where receipts go. A sink may be slow and may fail; a queue never blocks the till.
#pragma once

#include "core/receipt/receipt.h"
#include "core/result.h"

#include <functional>

namespace kazasu::controller {

/// A device, or several. Blocks until the receipt is out or the device says why not.
class ReceiptSink {
public:
    virtual ~ReceiptSink() = default;
    virtual Status print(const Receipt& receipt) = 0;
};

class PrintQueue {
public:
    using Done = std::function<void(Status)>;

    virtual ~PrintQueue() = default;
    /// Never blocks; `done` is called on the controller's executor.
    virtual void print(Receipt receipt, Done done) = 0;
};

}  // namespace kazasu::controller
