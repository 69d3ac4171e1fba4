// Claims: one sale of one shop reserves one code. A claim, its query and its reversal have one id, which the
// shop stored before it asked (step 5 of a sale).
#pragma once

#include "center/issue/code.h"
#include "center/redemption/presented_code.h"
#include "center/reports/epoch.h"
#include "core/wire/shop_api.h"

namespace kazasu::center {

/// Grants or refuses, once; the same request again gets what became of it. Conflict for another body.
Result<ClaimAnswer> putClaim(Database& database, const IssuerId& center, ShopNumber shop,
                             const ClaimRequest& request, const Result<PresentedCode>& presented,
                             Instant now);
/// NotFound when this shop never claimed by that id.
Result<ClaimAnswer> claimOf(Database& database, ShopNumber shop, const ClaimId& id);
/// Frees the code. An id that never came is remembered as reversed, so that it is refused when it comes late.
/// Conflict when a settlement record has used the claim.
Result<ClaimAnswer> reverseClaim(Database& database, ShopNumber shop, const ClaimId& id, Instant now);

/// The code that was presented, if the center knows it.
Result<std::optional<Code>> resolve(Database& database, const PresentedCode& presented);
/// What that shop wants of it, for checkMayGrant.
Wanted wantedOf(const PresentedCode& presented, const std::optional<Code>& code, ShopNumber shop);

}  // namespace kazasu::center
