// Rebuilding what the books have lost from a code that this center signed (docs/reliability.md): the
// authorisation and its code come back under the DE37 that the bank knows, so that a debit said twice is done
// once.
#pragma once

#include "center/issue/code.h"
#include "core/code/settlement_claims.h"

namespace kazasu::center {

/// The code, issued, with its authorisation. The member is known when the authorisation still stands in the
/// books; otherwise the code belongs to a member without a name, whom nobody can log in as: a guess could
/// show one member's purchase to another. None when the institution cannot be told (`institution` says it),
/// or the books hold something else under this DE37.
Result<std::optional<Code>> rebuildCode(Database& database, const SettlementClaims& claims,
                                        const std::string& text,
                                        const std::optional<InstitutionId>& institution, Instant now);
/// The same, with its debit ordered: the phone showed it, so it was delivered.
Result<std::optional<Code>> rebuildDelivered(Database& database, const SettlementClaims& claims,
                                             const std::string& text, Instant now);

/// A record of it was accepted before anybody could tell whose money it is: it has paid.
Result<bool> isSuspendedCode(Database& database, const IssueNumber& number);

/// The id of an authorisation that is known by its code only.
AuthorisationId rebuiltAuthorisationId(const IssueNumber& number);

}  // namespace kazasu::center
