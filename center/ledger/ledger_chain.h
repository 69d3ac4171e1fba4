// The hash chain over the books (docs/security.md, row 27): every posting, every transition and every
// settlement record is one entry. A row that is changed, taken out, added or moved later is found and named.
#pragma once

#include "core/chain_head.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu::center {

/// posting: the id of a set. transition: its sequence. record: "SHOP RECORD ISSUE". begin: what was there
/// before.
enum class ChainKind { Begin, Posting, Transition, Record };

/// Enters a row that this transaction has just written, as it stands in its table.
Status enterChain(Database& database, ChainKind kind, const std::string& subject,
                  const std::vector<std::string>& content);
/// Of a row that was written before: nothing when it is not there.
Result<std::optional<std::vector<std::string>>> contentOf(Database& database, ChainKind kind,
                                                          const std::string& subject);

/// Begins the chain of books that have none, with an entry for everything that they hold.
Status beginChain(Database& database);

Result<ChainHead> chainHead(Database& database);
/// Recomputes the chain and holds every row against its entry. ChainBroken names the first that does not fit;
/// `seen` is a head that somebody else has kept: ChainCutOff when the chain ends before it.
Result<ChainHead> verifyChain(Database& database, const std::optional<ChainHead>& seen);

}  // namespace kazasu::center
