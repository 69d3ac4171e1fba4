// PrinterSet: all printers of a till as one. Every printer gets every receipt; the first one's trouble is
// told.
#pragma once

#include "drivers/printer/printer_factory.h"

#include <string>
#include <vector>

namespace kazasu {

class PrinterSet final : public ReceiptSink {
public:
    /// The first URI that names no printer is refused with DeviceUriInvalid. The writer must outlive the set.
    static Result<PrinterSet> make(const std::vector<std::string>& uris, const BarcodeWriter& writer);

    [[nodiscard]] Status print(const Receipt& receipt) override;
    [[nodiscard]] bool hasDrawer() const override;
    /// Every drawer there is; the first one's trouble is told.
    [[nodiscard]] Status openDrawer() override;

private:
    std::vector<std::unique_ptr<ReceiptSink>> m_printers;
};

}  // namespace kazasu
