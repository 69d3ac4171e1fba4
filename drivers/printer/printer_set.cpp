#include "drivers/printer/printer_set.h"

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

}  // namespace kazasu
