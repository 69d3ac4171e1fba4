// The receipt for a named person or company (領収書), which the buyer hands in for the ordinary one: whose
// money, how much, for what, tax per rate, and the place for a revenue stamp where one is due.
#pragma once

#include "core/receipt/receipt_builder.h"

namespace kazasu {

struct NamedReceiptAsk {
    static constexpr std::size_t kMaxTextBytes = 120;
    std::string name;      // empty: a line to write it on
    std::string purpose;   // "お品代"; empty: a line to write it on
    bool hasStamp = true;  // print the place for a stamp where the law wants one
};

/// As buildReceipt, which it also replaces as a qualified invoice: options.isReprint from the second on.
/// InvalidArgument for a sale that paid money out, or texts that are too long or no clean text.
Result<Receipt> buildNamedReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options,
                                  const NamedReceiptAsk& ask);

}  // namespace kazasu
