#include "center/redemption/claims.h"

#include "center/base/body_digest.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/redemption/code_use.h"
#include "center/redemption/rebuild.h"
#include "center/reports/epoch.h"

namespace kazasu::center {
namespace {

struct StoredClaim {
    ClaimAnswer answer;
    std::optional<Bytes> digest;  // absent for a reversal that came first
    bool isSettled = false;
};

Bytes digestOfClaim(const ClaimRequest& request) { return bodyDigest(toJson(request).dump()); }

std::optional<Error> errorAt(const SqlRow& row, std::size_t codeColumn, std::size_t detailColumn) {
    if (row.isNull(codeColumn)) return std::nullopt;
    return Error{static_cast<ErrorCode>(row.number(codeColumn)), row.optText(detailColumn).value_or("")};
}

StoredClaim storedClaimAt(const SqlRow& row) {
    StoredClaim stored;
    stored.answer.id = idAt<ClaimId>(row, 0);
    const std::string& state = row.text(1);
    stored.answer.state = state == "granted"   ? ClaimState::Granted
                          : state == "refused" ? ClaimState::Refused
                                               : ClaimState::Reversed;
    if (!row.isNull(2)) stored.answer.issuer = idAt<IssuerId>(row, 2);
    if (!row.isNull(3)) stored.answer.issueNumber = idAt<IssueNumber>(row, 3);
    if (!row.isNull(4)) stored.answer.amount = moneyAt(row, 4, 6);
    if (!row.isNull(5)) stored.answer.codeAmount = moneyAt(row, 5, 6);
    stored.answer.error = errorAt(row, 7, 8);
    if (!row.isNull(9)) stored.digest = row.blob(9);
    stored.isSettled = row.number(10) != 0;
    stored.answer.use = optCodeUseAt(row, 11);
    return stored;
}

Result<std::optional<StoredClaim>> findClaim(Database& database, ShopNumber shop, const ClaimId& id) {
    KAZASU_TRY(const auto found,
               database.run("SELECT claim_id, state, issuer, issue_number, amount_minor, code_amount_minor, "
                            "currency, error_code, error_detail, body_digest, is_settled, code_use "
                            "FROM claim WHERE shop_number = ? AND claim_id = ?",
                            {sqlOf(shop), sqlOf(id)}));
    if (found.rows.empty()) return std::optional<StoredClaim>{};
    return std::optional{storedClaimAt(found.rows[0])};
}

/// 504, seen by the center: whether this code may pay for this sale now.
Status judgeClaim(Database& database, const Code& code, const ClaimRequest& request, ShopNumber shop,
                  Instant now) {
    if (!code.isLive()) return whyNotLive(code);
    if (code.shop && *code.shop != shop) return Error{ErrorCode::CodeWrongShop, "bound to another shop"};
    if (request.amount.currency() != code.amount.currency())
        return Error{ErrorCode::CodeWrongCurrency, "the code is of another currency"};
    if (code.expiresAt <= now)
        return Error{ErrorCode::CodeExpired, "expired at " + toRfc3339(code.expiresAt)};
    if (code.state == CodeState::Issued)
        return Error{ErrorCode::CodeNotDelivered, "the phone has not confirmed it yet"};
    KAZASU_TRY(const bool isClaimed, hasGrantedClaim(database, code.number));
    if (isClaimed) return Error{ErrorCode::CodeAlreadyUsed, "another sale has claimed it"};
    if (code.undebitedAt) return Error{ErrorCode::CodeRevoked, "the member's bank refused the debit"};
    if (request.amount > code.amount)
        return Error{ErrorCode::CodeAmountExceeded, "worth " + std::to_string(code.amount.minor())};
    return {};
}

Status storeClaim(Database& database, ShopNumber shop, const ClaimRequest& request, const ClaimAnswer& answer,
                  Instant now) {
    const bool isGranted = answer.state == ClaimState::Granted;
    KAZASU_TRY(
        const auto stored,
        database.run(
            "INSERT INTO claim (shop_number, claim_id, sale_id, body_digest, state, issue_number, issuer, "
            "amount_minor, currency, code_amount_minor, error_code, error_detail, claimed_at, register, "
            "code_use, after_report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            // Each sales file counts its own reports: the one that reports now, not the one that said most.
            "COALESCE((SELECT number FROM shop_report WHERE shop_number = ? ORDER BY received_at DESC, "
            "number "
            "DESC LIMIT 1), 0))",
            {sqlOf(shop), sqlOf(request.id), sqlOf(request.sale), digestOfClaim(request),
             std::string(isGranted ? "granted" : "refused"), sqlOf(answer.issueNumber), sqlOf(answer.issuer),
             request.amount.minor(), sqlOf(request.amount.currency()), sqlMinorOf(answer.codeAmount),
             sqlCodeOf(answer.error), sqlDetailOf(answer.error), sqlOf(now), request.registerName,
             sqlOf(answer.use), sqlOf(shop)}));
    return {};
}

/// The decision and what it was made of; an Error only when the books cannot be read.
Result<ClaimAnswer> decideClaim(Database& database, const IssuerId& center, ShopNumber shop,
                                const ClaimRequest& request, const Result<PresentedCode>& presented,
                                Instant now) {
    ClaimAnswer answer{request.id, ClaimState::Refused, {}, {}, request.amount, {}, {}};
    if (!presented) {
        answer.error = presented.error();
        return answer;
    }
    if (presented->keyRevokedAt) {
        answer.error = revokedKey(*presented);
        return answer;
    }
    if (request.entry == CodeEntry::Typed) {
        answer.error = Error{ErrorCode::CodeTypedNeedsConfirmation, "a typed code is not accepted: scan it"};
        return answer;
    }
    KAZASU_TRY(auto code, resolve(database, *presented));
    KAZASU_TRY_STATUS(checkMayGrant(database, wantedOf(*presented, code, shop), now));
    // Bound to this shop, so it has not been used elsewhere: its own spent list says that it is unused.
    const bool isForgotten = !code && presented->claims && presented->claims->shop == shop;
    KAZASU_TRY(const bool isSuspended,
               isForgotten ? isSuspendedCode(database, presented->claims->number) : Result<bool>{false});
    if (isForgotten && !isSuspended) {
        KAZASU_TRY(code, rebuildDelivered(database, *presented->claims, request.code, now));
    }
    if (!code) {
        answer.error = Error{ErrorCode::CodeUnknown, "this center issued no such code"};
        return answer;
    }
    answer.issuer = center;
    answer.issueNumber = code->number;
    answer.codeAmount = code->amount;
    const Status verdict = judgeClaim(database, *code, request, shop, now);
    if (verdict)
        answer.state = ClaimState::Granted;
    else if (httpStatusOf(verdict.code()) >= 500)
        return verdict.error();  // the books could not be read
    else
        answer.error = verdict.error();
    if (!verdict && verdict.code() == ErrorCode::CodeAlreadyUsed) {
        KAZASU_TRY(answer.use, useOf(database, code->number, shop));
    }
    return answer;
}

}  // namespace

Result<std::optional<Code>> resolve(Database& database, const PresentedCode& presented) {
    if (presented.issue) return findCode(database, *presented.issue);
    return findCodeByReference(database, presented.reference);
}

Wanted wantedOf(const PresentedCode& presented, const std::optional<Code>& code, ShopNumber shop) {
    const auto isFor = [shop](const auto& thing) { return thing && thing->shop && *thing->shop == shop; };
    return {code ? std::optional{code->number} : std::nullopt, isFor(code) || isFor(presented.claims)};
}

Result<ClaimAnswer> putClaim(Database& database, const IssuerId& center, ShopNumber shop,
                             const ClaimRequest& request, const Result<PresentedCode>& presented,
                             Instant now) {
    KAZASU_TRY(const auto known, findClaim(database, shop, request.id));
    if (known) {
        if (known->digest && *known->digest != digestOfClaim(request))
            return Error{ErrorCode::Conflict, "another request had this claim id"};
        return known->answer;
    }
    KAZASU_TRY(const ClaimAnswer answer, decideClaim(database, center, shop, request, presented, now));
    KAZASU_TRY_STATUS(storeClaim(database, shop, request, answer, now));
    return answer;
}

Result<ClaimAnswer> claimOf(Database& database, ShopNumber shop, const ClaimId& id) {
    KAZASU_TRY(const auto known, findClaim(database, shop, id));
    if (!known) return Error{ErrorCode::NotFound, "no such claim"};
    return known->answer;
}

Result<ClaimAnswer> reverseClaim(Database& database, ShopNumber shop, const ClaimId& id, Instant now) {
    KAZASU_TRY(auto known, findClaim(database, shop, id));
    if (!known) {
        KAZASU_TRY(const auto remembered,
                   database.run("INSERT INTO claim (shop_number, claim_id, state, claimed_at) "
                                "VALUES (?, ?, 'reversed', ?)",
                                {sqlOf(shop), sqlOf(id), sqlOf(now)}));
        return ClaimAnswer{id, ClaimState::Reversed, {}, {}, {}, {}, {}};
    }
    if (known->isSettled) return Error{ErrorCode::Conflict, "a settlement record has used this claim"};
    if (known->answer.state == ClaimState::Reversed) return known->answer;
    KAZASU_TRY(const auto reversed,
               database.run("UPDATE claim SET state = 'reversed' WHERE shop_number = ? AND claim_id = ?",
                            {sqlOf(shop), sqlOf(id)}));
    known->answer.state = ClaimState::Reversed;
    if (!known->answer.issueNumber) return known->answer;
    KAZASU_TRY(const auto code, findCode(database, *known->answer.issueNumber));
    KAZASU_CHECK(code.has_value());  // a foreign key
    KAZASU_TRY_STATUS(withdrawUndebited(database, code->authorisation, now));
    return known->answer;
}

}  // namespace kazasu::center
