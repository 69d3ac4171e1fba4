// `journal verify [--head SEQUENCE:HASH] [--key KEYHASH]...`: was this store's journal tampered with?
#pragma once

#include "controller/commands.h"

namespace kazasu::controller {

/// `words` are those after "journal". The output names the first thing that is wrong. InvalidArgument for
/// other words.
Result<CommandOutcome> runJournalCommand(const ControllerConfig& config,
                                         const std::vector<std::string>& words);

}  // namespace kazasu::controller
