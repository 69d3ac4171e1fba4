// `kazasu keys ...`: what the root does on its offline machine, and what the center's operator does with its
// lists (docs/keys.md).
#pragma once

#include "center/commands.h"
#include "center/config.h"

namespace kazasu::center {

/// Needs neither a center nor its configuration: `keys root create`, `keys sign`, `keys revoke`.
bool isOfflineKeyCommand(const std::vector<std::string>& words);

/// What an offline command prints; it writes a list to the file of --out where that is given.
Result<std::string> runOfflineKeyCommand(const CommandLine& line, Random& random, Instant now);

/// `keys root trust HEX`, `keys request`, `keys install FILE`, `keys list`: what they print. They work while
/// the center serves and while it rests.
Result<std::string> runKeyCommand(const CenterConfig& config, const CommandLine& line, Random& random,
                                  Instant now);

}  // namespace kazasu::center
