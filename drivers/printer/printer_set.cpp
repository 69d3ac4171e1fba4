#include "drivers/printer/printer_set.h"

#include <algorithm>

namespace kazasu {

Result<PrinterSet> PrinterSet::make(const std::vector<std::string>& uris, const BarcodeWriter& writer) {
    PrinterSet set;
    for (const auto& text : uris) {
        KAZASU_TRY(const auto uri, DeviceUri::parse(text));
        KAZASU_TRY(auto printer, makePrinter(uri, writer));
        set.m_printers.push_back(std::move(printer));
    }
    return set;
}

Status PrinterSet::print(const Receipt& receipt) {
    Status outcome;
    for (const auto& printer : m_printers) {
        const Status printed = printer->print(receipt);
        if (!printed && outcome) outcome = printed;
    }
    return outcome;
}

bool PrinterSet::hasDrawer() const {
    return std::any_of(m_printers.begin(), m_printers.end(),
                       [](const auto& printer) { return printer->hasDrawer(); });
}

Status PrinterSet::openDrawer() {
    if (!hasDrawer()) return ReceiptSink::openDrawer();
    Status outcome;
    for (const auto& printer : m_printers) {
        if (!printer->hasDrawer()) continue;
        const Status opened = printer->openDrawer();
        if (!opened && outcome) outcome = opened;
    }
    return outcome;
}

}  // namespace kazasu
