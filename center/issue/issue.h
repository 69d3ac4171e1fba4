// Issuing (A): a confirmed authorisation becomes one signed code, and with it the right to be paid once.
#pragma once

#include "center/base/parts.h"
#include "center/issue/code.h"

namespace kazasu::center {

/// What chance contributes to a code; drawn before the transaction, so that repeating it changes nothing.
struct CodeNumbers {
    IssueNumber issue;
    std::string reference;  // 24 digits
};
CodeNumbers drawCodeNumbers(CenterParts& parts);

/// 45 confirmed. The same code again when it was confirmed before; AuthorisationStateInvalid when it was
/// cancelled, refused or waited longer than kConfirmationTime. With a receiver it is for that member's
/// terminal (C9): DestinationUnknown, and nothing is confirmed, when there is none.
Result<Code> confirmAndIssue(Database& database, const CenterParts& parts, const ClientId& client,
                             const AuthorisationId& id, const CodeNumbers& numbers, Instant now,
                             const std::optional<ClientId>& receiver = {});

}  // namespace kazasu::center
