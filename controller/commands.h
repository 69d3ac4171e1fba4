// What an operator asks of a store's database without selling: import, sales, journal.
#pragma once

#include "controller/controller_config.h"

#include <vector>

namespace kazasu::controller {

struct CommandOutcome {
    std::string output;
    bool isSuccess = true;
};

/// Imports the file into a catalogue that has no goods yet; otherwise leaves it as it is. NotFound, or the
/// first thing that is wrong in the file.
Status stockEmptyCatalogue(const ControllerConfig& config, const std::string& path);

/// `import FILE`, `export`, `sales --json` (or `sales`), `journal verify ...`, `staff ...`
/// (staff_commands.h), `report ...` (report_command.h), `enrol CODE`. Reports only read and may run beside a
/// controller; an import wants the database for itself. InvalidArgument for other words.
Result<CommandOutcome> runCommand(const ControllerConfig& config, const std::vector<std::string>& words);

}  // namespace kazasu::controller
