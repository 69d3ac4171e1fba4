#include "controller/sales_file/center_heads.h"

#include "controller/sales_file/durably.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

bool isSignedByOneOf(const SignedBooksHead& books, const KeyRing& keys, const SignatureVerifier& verifier) {
    const auto& list = keys.keys();
    const bool isKnown =
        std::any_of(list.begin(), list.end(), [&](const IssuerKey& key) { return key.key == books.key; });
    return isKnown && verifier.isValid(viewOf(wordsOf(books)), books.signature, books.key);
}

}  // namespace

Status CenterHeads::keep(const SignedBooksHead& books, const KeyRing& keys, const SignatureVerifier& verifier,
                         Instant now) {
    const std::string day = books.day.toString();
    KAZASU_TRY(const auto known,
               m_database.run("SELECT 1 FROM center_head WHERE day = ? AND sequence = ? AND hash = ?",
                              {day, books.head.sequence, books.head.hash}));
    if (!known.rows.empty()) return {};
    if (!isSignedByOneOf(books, keys, verifier))
        return Error{ErrorCode::Unauthorized, "the ledger's head of " + day + " is not signed by the center"};
    const Status contradicted = contradiction(books);
    const Status kept = durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(
            m_database.run("INSERT INTO center_head (day, sequence, hash, public_key, signature, received_at)"
                           " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                           {day, books.head.sequence, books.head.hash, toHex(books.key),
                            toHex(books.signature), now.msSinceEpoch}));
        return {};
    });
    if (!kept) return kept;
    return contradicted;
}

/// A day has one head, one entry one hash, and a later day no fewer entries.
Status CenterHeads::contradiction(const SignedBooksHead& books) const {
    const std::string day = books.day.toString();
    KAZASU_TRY(const auto rewritten,
               m_database.run("SELECT day FROM center_head WHERE (day = ? OR sequence = ?)"
                              " AND NOT (sequence = ? AND hash = ?) LIMIT 1",
                              {day, books.head.sequence, books.head.sequence, books.head.hash}));
    if (!rewritten.rows.empty())
        return Error{ErrorCode::ChainBroken, "the center's ledger of " + day +
                                                 " is not the one that it signed on " +
                                                 rewritten.rows[0].text(0)};
    KAZASU_TRY(const auto longer,
               m_database.run("SELECT day FROM center_head WHERE day < ? AND sequence > ? LIMIT 1",
                              {day, books.head.sequence}));
    if (longer.rows.empty()) return {};
    return Error{ErrorCode::ChainCutOff, "the center's ledger of " + day +
                                             " is shorter than the one that it signed on " +
                                             longer.rows[0].text(0)};
}

}  // namespace kazasu::controller
