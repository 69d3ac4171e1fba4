#include "center/redemption/settlement_rules.h"

#include "core/code/settlement_claims.h"
#include "core/planted.h"

namespace kazasu::center {
namespace {

Status judgeClaimed(const SettlementRecord& record, const GrantedClaim& claim) {
    if (claim.shop != record.shop) return Error{ErrorCode::CodeAlreadyUsed, "another shop has claimed it"};
    if (claim.sale != record.sale) {
        if (record.claim == claim.id) return Error{ErrorCode::Conflict, "the claim is for another sale"};
        return Error{ErrorCode::Unavailable,
                     "claimed for another sale of this shop: settle or reverse that first"};
    }
    if (record.amountUsed > claim.amount)
        return Error{ErrorCode::CodeAmountExceeded, "more than was claimed"};
    return {};  // the claim was granted in time, whenever the record arrives
}

/// Accepted by the shop without asking: the signature says that the code was genuine, the time of use whether
/// it was good.
Status judgeUnclaimed(const SettlementRecord& record, const PresentedCode& presented, const Code& code,
                      RecordOrigin origin) {
    // Its claim was granted in time and is lost with the rest.
    const bool wasClaimed = origin == RecordOrigin::OfferedAgain && record.claim.has_value();
    if (wasClaimed && (!code.shop || *code.shop == record.shop)) return {};
    if (!presented.issue) return Error{ErrorCode::CodeOnlineOnly, "a reference needs a claim"};
    const auto& revokedAt = presented.keyRevokedAt;
    if (revokedAt && (record.usedAt >= *revokedAt || code.issuedAt >= *revokedAt))
        return revokedKey(presented);
    if (code.shop && *code.shop != record.shop)
        return Error{ErrorCode::CodeWrongShop, "bound to another shop"};
    return judgeUse(record, code.issuedAt, code.expiresAt);
}

}  // namespace

Status judgeUse(const SettlementRecord& record, Instant issuedAt, Instant expiresAt) {
    if (record.usedAt < issuedAt - kClockTolerance)
        return Error{ErrorCode::CodeNotYetValid, "used before it was issued"};
    if (record.usedAt > expiresAt + kClockTolerance)
        return Error{ErrorCode::CodeExpired, "used after it expired"};
    return {};
}

Status judgeSettlement(const SettlementRecord& record, const PresentedCode& presented,
                       const std::optional<Code>& code, const std::optional<GrantedClaim>& claim,
                       RecordOrigin origin) {
    if (!code && presented.keyRevokedAt) return revokedKey(presented);
    if (!code || code->number != record.issueNumber)
        return Error{ErrorCode::CodeUnknown, "this center issued no such code"};
    if (!code->isLive()) return whyNotLive(*code);
    if (record.amountUsed.currency() != code->amount.currency())
        return Error{ErrorCode::CodeWrongCurrency, "the code is of another currency"};
    if (record.amountUsed > code->amount && !planted(Fault::NoAmountCheck))
        return Error{ErrorCode::CodeAmountExceeded, "worth " + std::to_string(code->amount.minor())};
    if (claim) return judgeClaimed(record, *claim);
    return judgeUnclaimed(record, presented, *code, origin);
}

}  // namespace kazasu::center
