#include "center/issue/issue.h"

#include "center/authorise/authorisation.h"
#include "center/handover/handover.h"
#include "center/issue/traces.h"
#include "center/reports/epoch.h"
#include "core/code/settlement_code.h"

namespace kazasu::center {
namespace {

Result<std::string> signedText(const CenterParts& parts, const Code& code) {
    SettlementClaims claims{parts.settings.issuer,
                            code.issuedAt,
                            code.expiresAt,
                            code.number,
                            code.amount,
                            CodeKind::Payment,
                            accountBucketOf(code.institution),
                            code.shop};
    const auto keys = parts.keys.now();
    const auto* own = keys->keyFor(code.issuedAt, code.expiresAt);
    if (own == nullptr) return Error{ErrorCode::Unavailable, "no key of the key list can sign now"};
    return encodeSettlementCode(claims, own->key.id, *own->signer);
}

/// After a fall the member may have confirmed it already, and used the code.
Status checkMayConfirm(Database& database, const AuthorisationId& id, Instant now) {
    KAZASU_TRY(const bool mayBeUsed, isFromBeforeFall(database, id));
    if (!mayBeUsed) return {};
    KAZASU_TRY_STATUS(checkIsCalm(database, now));
    return Error{ErrorCode::AuthorisationStateInvalid, "it is older than the books' fall and lapses"};
}

}  // namespace

Result<Code> confirmAndIssue(Database& database, const CenterParts& parts, const ClientId& client,
                             const AuthorisationId& id, Instant now,
                             const std::optional<ClientId>& receiver) {
    KAZASU_TRY(const auto authorisation, authorisationOf(database, client, id));
    if (authorisation.state == AuthorisationState::Confirmed) {
        KAZASU_TRY(auto known, findCodeOfAuthorisation(database, id));
        KAZASU_CHECK(known.has_value());  // confirmed and issued are one transaction
        KAZASU_TRY(const auto handover, handoverOf(database, known->number));
        if (receiver != (handover ? std::optional{handover->receiver} : std::nullopt))
            return Error{ErrorCode::Conflict, "'send_to': it was confirmed for another terminal"};
        return *std::move(known);
    }
    if (authorisation.state == AuthorisationState::Approved && authorisation.expiresAt &&
        *authorisation.expiresAt <= now)
        return Error{ErrorCode::AuthorisationStateInvalid, "it waited too long and lapses"};
    if (receiver) KAZASU_TRY_STATUS(checkReceiver(database, client, *receiver));
    KAZASU_TRY_STATUS(checkMayConfirm(database, id, now));
    KAZASU_TRY_STATUS(moveAuthorisation(database, id, AuthorisationState::Approved,
                                        AuthorisationState::Confirmed, "45 confirmed by the member", now));
    KAZASU_TRY_STATUS(countUse(database, authorisation.means, now));

    const CodeNumbers numbers = codeNumbersOf(id, authorisation.reference, parts.settings.issuer, parts.box);
    Code code{numbers.issue,
              id,
              client,
              authorisation.institution,
              numbers.reference,
              {},
              authorisation.amount,
              authorisation.shop,
              CodeState::Issued,
              Instant::fromSeconds(now.seconds()),
              {},
              {},
              Money::zero(authorisation.amount.currency()),
              Money::zero(authorisation.amount.currency()),
              {},
              {}};
    code.expiresAt = code.issuedAt + (receiver ? kHandedLifetime : parts.settings.codeLifetime);
    code.returnAt = code.shop ? code.expiresAt + kOfflineWindow + kReportingTime : code.expiresAt;
    KAZASU_TRY(code.text, signedText(parts, code));
    KAZASU_TRY_STATUS(insertCode(database, code, now));
    if (receiver) KAZASU_TRY_STATUS(insertHandover(database, code.number, *receiver, now));
    return code;
}

}  // namespace kazasu::center
