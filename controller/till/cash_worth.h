// How much of a receipt may go back as cash: what was paid for it in cash, less what went back already. What
// a code paid is no cash, neither when the goods were exchanged for others first.
#pragma once

#include "core/sale/sale.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

/// Paid by codes, without tenders that were taken back.
[[nodiscard]] Money paidByCode(const Sale& sale);
/// What is left of it after all that came back of this receipt until now; never negative.
[[nodiscard]] Result<Money> cashWorthLeft(Database& database, const Sale& receipt);

}  // namespace kazasu::controller
