// What the ledger ought to hold, worked out from codes, their transitions and the shops' records alone.
#pragma once

#include "tools/audit/books.h"

namespace kazasu::audit {

/// Account and amount, sorted; debit positive.
using Lines = std::vector<std::pair<std::string, std::int64_t>>;

/// By the id of the posting.
std::map<std::string, Lines> expectedPostings(const Books& books);
/// The lines of a posting as it is in the books.
Lines linesOf(const Posting& posting);

}  // namespace kazasu::audit
