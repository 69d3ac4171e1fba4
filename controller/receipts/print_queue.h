// PrintQueue: receipts, and the word to open the drawer, on their way to a sink that may be slow. It never
// blocks the till.
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

    /// Whether there is a cash drawer to open.
    [[nodiscard]] virtual bool hasDrawer() const { return false; }
    /// The same for that drawer, after what was asked before.
    virtual void openDrawer(Done done) { done(Error{ErrorCode::Unsupported, "no drawer here"}); }
};

}  // namespace kazasu::controller
