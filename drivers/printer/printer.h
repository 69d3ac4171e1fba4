// ReceiptPrinter: one device that prints receipts, and perhaps opens a cash drawer.
#pragma once

#include "core/receipt/receipt_sink.h"

namespace kazasu {

class ReceiptPrinter : public ReceiptSink {
public:
    /// Opens the cash drawer at this printer; Unsupported where there is none.
    [[nodiscard]] virtual Status openDrawer() { return Error{ErrorCode::Unsupported, "no drawer here"}; }
};

}  // namespace kazasu
