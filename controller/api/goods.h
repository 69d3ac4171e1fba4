// Goods: what a window asks beside selling at the marked price: discounts, other prices, what an item asks
// before it is sold, goods that come back. Refusals come as notices of the till.
#pragma once

#include "core/ids.h"
#include "core/money.h"
#include "core/result.h"

#include <functional>
#include <string>
#include <vector>

namespace kazasu::api {

/// An amount, or a share in basis points (1000 = 10 %). Neither: what was taken off is put on again.
struct DiscountAsk {
    std::int64_t basisPoints = 0;
    Money amount;
};

/// A line of a receipt that goods may come back of.
struct ReceiptLineView {
    int number = 0;
    std::string name;
    std::int64_t quantity = 0;
    std::int64_t returnable = 0;  // of these, what has not come back yet
    Money paid;                   // for all of them, after discounts
};

struct ReceiptView {
    SaleId id;
    std::string number;  // "0003-000042"
    std::string day;     // YYYY-MM-DD
    Money total;
    Money paidByCode;  // of it
    std::vector<ReceiptLineView> lines;
};

struct ReturnAsk {
    int line = 0;
    std::int64_t quantity = 0;
};

class Goods {
public:
    virtual ~Goods() = default;

    /// Off a line, or with 0 off everything that is sold. DiscountInvalid.
    virtual void discount(int line, DiscountAsk ask) = 0;
    /// Another price for one. ReasonMissing, SalePriceInvalid.
    virtual void changePrice(int line, Money price, std::string reason) = 0;

    /// Answers what SaleView::question asks.
    virtual void answerPrice(Money price) = 0;
    virtual void answerAge(bool isOldEnough) = 0;
    /// What was asked about is not sold.
    virtual void dropQuestion() = 0;

    /// A receipt by its number ("42", "3-42", "0003-000042") or what its symbol says. SaleUnknown.
    virtual void findReceipt(std::string text, std::function<void(Result<ReceiptView>)> answer) = 0;
    /// Goods of that receipt come back into the current sale. ReasonMissing, ReturnExceedsSold.
    virtual void returnGoods(SaleId receipt, std::vector<ReturnAsk> lines, std::string reason) = 0;
    /// The same without a receipt, at today's price.
    virtual void returnWithoutReceipt(std::string code, std::int64_t quantity, std::string reason) = 0;
};

}  // namespace kazasu::api
