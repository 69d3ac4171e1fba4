// Exceptions: what a manager looks at afterwards: voids, returns, drawers opened without a sale, prices
// changed, by cashier and day (docs/security.md, row 37). Every one is a journal entry with whoever did it,
// whoever granted it and why; the rows beside it make the report quick.
#pragma once

#include "controller/staff/rights.h"
#include "core/json.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

enum class ExceptionKind {
    VoidSale,
    VoidLine,
    LowerQuantity,
    ParkSale,
    Reprint,
    ReturnGoods,
    OpenDrawer,
    OverridePrice,
    Discount,
};
std::string_view nameOf(ExceptionKind kind);

struct ExceptionNote {
    ExceptionKind kind = ExceptionKind::VoidSale;
    Permit permit;
    Money amount;  // what did not become a sale, or went out of the drawer
};

/// `content` with who did it, who granted it, and the reason.
Json withPermit(Json content, const Permit& permit);

/// Journal entry and row, once for each permit, also when asked again. Inside the caller's transaction. Who
/// asks again after an unknown outcome keeps the permit for it (OpenPermit).
[[nodiscard]] Status noteException(Database& database, const ExceptionNote& note,
                                   const std::optional<SaleId>& sale, Instant at, const Json& content);
/// Only the row, for the journal entry that was written just before it in the same transaction.
[[nodiscard]] Status addExceptionRow(Database& database, const ExceptionNote& note, Instant at);

/// By day (newest first), person and kind. Days are given as YYYY-MM-DD, both included.
Result<std::vector<api::ExceptionView>> exceptionReport(Database& database, const std::string& fromDay,
                                                        const std::string& toDay);

}  // namespace kazasu::controller
