// Issuing (A): a confirmed authorisation becomes one signed code, and with it the right to be paid once.
#pragma once

#include "center/base/parts.h"
#include "center/issue/code.h"

namespace kazasu::center {

/// 45 confirmed. The same code again when it was confirmed before, Conflict when that was for another
/// terminal (or for the member's own, and now for somebody else's). AuthorisationStateInvalid when it was
/// cancelled, refused, waited longer than kConfirmationTime, or is older than a fall of the books:
/// Unavailable while they are refilled. With a receiver it is for that member's terminal (C9):
/// DestinationUnknown, and nothing is confirmed, when there is none.
Result<Code> confirmAndIssue(Database& database, const CenterParts& parts, const ClientId& client,
                             const AuthorisationId& id, Instant now,
                             const std::optional<ClientId>& receiver = {});

}  // namespace kazasu::center
