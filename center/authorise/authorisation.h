// An authorisation (patent 44, 45; 605-607): pending -> approved | refused; approved -> confirmed | cancelled
// | lapsed; any -> confirmed by its signed code (rebuild.h). The phone makes its id: asking again is safe.
#pragma once

#include "center/means/means.h"
#include "core/ids.h"
#include "core/json.h"
#include "core/money.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>

namespace kazasu::center {

/// How long an approved authorisation waits for the member's answer.
inline constexpr Milliseconds kConfirmationTime = std::chrono::minutes{10};
/// When an unanswered request is given up by housekeeping: longer than any wait for a bank.
inline constexpr Milliseconds kPendingLimit = std::chrono::seconds{60};

enum class AuthorisationState { Pending, Approved, Refused, Confirmed, Cancelled, Lapsed };
std::string_view nameOf(AuthorisationState state);

struct AuthorisationRequest {
    AuthorisationId id;
    MeansId means;
    Money amount;
    int instalments = 1;  // 1: lump sum
    std::optional<ShopNumber> shop;
};
Result<AuthorisationRequest> authorisationRequestFrom(const Json& body);
/// The same for the same request, whatever the order of its members was.
Bytes digestOf(const AuthorisationRequest& request);

struct Authorisation {
    AuthorisationId id;
    ClientId client;
    MeansId means;
    InstitutionId institution;
    Money amount;
    int instalments = 1;
    std::optional<ShopNumber> shop;
    AuthorisationState state = AuthorisationState::Pending;
    std::optional<ErrorCode> reason;  // of a refusal
    std::string reference;            // DE37 of everything said about it
    std::uint32_t trace = 0;          // DE11 of the 0100
    Instant requestedAt;              // DE7 of the 0100
    std::string approval;             // DE38
    std::optional<Instant> expiresAt;
    Bytes digest;
};
Json toJson(const Authorisation& authorisation, const Means& means, const BankDirectory& banks);

Result<std::optional<Authorisation>> findAuthorisation(Database& database, const AuthorisationId& id);
/// NotFound when it is another member's, too.
Result<Authorisation> authorisationOf(Database& database, const ClientId& client, const AuthorisationId& id);
Status insertAuthorisation(Database& database, const Authorisation& authorisation);
/// Moves it on and writes the transition down. AuthorisationStateInvalid when it is not in `from` any more.
Status moveAuthorisation(Database& database, const AuthorisationId& id, AuthorisationState from,
                         AuthorisationState to, std::string_view cause, Instant now);
Status storeApproval(Database& database, const AuthorisationId& id, const std::string& approval,
                     Instant expiresAt);
Status storeReason(Database& database, const AuthorisationId& id, ErrorCode reason);

}  // namespace kazasu::center
