#include "controller/sales_file/journal_note.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"

namespace kazasu::controller {
namespace {

/// Whether an entry behind that one says just this.
Result<bool> standsBehind(Database& database, std::int64_t before, const std::string& kind,
                          const std::optional<SaleId>& sale, const std::string& content) {
    KAZASU_TRY(const auto found,
               database.run("SELECT body FROM journal WHERE sequence > ? AND kind = ? AND sale_id = ?",
                            {before, kind, sale ? sale->toString() : std::string()}));
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(0)));
        KAZASU_TRY(const auto written, body.getObject("content"));
        if (written.dump() == content) return true;
    }
    return false;
}

}  // namespace

Status JournalNote::write(Database& database, std::string_view kind, const std::optional<SaleId>& sale,
                          const Json& content, Instant at, const std::function<Status()>& together) {
    Doubt note{&database, std::string(kind), sale, content.dump(), 0};
    const bool isAgain = m_doubt && m_doubt->database == note.database && m_doubt->kind == note.kind &&
                         m_doubt->sale == note.sale && m_doubt->content == note.content;
    std::optional<std::int64_t> before;
    if (isAgain) before = m_doubt->before;
    const auto written = durably(database, [&]() -> Status {
        Journal journal(database);
        KAZASU_TRY(const auto head, journal.head());
        if (!before) before = head.sequence;
        KAZASU_TRY(const bool isThere, standsBehind(database, *before, note.kind, sale, note.content));
        if (!isThere) {
            KAZASU_TRY_STATUS(sale ? journal.append(kind, *sale, at, content)
                                   : journal.append(kind, at, content));
        }
        return together ? together() : Status{};
    });
    m_doubt.reset();
    if (written || written.code() != ErrorCode::OutcomeUnknown) return written;
    note.before = before.value_or(0);
    m_doubt = std::move(note);
    return written;
}

}  // namespace kazasu::controller
