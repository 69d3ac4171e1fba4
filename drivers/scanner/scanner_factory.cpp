#include "drivers/scanner/scanner_factory.h"

#include "drivers/scanner/camera/camera_scanner.h"
#include "drivers/scanner/clipboard_scanner.h"
#include "drivers/scanner/folder_scanner.h"
#include "drivers/scanner/hid/hid_scanner.h"
#include "drivers/scanner/image_scanner.h"
#include "drivers/scanner/serial_scanner.h"
#include "drivers/scanner/tcp_scanner.h"

namespace kazasu {

Result<std::unique_ptr<Scanner>> makeScanner(const DeviceUri& uri, Clock& clock,
                                             const BarcodeReader& reader) {
    std::unique_ptr<Scanner> scanner;
    if (uri.scheme() == "serial") {
        KAZASU_TRY(auto settings, SerialSettings::from(uri));
        scanner = std::make_unique<SerialScanner>(std::move(settings), clock);
        return scanner;
    }
    if (uri.scheme() == "tcp") {
        KAZASU_TRY_STATUS(uri.allowOnly({"end"}));
        KAZASU_TRY(auto address, uri.hostAndPort(TcpScanner::kUsualPort));
        KAZASU_TRY(const auto frameEnd, frameEndFrom(uri));
        scanner = std::make_unique<TcpScanner>(std::move(address), frameEnd, clock);
        return scanner;
    }
    if (uri.scheme() == "camera") {
        KAZASU_TRY(auto settings, cameraSettingsFrom(uri));
        scanner = std::make_unique<CameraScanner>(std::move(settings), clock);
        return scanner;
    }
    KAZASU_TRY_STATUS(uri.allowOnly({}));
    if (uri.scheme() == "hid") {
        OpenHidNode opener = openFirstHidScanner;
        if (!uri.rest().empty()) opener = [path = uri.rest()] { return openHidNode(path); };
        scanner = std::make_unique<HidScanner>(std::move(opener), clock);
        return scanner;
    }
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
