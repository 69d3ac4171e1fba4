#include "center/ledger/ledger_chain.h"

#include "center/base/rows.h"
#include "core/bytes.h"
#include "platform/crypto/crypto.h"

#include <array>

namespace kazasu::center {
namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::array<std::string_view, 4> kChainKindNames{"begin", "posting", "transition", "record"};

std::string_view nameOf(ChainKind kind) { return kChainKindNames.at(static_cast<std::size_t>(kind)); }

std::optional<ChainKind> kindNamed(std::string_view name) {
    for (std::size_t i = 0; i < kChainKindNames.size(); ++i)
        if (kChainKindNames[i] == name) return static_cast<ChainKind>(i);
    return std::nullopt;
}

/// Length before bytes: no two contents give the same.
void addField(Bytes& bytes, std::string_view field) {
    const std::string length = std::to_string(field.size()) + ':';
    bytes.insert(bytes.end(), length.begin(), length.end());
    bytes.insert(bytes.end(), field.begin(), field.end());
}

struct ChainEntry {
    std::int64_t sequence = 0;
    std::string kind, subject;
    Bytes hash = Bytes(kHashBytes, 0);  // before the first entry
};

Bytes hashAfter(const Bytes& previous, std::string_view kind, std::string_view subject,
                const std::vector<std::string>& content) {
    Bytes bytes = previous;
    addField(bytes, kind);
    addField(bytes, subject);
    for (const auto& field : content) addField(bytes, field);
    const auto hash = sha256(bytes);
    return {hash.begin(), hash.end()};
}

constexpr const char* kChainColumns =
    "SELECT sequence, CAST(kind AS TEXT), CAST(subject AS TEXT), CAST(hash AS BLOB) FROM ledger_chain ";

ChainEntry entryAt(const SqlRow& row) { return {row.number(0), row.text(1), row.text(2), row.blob(3)}; }

Result<ChainEntry> lastEntry(Database& database) {
    KAZASU_TRY(const auto last,
               database.run("SELECT sequence, hash FROM ledger_chain ORDER BY sequence DESC LIMIT 1"));
    if (last.rows.empty()) return ChainEntry{};
    return ChainEntry{last.rows[0].number(0), {}, {}, last.rows[0].blob(1)};
}

/// Whatever somebody has put into a column, as text.
std::vector<std::string> textsOf(const SqlRow& row) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < row.size(); ++i) texts.push_back(row.isNull(i) ? "" : row.text(i));
    return texts;
}

Result<std::optional<std::vector<std::string>>> postingContent(Database& database, const std::string& id) {
    KAZASU_TRY(const auto set, database.run("SELECT CAST(authorisation_id AS TEXT), CAST(at AS TEXT), "
                                            "CAST(cause AS TEXT) FROM ledger_set WHERE id = ?",
                                            {id}));
    if (set.rows.empty()) return std::optional<std::vector<std::string>>{};
    std::vector<std::string> content = textsOf(set.rows[0]);
    KAZASU_TRY(const auto lines,
               database.run("SELECT CAST(line AS TEXT), CAST(account AS TEXT), CAST(amount_minor AS TEXT), "
                            "CAST(currency AS TEXT) FROM ledger_line WHERE set_id = ? ORDER BY line",
                            {id}));
    for (const SqlRow& row : lines.rows)
        for (auto& text : textsOf(row)) content.push_back(std::move(text));
    return std::optional{std::move(content)};
}

constexpr const char* kTransitionContent =
    "SELECT CAST(authorisation_id AS TEXT), CAST(thing AS TEXT), CAST(at AS TEXT), CAST(from_state AS TEXT), "
    "CAST(to_state AS TEXT), CAST(cause AS TEXT) FROM transition WHERE sequence = CAST(? AS INTEGER)";

/// What the bank's answer adds later (credited_at) is a posting of its own.
Result<std::optional<std::vector<std::string>>> recordContent(Database& database,
                                                              const std::string& subject) {
    const std::size_t first = subject.find(' ');
    const std::size_t last = subject.rfind(' ');
    if (first == last) return std::optional<std::vector<std::string>>{};
    KAZASU_TRY(
        const auto found,
        database.run("SELECT CAST(state AS TEXT), CAST(amount_used_minor AS TEXT), CAST(currency AS TEXT), "
                     "CAST(returned_minor AS TEXT), CAST(used_at AS TEXT), CAST(accepted_at AS TEXT), "
                     "CAST(body AS BLOB) FROM settlement WHERE shop_number = CAST(? AS INTEGER) "
                     "AND record_id = ? AND issue_number = ?",
                     {subject.substr(0, first), subject.substr(first + 1, last - first - 1),
                      subject.substr(last + 1)}));
    if (found.rows.empty()) return std::optional<std::vector<std::string>>{};
    const SqlRow& row = found.rows[0];
    std::vector<std::string> content;
    for (std::size_t i = 0; i < 6; ++i) content.push_back(row.isNull(i) ? "" : row.text(i));
    content.push_back(row.isNull(6) ? ""
                                    : toHex(sha256(row.blob(6))));  // what it says, not what is said of it
    return std::optional{std::move(content)};
}

Error brokenAt(const ChainEntry& entry, const std::string& why) {
    return {ErrorCode::ChainBroken, "ledger entry " + std::to_string(entry.sequence) + " (" + entry.kind +
                                        ' ' + entry.subject + ") " + why};
}

/// The hash that this entry would have there; none without a row that it could speak of.
Result<std::optional<Bytes>> recomputed(Database& database, const ChainEntry& entry, const Bytes& previous) {
    const auto kind = kindNamed(entry.kind);
    if (!kind) return std::optional<Bytes>{};
    KAZASU_TRY(const auto content, contentOf(database, *kind, entry.subject));
    if (!content) return std::optional<Bytes>{};
    return std::optional{hashAfter(previous, entry.kind, entry.subject, *content)};
}

/// An entry whose hash does not fit: why not?
Status diagnosis(Database& database, const ChainEntry& entry, const ChainEntry& before) {
    KAZASU_TRY(const auto next,
               database.run(std::string(kChainColumns) + "WHERE sequence > ? ORDER BY sequence LIMIT 1",
                            {entry.sequence}));
    if (next.rows.empty()) return brokenAt(entry, "was changed");
    const ChainEntry after = entryAt(next.rows[0]);
    KAZASU_TRY(const auto asNext, recomputed(database, after, before.hash));
    const bool isSwapped = asNext && *asNext == after.hash;
    return brokenAt(entry, isSwapped ? "stands where entry " + std::to_string(after.sequence) + " belongs"
                                     : std::string("was changed"));
}

Status checkChainEntry(Database& database, const ChainEntry& entry, const ChainEntry& before) {
    if (entry.sequence != before.sequence + 1)
        return Error{ErrorCode::ChainBroken,
                     "ledger entry " + std::to_string(before.sequence + 1) + " is missing"};
    KAZASU_TRY(const auto hash, recomputed(database, entry, before.hash));
    if (!hash) return brokenAt(entry, "speaks of a row that is gone");
    if (*hash == entry.hash) return {};
    return diagnosis(database, entry, before);
}

struct Unchained {
    const char* sql;  // the first row without an entry
    const char* name;
};
constexpr std::array kUnchained{
    Unchained{
        "SELECT id FROM ledger_set WHERE id NOT IN (SELECT subject FROM ledger_chain WHERE kind = 'posting') "
        "ORDER BY at, id LIMIT 1",
        "posting"},
    Unchained{
        "SELECT DISTINCT set_id FROM ledger_line WHERE set_id NOT IN (SELECT subject FROM ledger_chain WHERE "
        "kind = 'posting') LIMIT 1",
        "posting"},
    Unchained{"SELECT CAST(sequence AS TEXT) FROM transition WHERE CAST(sequence AS TEXT) NOT IN "
              "(SELECT subject FROM ledger_chain WHERE kind = 'transition') LIMIT 1",
              "transition"},
    Unchained{
        "SELECT shop_number || ' ' || record_id || ' ' || issue_number AS subject FROM settlement WHERE "
        "shop_number || ' ' || record_id || ' ' || issue_number NOT IN "
        "(SELECT subject FROM ledger_chain WHERE kind = 'record') LIMIT 1",
        "record"},
};

Status checkNothingIsOutside(Database& database) {
    for (const auto& table : kUnchained) {
        KAZASU_TRY(const auto found, database.run(table.sql));
        if (!found.rows.empty())
            return Error{ErrorCode::ChainBroken, std::string(table.name) + ' ' + found.rows[0].text(0) +
                                                     " was never entered in the chain"};
    }
    KAZASU_TRY(const auto twice, database.run("SELECT MAX(sequence), kind, subject FROM ledger_chain "
                                              "GROUP BY kind, subject HAVING COUNT(*) > 1 LIMIT 1"));
    if (twice.rows.empty()) return {};
    return brokenAt({twice.rows[0].number(0), twice.rows[0].text(1), twice.rows[0].text(2), {}},
                    "was entered twice");
}

Status enterOld(Database& database, ChainKind kind, const char* subjects) {
    KAZASU_TRY(const auto found, database.run(subjects));
    for (const SqlRow& row : found.rows) {
        KAZASU_TRY(const auto content, contentOf(database, kind, row.text(0)));
        KAZASU_CHECK(content.has_value());
        KAZASU_TRY_STATUS(enterChain(database, kind, row.text(0), *content));
    }
    return {};
}

Status checkSeen(Database& database, const ChainHead& last, const ChainHead& seen) {
    if (seen.sequence > last.sequence)
        return Error{ErrorCode::ChainCutOff, "the ledger ends with entry " + std::to_string(last.sequence) +
                                                 ", somebody has seen entry " +
                                                 std::to_string(seen.sequence)};
    KAZASU_TRY(
        const auto found,
        database.run("SELECT CAST(hash AS BLOB) FROM ledger_chain WHERE sequence = ?", {seen.sequence}));
    const Bytes hash = found.rows.empty() ? Bytes(kHashBytes, 0) : found.rows[0].blob(0);
    if (ChainHead{seen.sequence, toHex(hash)}.isSameAs(seen)) return {};
    return Error{ErrorCode::ChainBroken,
                 "ledger entry " + std::to_string(seen.sequence) + " is not the one that somebody has seen"};
}

}  // namespace

Status enterChain(Database& database, ChainKind kind, const std::string& subject,
                  const std::vector<std::string>& content) {
    KAZASU_TRY(const auto last, lastEntry(database));
    KAZASU_TRY(const auto entered,
               database.run("INSERT INTO ledger_chain (sequence, kind, subject, hash) VALUES (?, ?, ?, ?)",
                            {last.sequence + 1, std::string(nameOf(kind)), subject,
                             hashAfter(last.hash, nameOf(kind), subject, content)}));
    return {};
}

Result<std::optional<std::vector<std::string>>> contentOf(Database& database, ChainKind kind,
                                                          const std::string& subject) {
    switch (kind) {
        case ChainKind::Begin:
            return std::optional{std::vector<std::string>{}};
        case ChainKind::Posting:
            return postingContent(database, subject);
        case ChainKind::Record:
            return recordContent(database, subject);
        case ChainKind::Transition:
            break;
    }
    KAZASU_TRY(const auto found, database.run(kTransitionContent, {subject}));
    if (found.rows.empty()) return std::optional<std::vector<std::string>>{};
    return std::optional{textsOf(found.rows[0])};
}

Status beginChain(Database& database) {
    KAZASU_TRY(const auto last, lastEntry(database));
    if (last.sequence > 0) return {};
    KAZASU_TRY(const auto counts, database.run("SELECT (SELECT COUNT(*) FROM transition), (SELECT COUNT(*) "
                                               "FROM ledger_set), (SELECT COUNT(*) FROM settlement)"));
    const SqlRow& row = counts.rows.at(0);
    KAZASU_TRY_STATUS(enterChain(database, ChainKind::Begin,
                                 std::to_string(row.number(0)) + " transitions, " +
                                     std::to_string(row.number(1)) + " postings, " +
                                     std::to_string(row.number(2)) + " records",
                                 {}));
    KAZASU_TRY_STATUS(enterOld(database, ChainKind::Transition,
                               "SELECT CAST(sequence AS TEXT) FROM transition ORDER BY sequence"));
    KAZASU_TRY_STATUS(enterOld(database, ChainKind::Posting, "SELECT id FROM ledger_set ORDER BY at, id"));
    return enterOld(
        database, ChainKind::Record,
        "SELECT shop_number || ' ' || record_id || ' ' || issue_number AS subject FROM settlement "
        "ORDER BY accepted_at, subject");
}

Result<ChainHead> chainHead(Database& database) {
    KAZASU_TRY(const auto last, lastEntry(database));
    return ChainHead{last.sequence, toHex(last.hash)};
}

Result<ChainHead> verifyChain(Database& database, const std::optional<ChainHead>& seen) {
    constexpr std::int64_t kBatch = 500;  // rows in memory at once
    ChainEntry last;
    for (;;) {
        KAZASU_TRY(const auto batch,
                   database.run(std::string(kChainColumns) + "WHERE sequence > ? ORDER BY sequence LIMIT ?",
                                {last.sequence, kBatch}));
        if (batch.rows.empty()) break;
        for (const SqlRow& row : batch.rows) {
            ChainEntry entry = entryAt(row);
            KAZASU_TRY_STATUS(checkChainEntry(database, entry, last));
            last = std::move(entry);
        }
    }
    KAZASU_TRY_STATUS(checkNothingIsOutside(database));
    const ChainHead head{last.sequence, toHex(last.hash)};
    if (seen) KAZASU_TRY_STATUS(checkSeen(database, head, *seen));
    return head;
}

}  // namespace kazasu::center
