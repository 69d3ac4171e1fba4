// Every word that a receipt says, in the languages it speaks. {} stands for the one thing put in.
#pragma once

#include <string>
#include <string_view>

namespace kazasu {

enum class ReceiptLanguage { Japanese, English };

enum class ReceiptWord {
    Title,
    Reprint,
    Training,
    NoReceipt,
    Phone,
    RegistrationNumber,
    Register,
    Cashier,
    ReceiptNumber,
    QuantityTimesPrice,
    Subtotal,
    ItemCount,
    Total,
    RateTotal,
    ReducedRateTotal,
    ExemptTotal,
    TaxWithin,
    TaxOnTop,
    Cash,
    SettlementCode,
    Issuer,
    IssueNumber,
    AcceptedOffline,
    CodeAmount,
    RemainderReturned,
    Change,
    ReducedMark,
    ReducedLegend,
    Thanks,
    Discount,
    ListPrice,
    AfterDiscounts,
    ReturnTitle,
    ReturnInvoice,
    CameBack,
    CameBackOf,
    SoldOn,
    ReturnedCount,
    RefundTotal,
    PaidBack,
    PaidBackToCode,
    PaidBackToMeans,
    GiftTitle,
    GiftNote,
    Pieces,
    NamedTitle,
    NamedFor,
    NamedPurpose,
    NamedReceived,
    Breakdown,
    PaidByCode,
    StampHere,
};

std::string_view wordOf(ReceiptWord word, ReceiptLanguage language);
/// The word with {} replaced.
std::string phraseOf(ReceiptWord word, ReceiptLanguage language, std::string_view value);
/// "ja", "en"
std::string_view nameOf(ReceiptLanguage language);

}  // namespace kazasu
