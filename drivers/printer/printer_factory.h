// Makes the printer that a device URI names: escpos:PATH, escpos+tcp:HOST:PORT, png:DIR, pdf:DIR.
#pragma once

#include "core/barcode.h"
#include "core/receipt/receipt_sink.h"
#include "drivers/device_uri.h"

#include <memory>

namespace kazasu {

/// Options: logo=stored, drawer=2 or 5 (escpos, escpos+tcp); deadline=MS, status=ask (escpos+tcp). The writer
/// must outlive the printer. DeviceUriInvalid for another scheme or option.
Result<std::unique_ptr<ReceiptSink>> makePrinter(const DeviceUri& uri, const BarcodeWriter& writer);

}  // namespace kazasu
