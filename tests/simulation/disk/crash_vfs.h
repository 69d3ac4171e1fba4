// CrashVfs: SQLite's door to crash disks, under the name "crash". "store1/main.db" is main.db on the disk
// that was attached as store1.
#pragma once

#include "tests/simulation/disk/crash_disk.h"

namespace kazasu::sim {

inline constexpr const char* kCrashVfs = "crash";

/// Once a process.
void registerCrashVfs();
/// What SQLite draws from now on (salts of its logs) follows from this.
void seedCrashVfs(std::uint64_t seed);
void attachDisk(const std::string& machine, CrashDisk& disk);
void detachDisk(const std::string& machine);

}  // namespace kazasu::sim
