// Builds the simplified qualified invoice (適格簡易請求書) of a completed sale, step 7 of ARCHITECTURE.md:
// issuer and registration number, date, items with the reduced-rate mark, totals and tax per rate.
#pragma once

#include "core/receipt/receipt.h"
#include "core/receipt/receipt_words.h"
#include "core/receipt/registration_number.h"
#include "core/sale/sale.h"

namespace kazasu {

/// What stands at the head of every receipt of a shop.
struct ShopProfile {
    std::string name;
    std::string address;
    std::string phone;                               // may be empty
    std::optional<RegistrationNumber> registration;  // none: the shop issues no qualified invoices
    std::string footer;                              // the shop's own line, may be empty
    bool hasLogo = false;
};

struct ReceiptOptions {
    ReceiptLanguage language = ReceiptLanguage::Japanese;
    int columns = Receipt::kWideColumns;  // 32 to 64
    bool isReprint = false;
    bool isTraining = false;  // says so in the largest letters, and claims to be no receipt
    Milliseconds offsetFromUtc = kJapanOffset;
};

/// InvalidArgument unless the sale is completed: no receipt without a durable sale (invariant I6).
Result<Receipt> buildReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options);

/// What the receipt's QR says: "KZR1:" register "-" receipt number ":" sale id, in QR's alphanumeric set.
std::string receiptCodeText(const Sale& sale);

}  // namespace kazasu
