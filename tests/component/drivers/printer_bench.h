// Printers by their URIs, a folder for what they write, and a receipt.
#pragma once

#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/printer_factory.h"
#include "tests/support/file_content.h"
#include "tests/support/sample_receipt.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

namespace kazasu::test {

class PrinterBench : public QObject {
protected:
    void openFolder() { m_folder.reset(new QTemporaryDir); }
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<ReceiptSink> printerOf(const QString& uri) {
        auto printer = makePrinter(DeviceUri::parse(uri.toStdString()).value(), m_writer);
        KAZASU_CHECK(printer.isOk());
        return std::move(*printer);
    }

    QScopedPointer<QTemporaryDir> m_folder;
    ZxingWriter m_writer;
    Receipt m_receipt = sampleReceipt(ReceiptLanguage::Japanese, 48);
};

}  // namespace kazasu::test
