#include "controller/till/give_back.h"

#include "controller/refund/refund_store.h"
#include "controller/sales_file/sale_rows.h"
#include "controller/till/cash_worth.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

/// An exchange of an exchange of an exchange: nobody does it so often.
constexpr int kMostExchanges = 50;

/// As far as the codes of this receipt can still take it.
Status addCodesOf(Database& database, const Sale& receipt, GiveBackPlan& plan) {
    for (const auto& tender : receipt.tenders()) {
        if (tender.isReversed || !tender.settlement) continue;
        const SettlementUse& use = *tender.settlement;
        KAZASU_TRY(const Money before,
                   RefundStore(database).givenBack(receipt.id(), use.issueNumber, use.amountUsed.currency()));
        const Money part = std::min(plan.rest, use.amountUsed - before);
        if (!part.isPositive()) continue;
        KAZASU_TRY(const bool isUnpaid, RefundStore(database).isPaymentRefused(receipt.id()));
        if (isUnpaid) return Error{ErrorCode::CodeAlreadyUsed, "this code paid nothing here"};
        plan.toCodes.push_back({receipt.id(), use.issuer, use.issueNumber, part});
        plan.rest -= part;
    }
    return {};
}

}  // namespace

Money GiveBackPlan::toCodesTogether() const {
    Money sum = Money::zero(cash.currency());
    for (const auto& share : toCodes) sum += share.amount;
    return sum;
}

/// Goods that were bought in exchange had been paid with what the goods given for them had been: the code
/// stands on an earlier receipt then.
Result<GiveBackPlan> planGiveBack(Database& database, const Sale& sale) {
    const Money out = sale.totals().refund;
    GiveBackPlan plan{out, {}, Money::zero(out.currency())};
    if (!sale.returnOf()) return plan;
    KAZASU_TRY(auto receipt, storedSale(database, sale.returnOf()->sale));
    if (!receipt) return Error{ErrorCode::SaleUnknown, sale.returnOf()->receiptNumber};
    KAZASU_TRY(const Money cash, cashWorthLeft(database, *receipt));
    plan.cash = std::min(out, cash);
    plan.rest = out - plan.cash;
    for (int i = 0; i < kMostExchanges && receipt && plan.rest.isPositive(); ++i) {
        KAZASU_TRY_STATUS(addCodesOf(database, *receipt, plan));
        if (!receipt->returnOf()) break;
        const SaleId before = receipt->returnOf()->sale;
        KAZASU_TRY(receipt, storedSale(database, before));
    }
    return plan;
}

std::vector<RefundShare> sharesOf(const GiveBackPlan& plan, Clock& clock, Random& random) {
    std::vector<RefundShare> shares;
    for (const auto& share : plan.toCodes)
        shares.push_back(
            {{RefundId::make(clock, random), share.paidSale, share.issuer, share.issueNumber}, share.amount});
    return shares;
}

}  // namespace kazasu::controller
