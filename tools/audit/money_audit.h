// The money, recomputed: postings and balances against the codes and records that are their reason, records
// against their own digest, codes against their signature, transitions against what may follow what.
#pragma once

#include "tools/audit/books.h"
#include "tools/audit/findings.h"

namespace kazasu::audit {

void auditPostings(const Books& books, Findings& findings);
void auditBalances(const Books& books, Findings& findings);
void auditCodes(const Books& books, Findings& findings);
void auditCaptures(const Books& books, Findings& findings);
void auditRefunds(const Books& books, Findings& findings);
void auditTransitions(const Books& books, Findings& findings);

}  // namespace kazasu::audit
