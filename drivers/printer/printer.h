// ReceiptPrinter: where receipts go. A failure here never undoes a sale: the caller reports it and prints
// again.
#pragma once

#include "core/receipt/receipt.h"

namespace kazasu {

class ReceiptPrinter {
public:
    virtual ~ReceiptPrinter() = default;
    /// Done when the device has taken the whole receipt. PrinterNotReady (cover, paper, offline), Device*
    /// otherwise.
    [[nodiscard]] virtual Status print(const Receipt& receipt) = 0;
    /// Opens the cash drawer at this printer; Unsupported where there is none.
    [[nodiscard]] virtual Status openDrawer() { return Error{ErrorCode::Unsupported, "no drawer here"}; }
};

}  // namespace kazasu
