// Network 107: goods came back to a shop, and so does what was paid for them, to the means of payment that it
// came from (docs/protocols.md). Both sides use these and nothing else of each other.
#pragma once

#include "core/json.h"
#include "core/money.h"
#include "core/refund_id.h"

#include <optional>
#include <string>
#include <string_view>

namespace kazasu {

/// POST /shop/v1/refunds. Any number of refunds for one sale, together never more than was settled for it.
struct RefundRequest {
    RefundId id;
    SaleId sale;  // whose payment is given back (record_id of its settlement)
    IssueNumber issueNumber;
    Money amount;
    Instant refundedAt;
    ShopNumber shop;
    std::string registerName;
    std::string receiptNumber;  // of the return
};
Json toJson(const RefundRequest& request);
Result<RefundRequest> refundRequestFrom(const Json& body);

/// Accepted: the member will get it. Paid: the member's bank has credited it. Failed: accepted, but no bank
/// could credit it: the shop has the money still and gives it back in another way. Refused: nothing moves.
enum class RefundState { Accepted, Paid, Failed, Refused };
std::string_view nameOf(RefundState state);

struct RefundAnswer {
    RefundId id;
    SaleId sale;
    IssueNumber issueNumber;
    RefundState state = RefundState::Refused;
    Money amount;
    Money refundable;  // what may still be given back for the sale
    Instant decidedAt;
    std::optional<Instant> paidAt;
    std::optional<Error> error;  // why it was refused, or failed
};
Json toJson(const RefundAnswer& answer);  // {"refund": {...}}
Result<RefundAnswer> refundAnswerFrom(const Json& body);

}  // namespace kazasu
