// Makes the scanner that a device URI names: serial:PATH?baud=9600, tcp:HOST:PORT, hid:PATH, camera:NAME,
// image:PATH, folder:DIR, clipboard:.
#pragma once

#include "core/time.h"
#include "drivers/device_uri.h"
#include "drivers/scanner/scanner.h"

#include <memory>

namespace kazasu {

/// Not opened yet. Clock and reader must outlive the scanner. DeviceUriInvalid for another scheme or option.
Result<std::unique_ptr<Scanner>> makeScanner(const DeviceUri& uri, Clock& clock, const BarcodeReader& reader);

}  // namespace kazasu
