#include "center/reports/books_mark.h"

#include "center/ledger/ledger_chain.h"

#include <sstream>

namespace kazasu::center {

Result<BooksMark> BooksMark::parse(const std::string& text) {
    std::istringstream words{text};
    int form = 0;
    BooksMark mark;
    std::string chain, more;
    const bool isWhole = static_cast<bool>(words >> form >> mark.epoch >> mark.claims >> chain);
    const auto head = ChainHead::parse(chain);
    if (!isWhole || form != 1 || mark.epoch < 0 || mark.claims < 0 || !head || (words >> more))
        return Error{ErrorCode::ParseFailed, "no mark of the books"};
    mark.chain = *head;
    return mark;
}

std::string BooksMark::toString() const {
    return "1 " + std::to_string(epoch) + ' ' + std::to_string(claims) + ' ' + chain.toString();
}

Result<BooksMark> markOf(Database& database) {
    BooksMark mark;
    KAZASU_TRY(const auto counts,
               database.run("SELECT epoch, (SELECT COALESCE(MAX(rowid), 0) FROM claim) FROM "
                            "center_epoch WHERE id = 1"));
    mark.epoch = counts.rows.at(0).number(0);
    mark.claims = counts.rows.at(0).number(1);
    KAZASU_TRY(mark.chain, chainHead(database));
    return mark;
}

Result<bool> areBehind(Database& database, const BooksMark& seen) {
    KAZASU_TRY(const auto now, markOf(database));
    if (now.epoch < seen.epoch || now.claims < seen.claims || now.chain.sequence < seen.chain.sequence)
        return true;
    if (seen.chain.sequence == 0) return false;
    KAZASU_TRY(const auto entry, database.run("SELECT lower(hex(hash)) FROM ledger_chain WHERE sequence = ?",
                                              {seen.chain.sequence}));
    return entry.rows.empty() || !ChainHead{seen.chain.sequence, entry.rows[0].text(0)}.isSameAs(seen.chain);
}

}  // namespace kazasu::center
