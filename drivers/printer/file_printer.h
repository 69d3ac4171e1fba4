// ESC/POS to a path: escpos:/dev/usb/lp1, or a file that receipts are appended to. A device that stalls is
// given up after a deadline.
#pragma once

#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/printer.h"

namespace kazasu {

class FilePrinter final : public ReceiptPrinter {
public:
    static constexpr int kWriteDeadlineMs = 5000;  // a receipt takes well under 2 s of paper

    FilePrinter(std::string path, EscPosOptions options) : m_path(std::move(path)), m_options(options) {}

    [[nodiscard]] Status print(const Receipt& receipt) override;
    [[nodiscard]] Status openDrawer() override;

private:
    [[nodiscard]] Status write(ByteView bytes) const;

    std::string m_path;
    EscPosOptions m_options;
};

}  // namespace kazasu
