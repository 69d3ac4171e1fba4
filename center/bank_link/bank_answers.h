// What the answer of a bank changes in the books: the message is done, postponed or refused, and a payment
// that 110 confirmed is credited (617).
#pragma once

#include "center/bank_link/bank_message.h"

namespace kazasu::center {

/// Whether an answer settles a message for good. An error of the line does not, nor does a host that is not
/// ready (90, 91), broken (96), too late (68) or not set up for us yet (15, 58, 92; for a payment also 14,
/// the shop's account; for a payback 51): money that is owed must not stay behind because of a late entry.
bool isDefinite(BankMessageKind kind, const Result<iso8583::Message>& answer);

/// Writes a definite answer down; for a payment answered with 00 also the shop's credit, for a refused debit
/// also the end of its code and of its refunds, for a refused payment theirs, for a payback how it ended.
Status recordAnswer(Database& database, const BankMessage& message, const std::string& responseCode,
                    Instant now);
/// Counts the attempt, keeps the answer if there was one, and names the next moment.
Status postpone(Database& database, const BankMessage& message, const Result<iso8583::Message>& answer,
                Instant nextAttempt);

}  // namespace kazasu::center
