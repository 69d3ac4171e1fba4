// What kazasu-center does beside serving: checks, reports, and the operator's commands, from the words of the
// command line to what is printed and the exit code.
#pragma once

#include "center/api/static_files.h"
#include "center/config.h"

namespace kazasu::center {

inline constexpr std::string_view kMigrations = ":/migrations/center";

/// The folder of the phone's page; nothing where the usual one is missing and nobody asked for it.
Result<StaticFiles> openPages(const CenterConfig& config);

/// --check: are the pages there, do the books balance?
int checkCenter(const CenterConfig& config);
/// Every command but serve.
int runCommand(const CenterConfig& config, const std::vector<std::string>& words);
/// A command of the root's machine, which has no center.
int runOffline(const std::vector<std::string>& words);

}  // namespace kazasu::center
