// png:DIR writes each receipt as a picture of its own.
#pragma once

#include "core/barcode.h"
#include "core/receipt/receipt_sink.h"

namespace kazasu {

class PngPrinter final : public ReceiptSink {
public:
    /// The writer must outlive the printer.
    PngPrinter(std::string folder, const BarcodeWriter& writer)
        : m_folder(std::move(folder)), m_writer(writer) {}

    [[nodiscard]] Status print(const Receipt& receipt) override;

private:
    std::string m_folder;
    const BarcodeWriter& m_writer;
};

}  // namespace kazasu
