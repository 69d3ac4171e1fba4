// GoodsCommands: the commands of a script about discounts, prices, goods that ask, and returns.
//
//   discount LINE 10% | discount LINE YEN | discount LINE none      (LINE 0: the whole receipt)
//   price LINE YEN REASON | answer-price YEN | answer-age yes|no | drop-question
//   return RECEIPT LINExN,LINExN... REASON | return RECEIPT all REASON
//   return-without-receipt CODE N REASON | pay-out
//   expect refund N | discount N | question price|age|none | returnable LINE N (of the receipt last looked
//   at)
#pragma once

#include "controller/api/till.h"
#include "core/json.h"

namespace kazasu::controller {

class GoodsCommands {
public:
    explicit GoodsCommands(api::Till& till) : m_till(till) {}

    static bool knows(std::string_view command);
    static bool knowsExpectation(std::string_view kind);
    [[nodiscard]] Status execute(const std::string& command, const std::string& rest,
                                 const api::SaleView& sale);
    [[nodiscard]] Status expect(const std::string& kind, const std::string& value,
                                const api::SaleView& sale) const;

private:
    [[nodiscard]] Status discount(const std::string& rest);
    [[nodiscard]] Status returnGoods(const std::string& rest);
    /// Waits for the till's answer.
    [[nodiscard]] Status look(const std::string& receipt);

    api::Till& m_till;
    api::ReceiptView m_receipt;
};

}  // namespace kazasu::controller
