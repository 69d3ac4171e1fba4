// The inbox of payments in doubt, read from the claims: nothing is kept for it beside them.
#pragma once

#include "controller/api/doubt_inbox.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

/// More than a day of the worst line gives; the newest are shown.
inline constexpr int kMaxDoubtsShown = 200;

/// Those without an end, and those that ended on the day (in Japan) of `now`.
Result<std::vector<api::DoubtView>> doubtViews(Database& database, Instant now);
Instant beginOfDayInJapan(Instant now);

}  // namespace kazasu::controller
