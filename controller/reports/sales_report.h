// What was sold, from the sales file: one side of the three-way check sales file = center = bank.
#pragma once

#include "core/json.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

/// {"count", "currency", "total_minor", "cash_minor" (without change), "settlement_minor",
/// "settlement_count", "refunded_minor" and "refunded_count" (back to codes), "refunds": {"waiting",
/// "waiting_minor", "accepted", ... "in_cash_minor"} (what became of them), "offline_minor", "offline_count",
/// "unsent_records", "refused_records", "refused_minor" (lost), "offline_at_risk": {"bound_codes",
/// "bound_minor", "unbound_codes", "unbound_minor"}, "payments_in_doubt", "sales": [...]}, oldest sale first.
Result<Json> salesReport(Database& database);

}  // namespace kazasu::controller
