// Every word that an X or Z report says, in the languages of receipts. {} stands for the one thing put in.
#pragma once

#include "core/receipt/receipt_words.h"

namespace kazasu {

enum class ReportWord {
    TitleX,
    TitleZ,
    ShiftNumber,
    Opened,
    OpenedByItself,
    Made,
    Receipts,
    NoReceipts,
    Sales,
    Times,
    Pieces,
    PiecesOf,
    TotalTax,
    Returns,
    Discounts,
    PaidOutForReturns,
    VoidedLines,
    VoidedSales,
    Tenders,
    Cash,
    CodesOnline,
    CodesBound,
    CodesUnbound,
    GivenBackToCodes,
    Drawer,
    Float,
    CashSales,
    PaidIn,
    PaidOut,
    Expected,
    Counted,
    OverShort,
    CountAgain,
    NotCounted,
    Departments,
    NoDepartment,
    Cashiers,
    NoCashier,
    Hours,
    Hour,
    Codes,
    SoldHere,
    Acknowledged,
    Waiting,
    Refused,
    Credited,
    Agrees,
    Disagrees,
    AtRisk,
    InDoubt,
    Left,
    HeldSales,
    UnsentRecords,
    OpenRefunds,
    NothingLeft,
    GrandTotal,
    Journal,
};

std::string_view wordOf(ReportWord word, ReceiptLanguage language);
/// The word with {} replaced.
std::string phraseOf(ReportWord word, ReceiptLanguage language, std::string_view value);

}  // namespace kazasu
