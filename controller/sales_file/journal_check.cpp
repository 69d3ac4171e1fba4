#include "controller/sales_file/journal_check.h"

#include "controller/sales_file/journal_seal.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

Error cutOff(std::int64_t last, std::int64_t seen, std::string_view by) {
    return {ErrorCode::ChainCutOff, "the journal ends with entry " + std::to_string(last) + ", " +
                                        std::string(by) + " entry " + std::to_string(seen)};
}

struct Seal {
    std::int64_t sequence = 0;
    std::string hash;
    Instant signedAt;
    Bytes publicKey, signature;
};

Result<std::vector<Seal>> sealsOf(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT sequence, CAST(hash AS TEXT), CAST(signed_at AS INTEGER),"
                            " CAST(public_key AS BLOB), CAST(signature AS BLOB)"
                            " FROM journal_signature ORDER BY sequence"));
    std::vector<Seal> seals;
    for (const auto& row : found.rows)
        seals.push_back({row.number(0), row.text(1), Instant{row.number(2)}, row.blob(3), row.blob(4)});
    return seals;
}

Status checkSeal(Database& database, const std::string& storeId, const Seal& seal,
                 const std::vector<TlsKeyHash>& keys) {
    const std::string entry = "journal entry " + std::to_string(seal.sequence);
    KAZASU_TRY(const auto hash, journalHashAt(database, seal.sequence));
    if (hash != seal.hash) return Error{ErrorCode::ChainBroken, entry + " is not the one that was signed"};
    const TlsKeyHash key = hashOfDeviceKey(seal.publicKey);
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
        return Error{ErrorCode::ChainBroken, entry + " is signed by another machine: " + key.hex};
    const std::string words = sealWords(storeId, seal.sequence, seal.hash, seal.signedAt);
    if (isSignedByDevice(seal.publicKey, viewOf(words), seal.signature)) return {};
    return Error{ErrorCode::ChainBroken, entry + " has a false signature"};
}

/// The last entry of the time before this file was signed.
Result<std::int64_t> unsignedUntil(Database& database) {
    KAZASU_TRY(const auto since, database.run("SELECT sequence FROM journal_signing_begins"));
    return since.rows.empty() ? 0 : since.rows[0].number(0);
}

Status checkGap(std::int64_t from, std::int64_t to) {
    if (to - from <= kMostUnsigned) return {};
    return Error{ErrorCode::ChainBroken, "journal entry " + std::to_string(from + 1) + " to entry " +
                                             std::to_string(to) + " lack signatures"};
}

Result<std::int64_t> checkSeals(Database& database, std::int64_t last, const std::vector<TlsKeyHash>& keys) {
    KAZASU_TRY(const auto seals, sealsOf(database));
    KAZASU_TRY(const auto store, database.run("SELECT store_id FROM link_state"));
    const std::string storeId = store.rows.empty() ? std::string() : store.rows[0].text(0);
    KAZASU_TRY(std::int64_t until, unsignedUntil(database));
    for (const Seal& seal : seals) {
        if (seal.sequence > last) return cutOff(last, seal.sequence, "this machine has signed");
        KAZASU_TRY_STATUS(checkSeal(database, storeId, seal, keys));
        KAZASU_TRY_STATUS(checkGap(until, seal.sequence));
        until = seal.sequence;
    }
    KAZASU_TRY_STATUS(checkGap(until, last));
    return seals.empty() ? 0 : until;
}

}  // namespace

Result<std::string> journalHashAt(Database& database, std::int64_t sequence) {
    if (sequence == 0) return std::string(64, '0');
    KAZASU_TRY(const auto found,
               database.run("SELECT CAST(hash AS BLOB) FROM journal WHERE sequence = ?", {sequence}));
    return found.rows.empty() ? std::string() : toHex(found.rows[0].blob(0));
}

Status checkGoesOnFrom(Database& database, const ChainHead& seen) {
    KAZASU_TRY(const auto head, Journal(database).head());
    if (seen.sequence > head.sequence) return cutOff(head.sequence, seen.sequence, "somebody has seen");
    KAZASU_TRY(const auto hash, journalHashAt(database, seen.sequence));
    if (ChainHead{seen.sequence, hash}.isSameAs(seen)) return {};
    return Error{ErrorCode::ChainBroken,
                 "journal entry " + std::to_string(seen.sequence) + " is not the one that somebody has seen"};
}

Result<JournalReport> verifyJournal(Database& database, const JournalWitness& witness) {
    KAZASU_TRY(auto report, Journal(database).verify());
    if (witness.machineKeys) {
        KAZASU_TRY(report.signedUntil, checkSeals(database, report.head.sequence, *witness.machineKeys));
    }
    if (witness.seenHead) KAZASU_TRY_STATUS(checkGoesOnFrom(database, *witness.seenHead));
    return report;
}

}  // namespace kazasu::controller
