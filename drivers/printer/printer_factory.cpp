#include "drivers/printer/printer_factory.h"

#include "drivers/printer/file_printer.h"
#include "drivers/printer/pdf_printer.h"
#include "drivers/printer/png_printer.h"
#include "drivers/printer/tcp_printer.h"

namespace kazasu {
namespace {

Result<bool> switchIn(const DeviceUri& uri, std::string_view key, std::string_view off, std::string_view on) {
    const std::string value = uri.optionOr(key, off);
    if (value != off && value != on)
        return Error{ErrorCode::DeviceUriInvalid,
                     std::string(key) + ": one of " + std::string(off) + ", " + std::string(on)};
    return value == on;
}

Result<std::optional<DrawerPin>> drawerOf(const DeviceUri& uri) {
    const std::string pin = uri.optionOr("drawer", "none");
    if (pin == "2") return std::optional(DrawerPin::Pin2);
    if (pin == "5") return std::optional(DrawerPin::Pin5);
    if (pin == "none") return std::optional<DrawerPin>();
    return Error{ErrorCode::DeviceUriInvalid, "drawer: one of none, 2, 5 (the pin of the printer's socket)"};
}

Result<EscPosOptions> escPosOptionsOf(const DeviceUri& uri) {
    EscPosOptions options;
    KAZASU_TRY(options.printsStoredLogo, switchIn(uri, "logo", "none", "stored"));
    KAZASU_TRY(options.drawerPin, drawerOf(uri));
    return options;
}

Result<TcpPrinterSettings> tcpSettingsOf(const DeviceUri& uri) {
    KAZASU_TRY_STATUS(uri.allowOnly({"logo", "drawer", "deadline", "status"}));
    TcpPrinterSettings settings;
    KAZASU_TRY(settings.peer, uri.hostAndPort(TcpPrinterSettings::kDefaultPort));
    KAZASU_TRY(settings.deadlineMs,
               uri.numberOr("deadline", TcpPrinterSettings::kDefaultDeadlineMs, 100, 30'000));
    KAZASU_TRY(settings.asksStatus, switchIn(uri, "status", "none", "ask"));
    KAZASU_TRY(settings.escPos, escPosOptionsOf(uri));
    return settings;
}

}  // namespace

Result<std::unique_ptr<ReceiptSink>> makePrinter(const DeviceUri& uri, const BarcodeWriter& writer) {
    std::unique_ptr<ReceiptSink> printer;
    if (uri.scheme() == "escpos+tcp") {
        KAZASU_TRY(auto settings, tcpSettingsOf(uri));
        printer = std::make_unique<TcpPrinter>(std::move(settings));
        return printer;
    }
    if (uri.scheme() == "escpos") {
        KAZASU_TRY_STATUS(uri.allowOnly({"logo", "drawer"}));
        KAZASU_TRY(const auto options, escPosOptionsOf(uri));
        KAZASU_TRY(auto path, uri.name());
        printer = std::make_unique<FilePrinter>(std::move(path), options);
        return printer;
    }
    KAZASU_TRY_STATUS(uri.allowOnly({}));
    if (uri.scheme() != "png" && uri.scheme() != "pdf")
        return Error{ErrorCode::DeviceUriInvalid, "no printer is called " + uri.scheme()};
    KAZASU_TRY(auto folder, uri.name());
    if (uri.scheme() == "png")
        printer = std::make_unique<PngPrinter>(std::move(folder), writer);
    else
        printer = std::make_unique<PdfPrinter>(std::move(folder), writer);
    return printer;
}

}  // namespace kazasu
