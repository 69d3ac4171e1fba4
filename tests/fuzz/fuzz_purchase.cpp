// Any bytes as DE63 of a bank message: what a statement would print of it is plain text and a positive
// amount.
#include "bank/purchase.h"
#include "core/check.h"
#include "core/text/utf8.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto purchase = bank::parsePurchase({reinterpret_cast<const char*>(data), size});
    if (!purchase) return 0;
    KAZASU_CHECK(purchase->amount.isPositive() && !purchase->shop.empty());
    for (const auto& text : {purchase->shop, purchase->goods}) KAZASU_CHECK(isPlainText(text, text.size()));
    return 0;
}
