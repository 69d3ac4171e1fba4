#include "center/delivery/delivery.h"

#include "center/bank_link/bank_message.h"
#include "center/base/rows.h"
#include "center/handover/handover.h"
#include "center/issue/code_image.h"
#include "center/ledger/ledger.h"
#include "center/refund/refunds.h"
#include "center/reports/epoch.h"

namespace kazasu::center {

namespace {

/// Nothing lies at that bank to give back or to transfer.
Status withdrawUnsaid(Database& database, const AuthorisationId& authorisation, Instant now) {
    KAZASU_TRY(const auto withdrawn,
               database.run("UPDATE bank_message SET answered_at = ?, response_code = 'not said' WHERE "
                            "authorisation_id = ? AND answered_at IS NULL AND kind <> 'reversal'",
                            {sqlOf(now), sqlOf(authorisation)}));
    return {};
}

}  // namespace

Status deliver(Database& database, const Code& code, std::string_view cause, Instant now) {
    KAZASU_TRY_STATUS(moveCode(database, code, CodeState::Issued, CodeState::Delivered, cause, now));
    KAZASU_TRY_STATUS(post(database, {"delivered:" + code.number.toString(),
                                      code.authorisation,
                                      now,
                                      "609 debit ordered",
                                      {{receivableAccount(code.institution), code.amount},
                                       {codeAccount(code.number), -code.amount}}}));
    return queueBankMessage(database, BankMessageKind::Debit, code.institution, code.authorisation,
                            code.amount, now);
}

Result<Code> confirmDelivery(Database& database, const ClientId& client, const IssueNumber& number,
                             const std::string& sha256, Instant now) {
    KAZASU_TRY(const Code code, codeAtTerminalOf(database, client, number));
    KAZASU_TRY(const bool isKnown, wasHandedOut(database, code, sha256));
    if (!isKnown) return Error{ErrorCode::InvalidArgument, "'sha256': no such image was handed out"};
    if (code.state == CodeState::Delivered || code.state == CodeState::Redeemed) return code;
    if (code.state != CodeState::Issued) return whyNotLive(code);
    if (code.expiresAt <= now) return Error{ErrorCode::CodeExpired, "it expired before it was delivered"};
    const bool isHanded = code.client != client;
    KAZASU_TRY_STATUS(deliver(
        database, code,
        isHanded ? "C10 delivery confirmed by the receiving terminal" : "608 delivery confirmed by the phone",
        now));
    return codeAtTerminalOf(database, client, number);
}

Status endUnused(Database& database, const Code& code, CodeState end, std::string_view cause, Instant now) {
    KAZASU_TRY_STATUS(moveCode(database, code, code.state, end, cause, now));
    KAZASU_TRY_STATUS(storeReturn(database, code, code.amount));
    KAZASU_TRY(const bool isUndebited, wasRefused(database, code.authorisation, BankMessageKind::Debit));
    const bool isOnlyHeld = code.state == CodeState::Issued || isUndebited;
    KAZASU_TRY_STATUS(queueBankMessage(database,
                                       isOnlyHeld ? BankMessageKind::Reversal : BankMessageKind::Refund,
                                       code.institution, code.authorisation, code.amount, now));
    if (code.state == CodeState::Issued) return {};
    return post(database, {"returned:" + code.number.toString(),
                           code.authorisation,
                           now,
                           std::string(cause),
                           {{codeAccount(code.number), code.amount}, {fundingAccount(code), -code.amount}}});
}

std::string fundingAccount(const Code& code) {
    return code.undebitedAt ? uncollectedAccount(code.institution) : receivableAccount(code.institution);
}

/// The promise stands, its cover does not: what was to come from the bank is uncollected now.
Status noteUndebited(Database& database, const AuthorisationId& authorisation, Instant now) {
    KAZASU_TRY(const auto code, findCodeOfAuthorisation(database, authorisation));
    if (!code || code->state == CodeState::Issued || code->undebitedAt) return {};
    KAZASU_TRY(const auto noted, database.run("UPDATE code SET undebited_at = ? WHERE issue_number = ?",
                                              {sqlOf(now), sqlOf(code->number)}));
    KAZASU_TRY_STATUS(failRefunds(database, authorisation, "the member's bank refused the debit", now));
    KAZASU_TRY_STATUS(withdrawUnsaid(database, authorisation, now));
    const bool isOver = code->state == CodeState::Expired || code->state == CodeState::Revoked;
    if (isOver)  // what was to be refunded is only held
        return queueBankMessage(database, BankMessageKind::Reversal, code->institution, authorisation,
                                code->amount, now);
    const Money owed = code->state == CodeState::Redeemed ? code->used : code->amount;
    KAZASU_TRY_STATUS(post(database, {"undebited:" + code->number.toString(),
                                      authorisation,
                                      now,
                                      "609 the bank refused the debit",
                                      {{uncollectedAccount(code->institution), owed},
                                       {receivableAccount(code->institution), -owed}}}));
    return withdrawUndebited(database, authorisation, now);
}

Status withdrawUndebited(Database& database, const AuthorisationId& authorisation, Instant now) {
    KAZASU_TRY(const auto code, findCodeOfAuthorisation(database, authorisation));
    if (!code || code->state != CodeState::Delivered) return {};
    KAZASU_TRY(const bool isUndebited, wasRefused(database, authorisation, BankMessageKind::Debit));
    KAZASU_TRY(const bool isClaimed, hasGrantedClaim(database, code->number));
    // Its shop may have taken it without a line: it stays until that shop has reported beyond it.
    if (!isUndebited || isClaimed || code->shop) return {};
    // What may have been used unseen stays: it ends like any unused code, once that is known.
    const Status known = checkKnownUnused(database, *code, now);
    if (!known) return known.code() == ErrorCode::Unavailable ? Status{} : known;
    return endUnused(database, *code, CodeState::Revoked, "609 the bank refused the debit", now);
}

Result<Code> revoke(Database& database, const ClientId& client, const IssueNumber& number, Instant now) {
    KAZASU_TRY(const Code code, codeOf(database, client, number));
    if (code.state == CodeState::Revoked) return code;
    if (!code.isLive()) return whyNotLive(code);
    if (code.shop)
        return Error{ErrorCode::AuthorisationStateInvalid,
                     "bound to a shop that may have accepted it offline: it goes back by itself"};
    KAZASU_TRY(const bool isClaimed, hasGrantedClaim(database, number));
    if (isClaimed) return Error{ErrorCode::CodeAlreadyUsed, "a shop has claimed it"};
    KAZASU_TRY_STATUS(checkKnownUnused(database, code, now));
    KAZASU_TRY_STATUS(endUnused(database, code, CodeState::Revoked, "taken back by the member", now));
    return codeOf(database, client, number);
}

}  // namespace kazasu::center
