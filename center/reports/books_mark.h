// BooksMark: how far the books had come, kept in a file of its own beside them. Books that are behind it at a
// start are an earlier copy that somebody put back.
#pragma once

#include "core/chain_head.h"
#include "platform/sql/database.h"

namespace kazasu::center {

struct BooksMark {
    std::int64_t epoch = 0;
    std::int64_t claims = 0;  // that ever came: the chain has no entry for them
    ChainHead chain;

    /// `1 EPOCH CLAIMS SEQUENCE:HASH`, the first being the form's own number. ParseFailed for anything else.
    static Result<BooksMark> parse(const std::string& text);
    [[nodiscard]] std::string toString() const;
};

Result<BooksMark> markOf(Database& database);
/// Whether these books lack something that they held when `seen` was written.
Result<bool> areBehind(Database& database, const BooksMark& seen);

}  // namespace kazasu::center
