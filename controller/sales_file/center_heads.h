// CenterHeads: what the center has signed about its own ledger, one head a day, kept for good: the shop's
// evidence against a center that rewrites its books.
#pragma once

#include "core/code/key_ring.h"
#include "core/wire/shop_report.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

class CenterHeads {
public:
    explicit CenterHeads(Database& database) : m_database(database) {}

    /// Keeps it, unless it is known. Unauthorized: none of the keys has signed it, it is not kept.
    /// ChainBroken or ChainCutOff: it is kept, and contradicts one that was kept before.
    [[nodiscard]] Status keep(const SignedBooksHead& books, const KeyRing& keys,
                              const SignatureVerifier& verifier, Instant now);

private:
    [[nodiscard]] Status contradiction(const SignedBooksHead& books) const;

    Database& m_database;
};

}  // namespace kazasu::controller
