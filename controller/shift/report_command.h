// What an operator asks of the reports in a store's database, from a command line: they only read, and may
// run beside a controller that sells.
#pragma once

#include "controller/till/store_settings.h"
#include "platform/sql/database.h"

#include <vector>

namespace kazasu::controller {

/// `x`: the open shift as it stands; `z`: the last Z; `list`: every Z, newest first; `reprint N`: that Z,
/// marked as such. Each may be followed by `--json`. Text on the grid of the receipts otherwise.
/// ShiftNotOpen, NotFound, InvalidArgument for other words.
Result<std::string> reportCommand(Database& database, const StoreSettings& settings,
                                  std::vector<std::string> words, Instant now);

}  // namespace kazasu::controller
