#include "controller/sales_file/journal.h"

#include "controller/sales_file/sale_rows.h"
#include "platform/crypto/crypto.h"

namespace kazasu::controller {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::int64_t kVerifyBatch = 500;  // rows in memory at once

Bytes chainedHash(ByteView previous, std::string_view body) {
    Bytes chained(previous.begin(), previous.end());
    chained.insert(chained.end(), body.begin(), body.end());
    const auto hash = sha256(chained);
    return {hash.begin(), hash.end()};
}

struct LastEntry {
    std::int64_t sequence = 0;
    Bytes hash = Bytes(kHashBytes, 0);  // before the first entry
};

Result<LastEntry> lastEntry(Database& database) {
    KAZASU_TRY(const auto last,
               database.run("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"));
    if (last.rows.empty()) return LastEntry{};
    return LastEntry{last.rows[0].number(0), last.rows[0].blob(1)};
}

Error brokenAt(std::int64_t sequence, std::string_view why) {
    return {ErrorCode::ChainBroken, "journal entry " + std::to_string(sequence) + ' ' + std::string(why)};
}

/// One entry against the one before it. The columns beside the body are held against it as well.
Status checkEntry(const SqlRow& row, const LastEntry& before) {
    const std::int64_t sequence = row.number(0);
    if (sequence != before.sequence + 1) return brokenAt(before.sequence + 1, "is missing");
    const auto body = Json::parse(row.text(3));
    const auto written = body ? body->getNumber("sequence") : Result<std::int64_t>(body.error());
    if (written && *written != sequence)
        return brokenAt(sequence, "is out of order: it was written as " + std::to_string(*written));
    if (row.blob(4) != before.hash) return brokenAt(sequence, "does not continue the one before it");
    if (chainedHash(before.hash, row.text(3)) != row.blob(5)) return brokenAt(sequence, "was changed");
    const auto isSame = [&body](std::string_view key, const std::string& expected) {
        const auto value = body->getText(key);
        return value && *value == expected;
    };
    if (!body || !isSame("kind", row.text(1)) || !isSame("sale_id", row.text(2)))
        return brokenAt(sequence, "was changed in its columns");
    return {};
}

/// Every sale has been held against its entry: is there one without, or an entry too many?
Status checkSaleCount(Database& database, std::int64_t journalled) {
    KAZASU_TRY(const auto lonely,
               database.run("SELECT sale_id FROM sales WHERE sale_id NOT IN"
                            " (SELECT sale_id FROM journal WHERE kind = ?) ORDER BY completed_at LIMIT 1",
                            {std::string(kSaleEntry)}));
    if (!lonely.rows.empty())
        return Error{ErrorCode::BooksDisagree,
                     "sale " + lonely.rows[0].text(0) + ": is in the sales file, not in the journal"};
    KAZASU_TRY(const auto stored, database.run("SELECT count(*) FROM sales"));
    const std::int64_t count = stored.rows[0].number(0);
    if (count == journalled) return {};
    return Error{ErrorCode::BooksDisagree, "the sales file holds " + std::to_string(count) +
                                               " sales, the journal " + std::to_string(journalled)};
}

}  // namespace

std::string hashOf(std::string_view text) { return toHex(sha256(viewOf(text))); }

Status Journal::append(std::string_view kind, const SaleId& sale, Instant at, const Json& content) {
    return add(kind, sale.toString(), at, content);
}

Status Journal::append(std::string_view kind, Instant at, const Json& content) {
    return add(kind, {}, at, content);
}

Status Journal::add(std::string_view kind, const std::string& sale, Instant at, const Json& content) {
    KAZASU_TRY(const auto head, lastEntry(m_database));
    Json entry = Json::object();
    entry.set("sequence", head.sequence + 1)
        .set("kind", kind)
        .set("at", toRfc3339(at))
        .set("sale_id", sale)
        .set("content", content);
    const std::string body = entry.dump();
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO journal (sequence, kind, sale_id, body, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?)",
        {head.sequence + 1, std::string(kind), sale, body, head.hash, chainedHash(head.hash, body)}));
    return {};
}

Result<bool> Journal::has(std::string_view kind, const SaleId& sale) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT sequence FROM journal WHERE sale_id = ? AND kind = ?",
                                                {sale.toString(), std::string(kind)}));
    return !found.rows.empty();
}

Result<ChainHead> Journal::head() const {
    KAZASU_TRY(const auto last, lastEntry(m_database));
    return ChainHead{last.sequence, toHex(last.hash)};
}

Result<JournalReport> Journal::verify() const {
    LastEntry head;
    JournalReport report;
    for (;;) {
        KAZASU_TRY(const auto batch,
                   m_database.run("SELECT sequence, CAST(kind AS TEXT), CAST(sale_id AS TEXT),"
                                  " CAST(body AS TEXT), CAST(previous_hash AS BLOB), CAST(hash AS BLOB)"
                                  " FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?",
                                  {head.sequence, kVerifyBatch}));
        if (batch.rows.empty()) break;
        for (const auto& row : batch.rows) {
            KAZASU_TRY_STATUS(checkEntry(row, head));
            head = {row.number(0), row.blob(5)};
            ++report.entries;
            if (row.text(1) != kSaleEntry) continue;
            KAZASU_TRY_STATUS(checkStoredSale(m_database, row.text(2), row.text(3)));
            ++report.sales;
        }
    }
    KAZASU_TRY_STATUS(checkSaleCount(m_database, report.sales));
    report.head = {head.sequence, toHex(head.hash)};
    return report;
}

}  // namespace kazasu::controller
