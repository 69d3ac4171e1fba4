// What a store decided about itself: from its configuration, fixed while the program runs.
#pragma once

#include "controller/till/offline_policy.h"
#include "core/receipt/receipt_builder.h"

namespace kazasu::controller {

struct StoreSettings {
    ShopProfile profile;
    ReceiptLanguage language = ReceiptLanguage::Japanese;
    int receiptColumns = Receipt::kWideColumns;
    std::string registerName = "1";
    int registerNumber = 1;
    Currency currency = kYen;
    TaxPolicy taxPolicy;
    OfflinePolicy offline;
    Milliseconds idleLock = std::chrono::minutes{5};  // until a till locks that nobody touches
    std::vector<std::string> purposes;  // usual ones of receipts for a named person, in the receipt's language
    bool hasRevenueStamps = true;  // a paper for a named person has a place for one where the law wants it
    bool isTraining = false;                          // nothing that is sold counts
    bool mustOpenByHand = false;  // otherwise a shift without a float opens by itself at the first sale
};

}  // namespace kazasu::controller
