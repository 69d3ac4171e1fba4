// What goods that came back are worth goes back the way it was paid: first what was paid in cash, then what
// codes had paid, to these codes (docs/goods.md).
#pragma once

#include "core/random.h"
#include "core/sale/sale.h"
#include "core/time.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct CodeShare {
    SaleId paidSale;
    IssuerId issuer;
    IssueNumber issueNumber;
    Money amount;
};

struct GiveBackPlan {
    Money cash;
    std::vector<CodeShare> toCodes;
    Money rest;  // that was paid with neither as far as this file knows, or went back in another way

    [[nodiscard]] Money toCodesTogether() const;
};

/// Of a sale that gives money back. Without a receipt all of it is cash.
[[nodiscard]] Result<GiveBackPlan> planGiveBack(Database& database, const Sale& sale);
/// As tenders, each refund with an id of its own.
[[nodiscard]] std::vector<RefundShare> sharesOf(const GiveBackPlan& plan, Clock& clock, Random& random);

}  // namespace kazasu::controller
