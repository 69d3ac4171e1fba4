// Handover (embodiment 4, Figs. 18 to 20): the code goes to another member's terminal (C9, C10). The sender
// pays and may take it back while nobody has used it; only the receiver sees the code, and the debit (C11)
// waits until the receiver's terminal has confirmed what it received.
#pragma once

#include "center/issue/code.h"

#include <algorithm>

namespace kazasu::center {

/// How long a code lives that somebody else has to find first.
inline constexpr Milliseconds kHandedLifetime = std::chrono::hours{24};

/// The longest that a code lives which is made now, whoever it is for.
inline Milliseconds longestLifetime(Milliseconds codeLifetime) {
    return std::max(codeLifetime, kHandedLifetime);
}

struct Handover {
    ClientId receiver;
    std::string senderName, receiverName;
};

/// "send_to", the client id of the receiving member; absent when the code stays with who asks.
Result<std::optional<ClientId>> receiverFrom(const Json& body);
/// DestinationUnknown when there is no such member, or it is the sender.
Status checkReceiver(Database& database, const ClientId& sender, const ClientId& receiver);
Status insertHandover(Database& database, const IssueNumber& number, const ClientId& receiver, Instant now);
Result<std::optional<Handover>> handoverOf(Database& database, const IssueNumber& number);

/// The code as this member's terminal may show it and confirm it: the receiver's when it was handed over,
/// otherwise the payer's. NotFound for everybody else, Forbidden for a payer who has handed it over.
Result<Code> codeAtTerminalOf(Database& database, const ClientId& client, const IssueNumber& number);
/// The codes that others have sent to this member, newest first, at most 100.
Result<std::vector<Code>> codesReceivedBy(Database& database, const ClientId& client);

}  // namespace kazasu::center
