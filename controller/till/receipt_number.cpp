#include "controller/till/receipt_number.h"

#include "controller/till/till_entry.h"
#include "core/receipt/receipt_symbol.h"
#include "core/text/whole_number.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

constexpr std::int64_t kMaxRegister = 9'999;

Error unknownReceipt() { return {ErrorCode::SaleUnknown, "expected a receipt number"}; }

Result<std::int64_t> receiptPartFrom(std::string_view digits) {
    const auto number = wholeNumber<std::int64_t>(digits, 1);
    if (!number) return unknownReceipt();
    return *number;
}

std::string lowered(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return low;
}

}  // namespace

Result<AskedReceipt> receiptNumberFrom(std::string_view text, int thisRegister) {
    const auto entry = parseTillEntry(text);
    if (!entry || entry->quantity) return unknownReceipt();
    std::string_view rest = entry->code;
    AskedReceipt asked{thisRegister, 0, std::nullopt};
    if (rest.starts_with(kReceiptSymbolPrefix)) {
        rest.remove_prefix(kReceiptSymbolPrefix.size());
        const auto colon = std::min(rest.find(':'), rest.size());
        const auto id = SaleId::parse(lowered(rest.substr(std::min(colon + 1, rest.size()))));
        if (!id) return unknownReceipt();
        asked.sale = *id;
        rest = rest.substr(0, colon);
    }
    if (const auto dash = rest.find('-'); dash != std::string_view::npos) {
        KAZASU_TRY(const auto registerNumber, receiptPartFrom(rest.substr(0, dash)));
        if (registerNumber > kMaxRegister) return unknownReceipt();
        asked.registerNumber = static_cast<int>(registerNumber);
        rest.remove_prefix(dash + 1);
    }
    KAZASU_TRY(asked.number, receiptPartFrom(rest));
    return asked;
}

}  // namespace kazasu::controller
