// What a person or a scanner says of a receipt: "42" of this register, "3-42", "0003-000042", or the symbol
// on the receipt, "KZR1:0003-000042:" and the sale's id.
#pragma once

#include "core/ids.h"

#include <optional>

namespace kazasu::controller {

struct AskedReceipt {
    int registerNumber = 0;
    std::int64_t number = 0;
    std::optional<SaleId> sale;  // only the symbol says it
};

/// SaleUnknown for anything else. Full-width characters count as their ASCII ones.
Result<AskedReceipt> receiptNumberFrom(std::string_view text, int thisRegister);

}  // namespace kazasu::controller
