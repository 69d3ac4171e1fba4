#include "center/redemption/settlements.h"

#include "center/bank_link/bank_message.h"
#include "center/base/body_digest.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/ledger/ledger.h"
#include "center/redemption/claims.h"
#include "center/redemption/code_use.h"
#include "center/redemption/rebuild.h"
#include "center/redemption/settlement_rules.h"
#include "center/redemption/settlement_store.h"
#include "center/reports/epoch.h"
#include "core/planted.h"

namespace kazasu::center {
namespace {

Result<std::optional<GrantedClaim>> findGrantedClaim(Database& database, const IssueNumber& issue) {
    KAZASU_TRY(const auto found,
               database.run("SELECT shop_number, claim_id, sale_id, amount_minor, currency FROM claim "
                            "WHERE issue_number = ? AND state = 'granted'",
                            {sqlOf(issue)}));
    if (found.rows.empty()) return std::optional<GrantedClaim>{};
    const SqlRow& row = found.rows[0];
    return std::optional{
        GrantedClaim{shopAt(row, 0), idAt<ClaimId>(row, 1), idAt<SaleId>(row, 2), moneyAt(row, 3, 4)}};
}

Money usedOf(const Code& code, const SettlementRecord& record) {
    // The table refuses more than the code's amount; this fault gets around that, too.
    if (planted(Fault::NoAmountCheck) && record.amountUsed > code.amount) return code.amount;
    return record.amountUsed;
}

SqlValue bucketOf(const SettlementClaims& claims) {
    if (!claims.accountBucket) return std::monostate{};
    return static_cast<std::int64_t>(*claims.accountBucket);
}

/// 613 and 614. A bank that refused the debit has nothing to transfer: then only the ledger says who owes
/// whom.
Status tellBanks(Database& database, const Code& code, const Shop& shop, Money used, Money rest,
                 Instant now) {
    if (rest.isPositive())
        KAZASU_TRY_STATUS(queueBankMessage(database, BankMessageKind::Refund, code.institution,
                                           code.authorisation, rest, now));
    KAZASU_TRY_STATUS(queueBankMessage(database, BankMessageKind::Purchase, code.institution,
                                       code.authorisation, used, now));
    return queueBankMessage(database, BankMessageKind::Payment, shop.institution, code.authorisation, used,
                            now);
}

/// 509 passed: the code is used up, the shop is owed its part, the member gets the rest back.
Status redeem(Database& database, Code code, const SettlementRecord& record, const std::string& owedBy,
              Instant now) {
    if (code.state == CodeState::Issued) {
        KAZASU_TRY_STATUS(deliver(database, code, "612 accepted by a shop before the phone confirmed", now));
        code.state = CodeState::Delivered;
    }
    KAZASU_TRY(const Shop shop, shopOf(database, record.shop));
    Money rest = code.amount - record.amountUsed;
    if (planted(Fault::KeepRemainder)) rest = Money::zero(rest.currency());
    KAZASU_TRY_STATUS(moveCode(database, code, CodeState::Delivered, CodeState::Redeemed,
                               "509 joined with sale " + record.sale.toString(), now));
    KAZASU_TRY_STATUS(storeUse(database, code, usedOf(code, record), record.usedAt, record.shop));
    KAZASU_TRY_STATUS(post(database, {"redeemed:" + code.number.toString(),
                                      code.authorisation,
                                      now,
                                      "509 sale " + record.sale.toString(),
                                      {{codeAccount(code.number), record.amountUsed + rest},
                                       {owedBy, -record.amountUsed},
                                       {fundingAccount(code), -rest}}}));
    if (!code.undebitedAt) KAZASU_TRY_STATUS(tellBanks(database, code, shop, record.amountUsed, rest, now));
    KAZASU_TRY(const auto settled,
               database.run("UPDATE claim SET is_settled = 1 WHERE issue_number = ? AND state = 'granted'",
                            {sqlOf(code.number)}));
    return {};
}

/// The code as the books know it, or as its signature says that they knew it.
Result<std::optional<Code>> findOrRebuild(Database& database, const SettlementRecord& record,
                                          const PresentedCode& presented, Instant now) {
    KAZASU_TRY(auto code, resolve(database, presented));
    const bool isForgotten = !code && presented.claims && presented.claims->number == record.issueNumber;
    // A key in other hands signs whatever it likes: only these books say what it signed before.
    if (presented.keyRevokedAt || !isForgotten) return code;
    KAZASU_TRY(const bool isSuspended, isSuspendedCode(database, record.issueNumber));
    if (isSuspended) return code;
    const bool mayBeHere = isForgotten && (!presented.claims->shop || *presented.claims->shop == record.shop);
    if (!mayBeHere) return code;
    return rebuildCode(database, *presented.claims, record.code, std::nullopt, now);
}

/// Genuine, but nobody can tell whose money it is: the shop is owed it, from suspense.
Result<SettlementAnswer> suspend(Database& database, const SettlementRecord& record,
                                 const SettlementClaims& claims, SettlementAnswer answer, Instant now) {
    KAZASU_TRY_STATUS(post(database, {"suspended:" + record.issueNumber.toString(),
                                      rebuiltAuthorisationId(record.issueNumber),
                                      now,
                                      "509 sale " + record.sale.toString() + ", institution unknown",
                                      {{suspenseAccount(), record.amountUsed},
                                       {payableAccount(record.shop), -record.amountUsed}}}));
    const SqlValue bucket = bucketOf(claims);
    KAZASU_TRY(const auto listed,
               database.run("INSERT INTO suspended_record (issue_number, shop_number, record_id, "
                            "account_bucket, reason, suspended_at) VALUES (?, ?, ?, ?, ?, ?)",
                            {sqlOf(record.issueNumber), sqlOf(record.shop), sqlOf(record.sale), bucket,
                             std::string("the code does not tell its institution"), sqlOf(now)}));
    answer.state = SettlementState::Accepted;
    answer.returned = *claims.amount - record.amountUsed;
    return answer;
}

/// A code that these books have lost and that cannot be rebuilt from them.
bool isLost(const SettlementRecord& record, const PresentedCode& presented) {
    return presented.claims && !presented.keyRevokedAt && presented.claims->number == record.issueNumber &&
           presented.claims->amount && record.amountUsed.currency() == presented.claims->amount->currency() &&
           record.amountUsed <= *presented.claims->amount &&
           (!presented.claims->shop || *presented.claims->shop == record.shop);
}

/// Another shop may have brought its record of the same code before the books fell back.
Status checkMayTake(Database& database, const SettlementRecord& record, const PresentedCode& presented,
                    Instant now) {
    KAZASU_TRY(const auto code, resolve(database, presented));
    return checkMayGrant(database, wantedOf(presented, code, record.shop), now);
}

/// A record that names a claim says that it was granted. When these books never heard of that claim, and the
/// code is older than this start, they have lost it: then the record counts as one that is offered again,
/// once a report of the shop has shown whether they have fallen back.
Result<RecordOrigin> originOf(Database& database, const SettlementRecord& record,
                              const PresentedCode& presented) {
    if (!record.claim) return RecordOrigin::New;
    KAZASU_TRY(const auto known, database.run("SELECT 1 FROM claim WHERE shop_number = ? AND claim_id = ?",
                                              {sqlOf(record.shop), sqlOf(*record.claim)}));
    KAZASU_TRY(const auto code, resolve(database, presented));
    KAZASU_TRY(const bool isWhole, isYoungerThanStart(database, code));
    if (!known.rows.empty() || isWhole) return RecordOrigin::New;
    KAZASU_TRY(const auto compared,
               database.run("SELECT 1 FROM shop_report WHERE shop_number = ? AND is_whole = 1 LIMIT 1",
                            {sqlOf(record.shop)}));
    if (!compared.rows.empty()) return RecordOrigin::OfferedAgain;
    return Error{ErrorCode::Unavailable,
                 "its claim is not in these books: the shop's report has to come first"};
}

/// Another shop's record of it may wait for an operator already.
Status judgeLost(Database& database, const SettlementRecord& record, const SettlementClaims& claims,
                 RecordOrigin origin) {
    KAZASU_TRY(const auto accepted,
               database.run("SELECT 1 FROM settlement WHERE issue_number = ? AND state = 'accepted'",
                            {sqlOf(record.issueNumber)}));
    if (!accepted.rows.empty()) return Error{ErrorCode::CodeAlreadyUsed, "it has paid already"};
    const bool wasClaimed = origin == RecordOrigin::OfferedAgain && record.claim.has_value();
    return wasClaimed ? Status{} : judgeUse(record, claims.issuedAt, claims.expiresAt);
}

/// The answer to a record that comes for the first time, with all its effects.
Result<SettlementAnswer> decideSettlement(Database& database, const IssuerId& center,
                                          const SettlementRecord& record,
                                          const Result<PresentedCode>& presented, Instant now,
                                          RecordOrigin origin) {
    SettlementAnswer answer{record.sale,
                            record.issueNumber,
                            SettlementState::Refused,
                            record.amountUsed,
                            Money::zero(record.amountUsed.currency()),
                            now,
                            {},
                            {}};
    if (record.issuer != center) {
        answer.error = Error{ErrorCode::CodeIssuerUnknown, "issued by somebody else"};
        return answer;
    }
    if (!presented) {
        if (isOfUnknownKey(presented.error())) return Error{ErrorCode::Unavailable, presented.error().detail};
        answer.error = presented.error();
        return answer;
    }
    if (origin == RecordOrigin::New) {
        KAZASU_TRY_STATUS(checkMayTake(database, record, *presented, now));
        KAZASU_TRY(origin, originOf(database, record, *presented));
    }
    KAZASU_TRY(const auto code, findOrRebuild(database, record, *presented, now));
    if (!code && isLost(record, *presented)) {
        const Status verdict = judgeLost(database, record, *presented->claims, origin);
        if (verdict) return suspend(database, record, *presented->claims, std::move(answer), now);
        if (httpStatusOf(verdict.code()) >= 500) return verdict.error();
        answer.error = verdict.error();
        return answer;
    }
    KAZASU_TRY(const auto claim, findGrantedClaim(database, record.issueNumber));
    const Status verdict = judgeSettlement(record, *presented, code, claim, origin);
    if (!verdict) {
        if (verdict.code() == ErrorCode::Unavailable) return verdict.error();
        answer.error = verdict.error();
        if (verdict.code() == ErrorCode::CodeAlreadyUsed) {
            KAZASU_TRY(answer.use, useOf(database, record.issueNumber, record.shop));
        }
        return answer;
    }
    KAZASU_TRY_STATUS(redeem(database, *code, record, payableAccount(record.shop), now));
    answer.state = SettlementState::Accepted;
    answer.returned = code->amount - record.amountUsed;
    return answer;
}

/// No bank will move it any more: the shop is owed it, and an operator settles it.
Result<std::optional<Error>> whyNeverCredited(Database& database, const IssueNumber& issue) {
    KAZASU_TRY(const auto code, findCode(database, issue));
    if (!code) return std::optional<Error>{};  // suspended: nobody was asked yet
    if (code->undebitedAt)
        return std::optional{Error{ErrorCode::BankRefused, "the member's bank refused the debit"}};
    KAZASU_TRY(const bool isRefused, wasRefused(database, code->authorisation, BankMessageKind::Payment));
    if (!isRefused) return std::optional<Error>{};
    return std::optional{Error{ErrorCode::BankRefused, "the shop's bank refused the payment"}};
}

}  // namespace

Result<SettlementOutcome> settle(Database& database, const IssuerId& center, const SettlementRecord& record,
                                 const Result<PresentedCode>& presented, Instant now, RecordOrigin origin) {
    const std::string body = toJson(record).dump();
    KAZASU_TRY(auto known, findSettlement(database, record));
    if (known && planted(Fault::ForgetCapture)) {
        // Keys refuse a second row and a second posting: what is left to get wrong is the answer.
        KAZASU_TRY(auto again, decideSettlement(database, center, record, presented, now, origin));
        return SettlementOutcome{std::move(again), false};
    }
    if (known) {
        const bool isSame = known->digest == bodyDigest(body);
        if (!isSame) KAZASU_TRY_STATUS(recordConflict(database, record, body, now));
        known->answer.creditedAt.reset();  // as it was the first time
        return SettlementOutcome{known->answer, !isSame};
    }
    KAZASU_TRY(const auto answer, decideSettlement(database, center, record, presented, now, origin));
    KAZASU_TRY_STATUS(storeSettlement(database, record, body, answer));
    return SettlementOutcome{answer, false};
}

Status resolveSuspended(Database& database, const IssueNumber& issue, const SettlementClaims& claims,
                        const InstitutionId& institution, Instant now) {
    KAZASU_TRY(const auto found,
               database.run("SELECT s.body, u.resolved_at FROM suspended_record u JOIN settlement s ON "
                            "s.shop_number = u.shop_number AND s.record_id = u.record_id AND "
                            "s.issue_number = u.issue_number WHERE u.issue_number = ?",
                            {sqlOf(issue)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no suspended record of this code"};
    if (!found.rows[0].isNull(1)) return Error{ErrorCode::AlreadyExists, "it was resolved before"};
    KAZASU_TRY(const auto body, Json::parse(found.rows[0].text(0)));
    KAZASU_TRY(const auto record, settlementRecordFrom(body));
    KAZASU_TRY(const auto code, rebuildCode(database, claims, record.code, institution, now));
    if (!code) return Error{ErrorCode::InvalidArgument, "its DE37 belongs to another code"};
    KAZASU_TRY_STATUS(redeem(database, *code, record, suspenseAccount(), now));
    KAZASU_TRY(const auto resolved,
               database.run("UPDATE suspended_record SET resolved_at = ? WHERE issue_number = ?",
                            {sqlOf(now), sqlOf(issue)}));
    return {};
}

Result<SettlementAnswer> settlementOf(Database& database, ShopNumber shop, const IssueNumber& issue) {
    KAZASU_TRY(auto stored, latestSettlement(database, shop, issue));
    if (stored.answer.state != SettlementState::Accepted || stored.answer.creditedAt) return stored.answer;
    KAZASU_TRY(stored.answer.error, whyNeverCredited(database, issue));
    return stored.answer;
}

}  // namespace kazasu::center
