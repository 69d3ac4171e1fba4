#include "drivers/scanner/scanner_factory.h"

#include "drivers/scanner/folder_scanner.h"
#include "drivers/scanner/image_scanner.h"
#include "drivers/scanner/serial_scanner.h"

namespace kazasu {

Result<std::unique_ptr<Scanner>> makeScanner(const DeviceUri& uri, Clock& clock,
                                             const BarcodeReader& reader) {
    std::unique_ptr<Scanner> scanner;
    if (uri.scheme() == "serial") {
        KAZASU_TRY(auto settings, SerialSettings::from(uri));
        scanner = std::make_unique<SerialScanner>(std::move(settings), clock);
        return scanner;
    }
    KAZASU_TRY_STATUS(uri.allowOnly({}));
    if (uri.scheme() == "image") scanner = std::make_unique<ImageScanner>(uri.rest(), reader);
    if (uri.scheme() == "folder") scanner = std::make_unique<FolderScanner>(uri.rest(), clock, reader);
    if (!scanner) return Error{ErrorCode::DeviceUriInvalid, "no scanner is called " + uri.scheme()};
    return scanner;
}

}  // namespace kazasu
