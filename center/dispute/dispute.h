// Disputes: a member says that a payment is not theirs, or not of that amount (docs/security.md, row 17). For
// 24 hours after the center took the shop's record; recorded for good, and for people to decide: no money
// moves by it.
#pragma once

#include "center/handover/handover.h"

#include <map>

namespace kazasu::center {

inline constexpr Milliseconds kDisputeTime = std::chrono::hours{24};

enum class DisputeReason { NotMine, WrongAmount };
/// InvalidArgument for anything but "not_mine" and "wrong_amount" in "reason".
Result<DisputeReason> disputeReasonFrom(const Json& body);

/// What a member may see and do about a code that has paid.
struct DisputeFacts {
    Instant until;  // disputes are taken before it
    std::optional<Instant> disputedAt;
};
/// A code as its member sees it: who pays, or whose terminal received it.
struct MembersCode {
    Code code;
    std::optional<DisputeFacts> dispute;  // none while nothing was paid with it
    std::optional<Handover> handover;
    bool isReceived = false;  // from another member
};
/// Of a code with "dispute_until" and "disputed_at", null when there is none, "sent_to" or "received_from";
/// who has handed it over sees neither text nor digits.
Json toJson(const MembersCode& shown);

/// NotFound when it is another member's, too.
Result<MembersCode> membersCodeOf(Database& database, const ClientId& client, const IssueNumber& number);
/// Newest first, at most 100 paid for and 100 received.
Result<std::vector<MembersCode>> membersCodesOf(Database& database, const ClientId& client);

/// The same again is the same dispute; Conflict for another reason. DisputeClosed when nothing was paid with
/// the code, or longer ago than kDisputeTime.
Result<MembersCode> dispute(Database& database, const ClientId& client, const IssueNumber& number,
                            DisputeReason reason, Instant now);

/// For the operator: one line each, the newest first.
Result<std::string> listDisputes(Database& database);

}  // namespace kazasu::center
