// A sale off the wire is refused with an error, or it is one that the rules allow and that goes there and
// back.
#include "core/check.h"
#include "core/sale/sale_json.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = Json::parse({reinterpret_cast<const char*>(data), size});
    if (!json) return 0;
    const auto sale = saleFromJson(*json);
    if (!sale) return 0;
    const SaleTotals totals = sale->totals();
    KAZASU_CHECK(!totals.due.isNegative() && !totals.change.isNegative());
    KAZASU_CHECK(totals.tendered + totals.due - totals.change == totals.total);
    KAZASU_CHECK(sale->state() != SaleState::Completed || totals.due.isZero());
    const auto again = saleFromJson(toJson(*sale));
    KAZASU_CHECK(again.isOk() && again->record() == sale->record());
    return 0;
}
