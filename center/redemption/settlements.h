// Settlement intake (508-510): joins what the center issued with what the shop sent, and in one transaction
// posts the ledger, returns what is unused, and orders 613 and 614. Steps 9 to 11 of a sale.
#pragma once

#include "center/redemption/presented_code.h"
#include "center/redemption/settlement_rules.h"
#include "center/shop/shop.h"
#include "core/wire/shop_api.h"

namespace kazasu::center {

struct SettlementOutcome {
    SettlementAnswer answer;
    bool isConflict =
        false;  // the record id came before with another body; that is written down, nothing else
};

/// Repeating a record gets its first answer again. Unavailable: nothing was decided, send it again later.
/// A genuine code that these books have lost is rebuilt from its signature; when nobody can tell whose money
/// it is, the shop is owed from the suspense account and an operator has to say. Unavailable for a new record
/// while the books are being refilled.
Result<SettlementOutcome> settle(Database& database, const IssuerId& center, const SettlementRecord& record,
                                 const Result<PresentedCode>& presented, Instant now,
                                 RecordOrigin origin = RecordOrigin::New);
/// An operator has said whose money a suspended record is: it is posted and the banks are told. NotFound,
/// AlreadyExists when that was done before.
Status resolveSuspended(Database& database, const IssueNumber& issue, const SettlementClaims& claims,
                        const InstitutionId& institution, Instant now);
/// The latest answer to this shop about a code, with the moment of its credit, or with BankRefused beside
/// `accepted` when no bank will credit it any more. NotFound.
Result<SettlementAnswer> settlementOf(Database& database, ShopNumber shop, const IssueNumber& issue);

}  // namespace kazasu::center
