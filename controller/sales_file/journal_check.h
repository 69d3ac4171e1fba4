// What tells that a journal was tampered with: its chain, the sales beside it, the signatures of its machine,
// and a head that somebody else has seen. Names the first entry that does not fit.
#pragma once

#include "controller/sales_file/journal.h"
#include "core/tls_key_hash.h"

#include <optional>
#include <vector>

namespace kazasu::controller {

/// What is known of a journal from elsewhere than its file.
struct JournalWitness {
    /// Keys whose signatures count. None: signatures are not looked at.
    std::optional<std::vector<TlsKeyHash>> machineKeys;
    /// From paper or from the center.
    std::optional<ChainHead> seenHead;
};

/// Signatures are at most so far apart: one every 100 entries, and at the worst moment for one to fail,
/// another.
inline constexpr std::int64_t kMostUnsigned = 250;

/// ChainBroken: an entry is missing, changed, out of order, or not what was signed or seen; it is named.
/// ChainCutOff: the journal ends before what was signed or seen. BooksDisagree: a sale is not what its entry
/// says, or one of the two is missing.
[[nodiscard]] Result<JournalReport> verifyJournal(Database& database, const JournalWitness& witness);

/// 64 hex digits; empty when the journal has no such entry.
[[nodiscard]] Result<std::string> journalHashAt(Database& database, std::int64_t sequence);
/// Whether the journal goes on from that head: ChainCutOff or ChainBroken when it does not.
[[nodiscard]] Status checkGoesOnFrom(Database& database, const ChainHead& seen);

}  // namespace kazasu::controller
