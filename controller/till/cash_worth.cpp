#include "controller/till/cash_worth.h"

#include "controller/sales_file/sale_rows.h"
#include "core/sale/sale_rules.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

/// The sales in which goods of this receipt came back, in the order in which they did.
Result<std::vector<Sale>> returnsOf(Database& database, const SaleId& receipt) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT DISTINCT r.sale_id, s.completed_at, s.receipt_number FROM returned_lines r"
                     " JOIN sales s USING (sale_id) WHERE r.original_sale_id = ?"
                     " ORDER BY s.completed_at, s.receipt_number",
                     {receipt.toString()}));
    std::vector<Sale> sales;
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto id, SaleId::parse(row.text(0)));
        KAZASU_TRY(auto sale, storedSale(database, id));
        if (!sale) return Error{ErrorCode::StorageCorrupt, "returned goods without their sale"};
        sales.push_back(*std::move(sale));
    }
    return sales;
}

struct Flow {
    Money out;      // cash that was given back, without what went back to codes
    Money carried;  // what the goods given back paid of others
};

Flow flowOf(const Sale& back) {
    const SaleTotals totals = back.totals();
    const Money none = Money::zero(back.header().currency);
    Money returned = none;
    for (const auto& rate : totals.returned) returned += rate.gross;
    Money out = none;
    for (const auto& tender : back.tenders()) {
        if (!tender.isReversed && tender.isCash() && tender.amount.isNegative()) out -= tender.amount;
    }
    return {out, returned - std::max(none, -totals.total)};
}

Result<Money> cashWorth(Database& database, const Sale& receipt);

/// Of what was paid for it in cash, before that sale: what neither went back nor paid for goods in exchange.
Result<Money> cashWorthBefore(Database& database, const Sale& receipt, const std::optional<SaleId>& until) {
    KAZASU_TRY(Money left, cashWorth(database, receipt));
    KAZASU_TRY(const auto backs, returnsOf(database, receipt.id()));
    const Money none = Money::zero(receipt.header().currency);
    for (const Sale& back : backs) {
        if (back.id() == until) break;
        const Flow flow = flowOf(back);
        left = std::max(none, left - flow.out - flow.carried);
    }
    return left;
}

/// In an exchange the goods that came back paid for others: as cash, as far as they were.
Result<Money> cashWorth(Database& database, const Sale& receipt) {
    const Money none = Money::zero(receipt.header().currency);
    const Money cash = std::max(none, receipt.totals().total - paidByCode(receipt));
    if (!receipt.returnOf()) return cash;
    KAZASU_TRY(const auto original, storedSale(database, receipt.returnOf()->sale));
    if (!original) return cash;
    KAZASU_TRY(const Money before, cashWorthBefore(database, *original, receipt.id()));
    const Flow flow = flowOf(receipt);
    return cash + std::clamp(before - flow.out, none, std::max(none, flow.carried));
}

}  // namespace

Money paidByCode(const Sale& sale) {
    return rules::sumOfTenders(sale.tenders(), sale.header().currency, false);
}

Result<Money> cashWorthLeft(Database& database, const Sale& receipt) {
    return cashWorthBefore(database, receipt, std::nullopt);
}

}  // namespace kazasu::controller
