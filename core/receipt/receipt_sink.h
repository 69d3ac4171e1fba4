// ReceiptSink: where receipts go, one device or several; a cash drawer hangs on a printer. It may be slow and
// it may fail; a failure never undoes a sale: the caller reports it and prints again.
#pragma once

#include "core/receipt/receipt.h"
#include "core/result.h"

namespace kazasu {

class ReceiptSink {
public:
    virtual ~ReceiptSink() = default;
    /// Blocks until the whole receipt is out or the device says why not: PrinterNotReady (cover, paper,
    /// offline), Device* otherwise.
    [[nodiscard]] virtual Status print(const Receipt& receipt) = 0;

    /// Whether a cash drawer hangs on it.
    [[nodiscard]] virtual bool hasDrawer() const { return false; }
    /// Opens that drawer; Unsupported where there is none. Blocks and fails as print() does.
    [[nodiscard]] virtual Status openDrawer() { return Error{ErrorCode::Unsupported, "no drawer here"}; }
};

}  // namespace kazasu
