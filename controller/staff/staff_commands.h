// What an operator asks about people on the command line, beside the store's database: staff add, list,
// set-pin, remove, report. PINs come from a file or from standard input, never from the arguments.
#pragma once

#include "controller/commands.h"

namespace kazasu::controller {

/// `words` after "staff": add --number N --name NAME --role ROLE [--reading KANA] [--pin-file FILE], list,
/// set-pin --number N [--pin-file FILE], remove --number N, report [--from DAY] [--to DAY] [--json].
/// InvalidArgument for other words; the errors of StaffOffice.
Result<CommandOutcome> runStaffCommand(const ControllerConfig& config, const std::vector<std::string>& words);

}  // namespace kazasu::controller
