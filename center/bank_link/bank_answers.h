// What the answer of a bank changes in the books: the message is done, postponed or refused, and a payment
// that 110 confirmed is credited (617).
#pragma once

#include "center/bank_link/bank_message.h"

namespace kazasu::center {

/// Whether an answer settles a message for good. An error of the line, a host that is not ready (91), broken
/// (96) or names a cause we do not know does not.
bool isDefinite(const Result<iso8583::Message>& answer);

/// Writes a definite answer down; for a payment answered with 00 also the shop's credit.
Status recordAnswer(Database& database, const BankMessage& message, const std::string& responseCode,
                    Instant now);
/// Counts the attempt and names the next moment.
Status postpone(Database& database, const BankMessage& message, Instant nextAttempt);

}  // namespace kazasu::center
