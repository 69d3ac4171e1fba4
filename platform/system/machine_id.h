// machineId: what tells this machine from a copy of its files.
#pragma once

#include <string>

namespace kazasu {

/// 32 hex digits: a hash of what the operating system calls this machine (machine-id(5), not to be shown to
/// others as it is), or of its host name where it has no such file.
std::string machineId();

}  // namespace kazasu
