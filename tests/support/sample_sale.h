// A small shop's sale for tests: two reduced-rate foods, one standard-rate good, one voided line.
#pragma once

#include "core/sale/sale.h"

namespace kazasu::test {

inline SaleHeader sampleHeader(TaxPolicy policy = {}) {
    return {SaleId::parse("018f0000-0000-7000-8000-000000000001").value(),
            3,
            "佐藤",
            0,
            kYen,
            policy,
            Instant::fromSeconds(1795305600)};
}

inline SaleLine lineOf(std::string name, std::int64_t yen, int quantity, TaxRate rate) {
    SaleLine line;
    line.itemCode = "4901234567894";
    line.name = std::move(name);
    line.unitPrice = Money::yen(yen);
    line.quantity = quantity;
    line.taxRate = rate;
    line.department = "01";
    return line;
}

inline SettlementUse useOf(std::int64_t codeYen, std::int64_t usedYen,
                           std::string_view issueNumber = "0011223344556677") {
    return {IssuerId::parse("90000001").value(),
            "かざす決済センター",
            IssueNumber::parse(issueNumber).value(),
            ClaimId::parse("018f0000-0000-7000-8000-00000000000c").value(),
            Money::yen(codeYen),
            Money::yen(usedYen)};
}

inline SaleCompletion completionOf(std::int64_t receiptNumber) {
    return {receiptNumber, BusinessDay::parse("2026-11-22").value(), Instant::fromSeconds(1795305725)};
}

/// 1,116 yen with tax: 816 at 8 % and 300 at 10 %.
inline Sale sampleSale(TaxPolicy policy = {}) {
    Sale sale{sampleHeader(policy)};
    KAZASU_CHECK(sale.addLine(lineOf("おにぎり 鮭", 158, 2, TaxRate::reduced())).isOk());
    KAZASU_CHECK(sale.addLine(lineOf("緑茶 525ml", 250, 2, TaxRate::reduced())).isOk());
    KAZASU_CHECK(sale.addLine(lineOf("雑誌", 700, 1, TaxRate::standard())).isOk());
    KAZASU_CHECK(sale.addLine(lineOf("電池 単3 4本", 300, 1, TaxRate::standard())).isOk());
    KAZASU_CHECK(sale.voidLine(3).isOk());
    return sale;
}

}  // namespace kazasu::test
