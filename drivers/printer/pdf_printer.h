// pdf:DIR writes each receipt as a PDF of its own: one page, as wide as the paper roll and exactly as long as
// the receipt.
#pragma once

#include "core/barcode.h"
#include "core/receipt/receipt_sink.h"

namespace kazasu {

class PdfPrinter final : public ReceiptSink {
public:
    /// The writer must outlive the printer.
    PdfPrinter(std::string folder, const BarcodeWriter& writer)
        : m_folder(std::move(folder)), m_writer(writer) {}

    [[nodiscard]] Status print(const Receipt& receipt) override;

private:
    std::string m_folder;
    const BarcodeWriter& m_writer;
};

}  // namespace kazasu
