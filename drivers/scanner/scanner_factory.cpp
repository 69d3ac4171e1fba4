#include "drivers/scanner/scanner_factory.h"

#include "drivers/scanner/camera/camera_scanner.h"
#include "drivers/scanner/clipboard_scanner.h"
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
    if (uri.scheme() == "camera") {
        KAZASU_TRY(auto settings, cameraSettingsFrom(uri));
        scanner = std::make_unique<CameraScanner>(std::move(settings), clock);
        return scanner;
    }
    KAZASU_TRY_STATUS(uri.allowOnly({}));
    if (uri.scheme() == "clipboard") {
        KAZASU_TRY_STATUS(uri.allowNoName());
        scanner = std::make_unique<ClipboardScanner>(clock, reader);
        return scanner;
    }
    if (uri.scheme() != "image" && uri.scheme() != "folder")
        return Error{ErrorCode::DeviceUriInvalid, "no scanner is called " + uri.scheme()};
    KAZASU_TRY(auto path, uri.name());
    if (uri.scheme() == "image")
        scanner = std::make_unique<ImageScanner>(std::move(path), reader);
    else
        scanner = std::make_unique<FolderScanner>(std::move(path), clock, reader);
    return scanner;
}

}  // namespace kazasu
