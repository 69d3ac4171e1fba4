// ESC/POS to a path: escpos:/dev/usb/lp1, or a file that receipts are appended to. A device that stalls is
// given up after a deadline.
#pragma once

#include "core/receipt/receipt_sink.h"
#include "drivers/printer/escpos_encoder.h"

namespace kazasu {

class FilePrinter final : public ReceiptSink {
public:
    static constexpr int kWriteDeadlineMs = 5000;  // a receipt takes well under 2 s of paper

    FilePrinter(std::string path, EscPosOptions options) : m_path(std::move(path)), m_options(options) {}

    [[nodiscard]] Status print(const Receipt& receipt) override;
    [[nodiscard]] bool hasDrawer() const override { return m_options.drawerPin.has_value(); }
    [[nodiscard]] Status openDrawer() override;

private:
    [[nodiscard]] Status write(ByteView bytes) const;

    std::string m_path;
    EscPosOptions m_options;
};

}  // namespace kazasu
