// JournalNote: an entry that belongs to no sale, once: when the answer to its COMMIT was lost, the same note
// asked for again right afterwards is looked up and not written twice.
#pragma once

#include "core/json.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <optional>

namespace kazasu::controller {

class JournalNote {
public:
    /// Durable when it returns ok. OutcomeUnknown: it may stand there; the next call finds it if it is the
    /// same note in the same file.
    [[nodiscard]] Status write(Database& database, std::string_view kind, const Json& content, Instant at);
    /// Other books from now on.
    void forget() { m_doubt.reset(); }

private:
    struct Doubt {
        const Database* database;
        std::string kind;
        std::string content;
        std::int64_t before;  // the journal's last entry when it was first tried
    };
    std::optional<Doubt> m_doubt;
};

}  // namespace kazasu::controller
