#include "center/redemption/rebuild.h"

#include "center/authorise/authorisation.h"
#include "center/bank_link/bank_message.h"
#include "center/base/rows.h"
#include "center/delivery/delivery.h"
#include "center/issue/traces.h"
#include "core/planted.h"

namespace kazasu::center {
namespace {

constexpr const char* kRebuiltCause = "rebuilt from its signed code";

/// The only institution of that bucket among those that these books know.
Result<std::optional<InstitutionId>> institutionOf(Database& database, std::optional<std::uint16_t> bucket) {
    if (!bucket) return std::optional<InstitutionId>{};
    KAZASU_TRY(const auto found,
               database.run("SELECT institution FROM means UNION SELECT institution FROM shop "
                            "UNION SELECT institution FROM authorisation"));
    std::optional<InstitutionId> match;
    for (const SqlRow& row : found.rows) {
        const auto institution = idAt<InstitutionId>(row, 0);
        if (accountBucketOf(institution) != *bucket) continue;
        if (match) return std::optional<InstitutionId>{};  // two: nobody can tell
        match = institution;
    }
    return match;
}

/// An id made of eight bytes that are unique among their kind.
std::string idTextOf(std::string_view hex) {
    const std::string digits{hex};
    return digits.substr(0, 8) + '-' + digits.substr(8, 4) + "-7" + digits.substr(12, 3) + "-8" +
           digits.substr(15, 1) + "00-000000000000";
}

/// Whoever it was: nobody logs in with this hash, and the number is not known.
Result<MeansId> namelessMeans(Database& database, const InstitutionId& institution, Instant now) {
    const std::string id = idTextOf(institution.toString() + "00000000");
    KAZASU_TRY(const auto member,
               database.run("INSERT INTO member (client_id, email, name, reading, password_hash, created_at) "
                            "VALUES (?, ?, '', '', '', ?) ON CONFLICT DO NOTHING",
                            {id, "rebuilt-" + institution.toString() + "@invalid", sqlOf(now)}));
    KAZASU_TRY(const auto means,
               database.run("INSERT INTO means (id, client_id, institution, kind, label, sealed_number, "
                            "last4, created_at) VALUES (?, ?, ?, 'account', '', ?, '', ?) "
                            "ON CONFLICT DO NOTHING",
                            {id, id, sqlOf(institution), Bytes{}, sqlOf(now)}));
    return MeansId::parse(id);
}

Result<std::optional<Authorisation>> authorisationKnownAs(Database& database, const std::string& reference) {
    KAZASU_TRY(const auto found,
               database.run("SELECT id FROM authorisation WHERE retrieval_reference = ?", {reference}));
    if (found.rows.empty()) return std::optional<Authorisation>{};
    return findAuthorisation(database, idAt<AuthorisationId>(found.rows[0], 0));
}

Result<Authorisation> makeAuthorisation(Database& database, const SettlementClaims& claims,
                                        const std::string& reference, const InstitutionId& institution,
                                        Instant now) {
    KAZASU_TRY(const MeansId means, namelessMeans(database, institution, now));
    KAZASU_TRY(const ClientId client, ClientId::parse(means.toString()));
    KAZASU_TRY(const auto trace, nextTrace(database));
    Authorisation authorisation{rebuiltAuthorisationId(claims.number),
                                client,
                                means,
                                institution,
                                *claims.amount,
                                1,
                                claims.shop,
                                AuthorisationState::Pending,
                                {},
                                reference,
                                trace,
                                claims.issuedAt,
                                {},
                                {},
                                {}};
    KAZASU_TRY_STATUS(insertAuthorisation(database, authorisation));
    return authorisation;
}

/// The signed code proves that the authorisation was confirmed in the life that these books have lost,
/// whatever they made of it since. A reversal that was not said yet is withdrawn; one that released the hold
/// makes the bank refuse the debit, and what the shop took is uncollected.
bool mayHaveBecomeCode(AuthorisationState state) {
    switch (state) {
        case AuthorisationState::Pending:    // its answer came in the lost life
        case AuthorisationState::Approved:   // the copy is of the minutes before the confirmation
        case AuthorisationState::Refused:    // given up at a start, because nobody knew its answer
        case AuthorisationState::Cancelled:  // on a copy that nobody knew to be one
        case AuthorisationState::Lapsed:
            return true;
        case AuthorisationState::Confirmed:  // has its code, in the same transaction
            return false;
    }
    return false;
}

}  // namespace

Result<bool> isSuspendedCode(Database& database, const IssueNumber& number) {
    KAZASU_TRY(const auto found,
               database.run("SELECT 1 FROM suspended_record WHERE issue_number = ?", {sqlOf(number)}));
    return !found.rows.empty();
}

AuthorisationId rebuiltAuthorisationId(const IssueNumber& number) {
    return AuthorisationId::parse(idTextOf(number.toString())).value();
}

Result<std::optional<Code>> rebuildCode(Database& database, const SettlementClaims& claims,
                                        const std::string& text,
                                        const std::optional<InstitutionId>& institution, Instant now) {
    const auto nothing = std::optional<Code>{};
    const auto reference = referenceOf(claims.number);
    if (!reference || !claims.amount || planted(Fault::NoRebuild)) return nothing;
    KAZASU_TRY(auto authorisation, authorisationKnownAs(database, *reference));
    if (!authorisation) {
        auto bank = institution;
        if (!bank) {
            KAZASU_TRY(bank, institutionOf(database, claims.accountBucket));
        }
        if (!bank) return nothing;
        KAZASU_TRY(authorisation, makeAuthorisation(database, claims, *reference, *bank, now));
    }
    KAZASU_TRY(const auto other, findCodeOfAuthorisation(database, authorisation->id));
    if (other || authorisation->amount != *claims.amount) return nothing;
    KAZASU_CHECK(mayHaveBecomeCode(authorisation->state));
    KAZASU_TRY_STATUS(withdrawReversal(database, authorisation->id, now));
    KAZASU_TRY_STATUS(moveAuthorisation(database, authorisation->id, authorisation->state,
                                        AuthorisationState::Confirmed, kRebuiltCause, now));
    Code code{claims.number,
              authorisation->id,
              authorisation->client,
              authorisation->institution,
              "rebuilt " + claims.number.toString(),
              text,
              *claims.amount,
              claims.shop,
              CodeState::Issued,
              claims.issuedAt,
              claims.expiresAt,
              claims.shop ? claims.expiresAt + kOfflineWindow + kReportingTime : claims.expiresAt,
              Money::zero(claims.amount->currency()),
              Money::zero(claims.amount->currency()),
              {},
              {}};
    KAZASU_TRY_STATUS(insertCode(database, code, now));
    return std::optional{std::move(code)};
}

Result<std::optional<Code>> rebuildDelivered(Database& database, const SettlementClaims& claims,
                                             const std::string& text, Instant now) {
    KAZASU_TRY(auto code, rebuildCode(database, claims, text, std::nullopt, now));
    if (!code) return code;
    KAZASU_TRY_STATUS(deliver(database, *code, "608 a shop read it from a phone", now));
    return findCode(database, claims.number);
}

}  // namespace kazasu::center
