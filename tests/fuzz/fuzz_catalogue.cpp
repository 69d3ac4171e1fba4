// Any catalogue file: whole or refused; what was read keeps to the limits and is the same when it is written
// and read again.
#include "controller/catalogue/catalogue_file.h"
#include "core/check.h"
#include "core/sale/sale.h"
#include "core/scan_label.h"
#include "core/text/csv.h"

using namespace kazasu;
using namespace kazasu::controller;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto file = readCatalogueFile(text);
    if (!file) return 0;
    KAZASU_CHECK(file->problems.size() <= kMaxProblems);
    KAZASU_CHECK(file->items.empty() || file->problems.empty());
    for (const auto& problem : file->problems) KAZASU_CHECK(problem.line > 1);
    for (const auto& item : file->items) {
        KAZASU_CHECK(!item.code.empty() && item.code.size() <= kMaxItemCodeLength && !item.name.empty());
        KAZASU_CHECK(!item.unitPrice.isNegative() && item.unitPrice.minor() <= Sale::kMaxUnitPriceMinor);
    }
    const std::string written = writeCatalogueFile(file->items);
    const auto rows = parseCsv(written);
    KAZASU_CHECK(rows.isOk());
    for (const auto& row : *rows) {
        for (const auto& field : row.fields)
            KAZASU_CHECK(field.empty() ||
                         std::string_view("=+-@\t\r").find(field[0]) == std::string_view::npos);
    }
    const auto again = readCatalogueFile(written);
    KAZASU_CHECK(again.isOk() && again->problems.empty() && again->items == file->items);
    return 0;
}
