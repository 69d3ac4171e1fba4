#include "controller/sales_file/journal_note.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"

namespace kazasu::controller {
namespace {

/// Whether an entry behind that one says just this.
Result<bool> standsBehind(Database& database, std::int64_t before, const std::string& kind,
                          const std::string& content) {
    KAZASU_TRY(const auto found,
               database.run("SELECT body FROM journal WHERE sequence > ? AND kind = ?", {before, kind}));
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(0)));
        KAZASU_TRY(const auto written, body.getObject("content"));
        if (written.dump() == content) return true;
    }
    return false;
}

}  // namespace

Status JournalNote::write(Database& database, std::string_view kind, const Json& content, Instant at) {
    Doubt note{&database, std::string(kind), content.dump(), 0};
    const bool isAgain = m_doubt && m_doubt->database == note.database && m_doubt->kind == note.kind &&
                         m_doubt->content == note.content;
    std::optional<std::int64_t> before;
    if (isAgain) before = m_doubt->before;
    const auto written = durably(database, [&]() -> Status {
        Journal journal(database);
        KAZASU_TRY(const auto head, journal.head());
        if (!before) before = head.sequence;
        KAZASU_TRY(const bool isThere, standsBehind(database, *before, note.kind, note.content));
        return isThere ? Status{} : journal.append(kind, at, content);
    });
    m_doubt.reset();
    if (written || written.code() != ErrorCode::OutcomeUnknown) return written;
    note.before = before.value_or(0);
    m_doubt = std::move(note);
    return written;
}

}  // namespace kazasu::controller
