// Deadlines in the books: what is due, how one thing is ended, and when the next is due. Every ending checks
// again that it is still due, so that repeating one changes nothing.
#pragma once

#include "center/issue/code.h"

#include <functional>
#include <vector>

namespace kazasu::center {

using Ending = std::function<Status(Database&)>;

/// At most 200 endings: codes unused and unclaimed, authorisations unconfirmed or unanswered. Nothing ends
/// that these books may have lost the rest of; `codeLifetime`: of a code that an authorisation may have
/// become.
Result<std::vector<Ending>> dueEndings(Database& database, Milliseconds codeLifetime, Instant now);
/// The earliest deadline, which lies in the past while endings are left over; at the latest `otherwise`.
Result<Instant> nextDeadline(Database& database, Instant otherwise);

}  // namespace kazasu::center
