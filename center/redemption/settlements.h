// Settlement intake (508-510): joins what the center issued with what the shop sent, and in one transaction
// posts the ledger, returns what is unused, and orders 613 and 614. Steps 9 to 11 of a sale.
#pragma once

#include "center/redemption/presented_code.h"
#include "center/shop/shop.h"
#include "core/wire/shop_api.h"

namespace kazasu::center {

struct SettlementOutcome {
    SettlementAnswer answer;
    bool isConflict =
        false;  // the record id came before with another body; that is written down, nothing else
};

/// Repeating a record gets its first answer again. Unavailable: nothing was decided, send it again later.
Result<SettlementOutcome> settle(Database& database, const IssuerId& center, const SettlementRecord& record,
                                 const Result<PresentedCode>& presented, Instant now);
/// The latest answer to this shop about a code, with the moment of its credit. NotFound.
Result<SettlementAnswer> settlementOf(Database& database, ShopNumber shop, const IssueNumber& issue);

}  // namespace kazasu::center
