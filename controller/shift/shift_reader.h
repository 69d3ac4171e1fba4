// Reads what a shift came to out of the sales file, the journal and the outbox: the X report of an open one.
#pragma once

#include "controller/shift/shift_store.h"

namespace kazasu::controller {

/// Who asks for a report, and when.
struct ReportAsk {
    ReportKind kind = ReportKind::X;
    std::string registerName;
    std::string staff;
    Instant at;
};

/// From the first receipt of the shift to the last one of its register. With a count that still holds, the
/// drawer says what was expected; without one it does not.
Result<ShiftReport> readShift(Database& database, const ShiftRow& shift, const ReportAsk& ask);

/// What would be left behind if the register's shift closed now.
Result<ShiftLeft> readLeft(Database& database, int registerNumber, Currency currency);

/// The drawer as it must be: float, cash sales, in and out.
Result<Money> expectedCash(Database& database, const ShiftRow& shift);

/// The count that holds for the drawer as it is now, if there is one.
Result<std::optional<CashCountRow>> countThatHolds(Database& database, const ShiftRow& shift);

}  // namespace kazasu::controller
