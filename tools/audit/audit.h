// `kazasu audit`: an auditor's look at the center's books (docs/security.md, row 27). It shares no code with
// the center: it reads the file itself, recomputes the chain and every balance from the shops' records and
// the signed codes, and holds the heads that shops have kept against it.
#pragma once

#include "tools/audit/books.h"
#include "tools/audit/findings.h"

#include <string>
#include <vector>

namespace kazasu::audit {

/// Everything that is wrong, the chain first.
Findings audit(const Books& books, const std::vector<KeptHead>& keptByShops);

/// `--center FILE [--store FILE]...`, configuration files. Prints what was found; 0 all is well, 1 it is not,
/// 2 the books could not be read.
int runAudit(const std::vector<std::string>& arguments);

}  // namespace kazasu::audit
