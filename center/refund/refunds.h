// Refunds: goods came back to a shop, so what was paid for them goes back to the means of payment that it
// came from, in whole or in parts. Pushed: nobody has to ask for it, and a bank that does not answer is asked
// again.
#pragma once

#include "core/wire/refund.h"
#include "platform/sql/database.h"

namespace kazasu::center {

struct BankMessage;

/// Decides once; the same request again gets the first answer, Conflict for another body. Refused with
/// ReturnExceedsSold when more would be given back than was settled. NotFound, and nothing is remembered,
/// when no accepted record of that sale is here; Unavailable while the books are being refilled, while nobody
/// can tell whose money it was, or when the member's bank has refused the debit or the shop's the payment.
Result<RefundAnswer> giveBack(Database& database, const RefundRequest& request, Instant now);
/// What became of it. NotFound when this shop never asked for it.
Result<RefundAnswer> refundOf(Database& database, ShopNumber shop, const RefundId& id);

/// The shop's bank has answered for good: the member has the money, or the shop has it still.
Status finishRefund(Database& database, const BankMessage& message, const std::string& responseCode,
                    Instant now);
/// No bank will ever have what was to be given back: whatever was accepted and has not ended fails, and its
/// messages, none of which any bank has heard, are not said. `cause` is for the member's and the shop's eyes.
Status failRefunds(Database& database, const AuthorisationId& authorisation, const std::string& cause,
                   Instant now);

}  // namespace kazasu::center
