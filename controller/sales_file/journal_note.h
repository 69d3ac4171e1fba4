// JournalNote: an entry, of a sale or of none, once: when the answer to its COMMIT was lost, the same note
// asked for again right afterwards is looked up and not written twice.
#pragma once

#include "core/ids.h"
#include "core/json.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <functional>
#include <optional>

namespace kazasu::controller {

class JournalNote {
public:
    /// Durable when it returns ok. OutcomeUnknown: it may stand there; the next call finds it if it is the
    /// same note in the same file.
    [[nodiscard]] Status write(Database& database, std::string_view kind, const Json& content, Instant at) {
        return write(database, kind, std::nullopt, content, at, nullptr);
    }
    /// The same with other work in one transaction, which may be done twice.
    [[nodiscard]] Status write(Database& database, std::string_view kind, const std::optional<SaleId>& sale,
                               const Json& content, Instant at, const std::function<Status()>& together);
    /// Other books from now on.
    void forget() { m_doubt.reset(); }

private:
    struct Doubt {
        const Database* database;
        std::string kind;
        std::optional<SaleId> sale;
        std::string content;
        std::int64_t before;  // the journal's last entry when it was first tried
    };
    std::optional<Doubt> m_doubt;
};

}  // namespace kazasu::controller
