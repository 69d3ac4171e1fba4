// Journal: what happened in the store, in order, as a hash chain: hash = SHA-256(previous hash || entry). A
// changed, missing or added byte is found (invariant I10).
#pragma once

#include "core/chain_head.h"
#include "core/ids.h"
#include "core/json.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct JournalReport {
    std::int64_t entries = 0;
    std::int64_t sales = 0;
    ChainHead head;  // to be kept elsewhere, so that a journal cut short is found too
    std::int64_t signedUntil = 0;
};

class Journal {
public:
    explicit Journal(Database& database) : m_database(database) {}

    /// Inside the caller's transaction. `content` is an object; sequence, kind, time and sale go in front.
    [[nodiscard]] Status append(std::string_view kind, const SaleId& sale, Instant at, const Json& content);
    /// The same for what belongs to no sale.
    [[nodiscard]] Status append(std::string_view kind, Instant at, const Json& content);
    [[nodiscard]] Result<bool> has(std::string_view kind, const SaleId& sale) const;

    /// How far it has come, to be kept elsewhere: printed, or told to the center.
    [[nodiscard]] Result<ChainHead> head() const;
    /// Recomputes the chain and holds every sale in the sales file against its entry. ChainBroken names the
    /// first entry that does not fit, BooksDisagree the first sale.
    [[nodiscard]] Result<JournalReport> verify() const;

private:
    [[nodiscard]] Status add(std::string_view kind, const std::string& sale, Instant at, const Json& content);

    Database& m_database;
};

/// SHA-256 of a text as hex, as it stands in the entry of a sale.
std::string hashOf(std::string_view text);

}  // namespace kazasu::controller
