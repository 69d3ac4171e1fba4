// The chain, recomputed from what docs/evidence.md says of it, and the heads that the center signed.
#pragma once

#include "tools/audit/books.h"
#include "tools/audit/findings.h"

namespace kazasu::audit {

/// Every entry against the row that it speaks of, and every row against its entry.
void auditChain(const Books& books, Findings& findings);
/// Every head that somebody kept against the chain.
void auditHeads(const Books& books, const std::vector<KeptHead>& heads, Findings& findings);

}  // namespace kazasu::audit
