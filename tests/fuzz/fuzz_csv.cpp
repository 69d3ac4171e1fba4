// Any bytes: rows or an error; what was read, written and read again is the same.
#include "core/check.h"
#include "core/text/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto rows = kazasu::parseCsv(text);
    if (!rows) return 0;
    for (const auto& row : *rows) {
        const auto again = kazasu::parseCsv(kazasu::toCsv(row.fields));
        KAZASU_CHECK(again.isOk());
        const bool isBlank = row.fields.size() == 1 && row.fields[0].empty();
        KAZASU_CHECK(isBlank || (again->size() == 1 && again->front().fields == row.fields));
    }
    return 0;
}
