// Papers: sales that are over, found again, and what can be printed about them. Refusals come as notices of
// the till.
#pragma once

#include "core/ids.h"
#include "core/money.h"
#include "core/result.h"

#include <functional>
#include <string>
#include <vector>

namespace kazasu::api {

struct PastSaleView {
    SaleId id;
    std::string number;  // "0003-000042"
    std::string day;     // YYYY-MM-DD
    std::string time;    // HH:MM, in the shop
    std::string cashier;
    std::string firstItem;
    std::int64_t itemCount = 0;  // pieces sold, and those that came back
    Money total;
    Money paidByCode;     // of it
    int namedPapers = 0;  // receipts for a named person that were printed of it
};

enum class PaperKind {
    Copy,   // of the receipt, marked as one
    Gift,   // without a price
    Named,  // for a person or company; from the second on marked as issued again
};

struct PaperAsk {
    SaleId sale;
    PaperKind kind = PaperKind::Copy;
    std::string name;     // of a Named one; empty: room to write it
    std::string purpose;  // likewise
};

class Papers {
public:
    virtual ~Papers() = default;

    /// Newest first. The text: none; a receipt's number or symbol; a day ("2026-11-30", "11-30", "11/30"); an
    /// item's code, or a part of its name within the last 31 days.
    virtual void findSales(std::string text, std::size_t limit,
                           std::function<void(Result<std::vector<PastSaleView>>)> answer) = 0;
    /// A copy, and a second one for a named person, take Right::Reprint.
    virtual void printPaper(PaperAsk ask) = 0;
};

}  // namespace kazasu::api
