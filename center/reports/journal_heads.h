// Heads of shops' journals as they were reported, kept for good. A journal that does not go on from one of
// them is noted for people; it stops nobody from selling.
#pragma once

#include "core/wire/shop_report.h"
#include "platform/sql/database.h"

namespace kazasu::center {

struct JournalVerdict {
    std::optional<ChainHead> known;  // the farthest head from earlier reports
    /// Words for the log, when this report is the first to contradict a head.
    std::optional<std::string> alarm;
};
/// `isNext`: the report follows the last one that was taken; an older one that comes late contradicts
/// nothing.
Result<JournalVerdict> takeJournalHead(Database& database, ShopNumber shop, const ShopReport& report,
                                       bool isNext, Instant now);

/// What the operator is told: {"stores": [{"store_id", "head", "received_at", "alarms": [{"known", "said",
/// "received_at"}]}]}.
Result<Json> journalHeadsOf(Database& database, ShopNumber shop);
/// The same as lines.
std::string journalHeadWords(const Json& heads);

}  // namespace kazasu::center
