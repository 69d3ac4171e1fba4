// The rules by which a settlement record is accepted (509): pure, so that every combination can be tried.
#pragma once

#include "center/issue/code.h"
#include "center/redemption/presented_code.h"
#include "core/wire/shop_api.h"

namespace kazasu::center {

/// The claim that holds a code at this moment.
struct GrantedClaim {
    ShopNumber shop;
    ClaimId id;
    SaleId sale;
    Money amount;
};

/// New: the record comes for the first time. OfferedAgain: this center acknowledged it before and lost it, or
/// lost the claim that it names.
enum class RecordOrigin { New, OfferedAgain };

/// Of a code that is not claimed: by its signature it was good when it was used.
Status judgeUse(const SettlementRecord& record, Instant issuedAt, Instant expiresAt);

/// Ok: it is accepted. Unavailable: this shop has claimed the code for another of its sales and has to settle
/// or reverse that first; the same record may succeed later. Any other error is the final answer to this
/// record.
Status judgeSettlement(const SettlementRecord& record, const PresentedCode& presented,
                       const std::optional<Code>& code, const std::optional<GrantedClaim>& claim,
                       RecordOrigin origin = RecordOrigin::New);

}  // namespace kazasu::center
