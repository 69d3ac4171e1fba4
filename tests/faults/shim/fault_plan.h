// FaultPlan: what the shim does to the file operations of the program it is loaded into. It lies in a file
// that test and program map, so that a test plans while the program runs and reads the counts of one that was
// killed.
#pragma once

#include <atomic>
#include <cstdint>

namespace kazasu::faults {

enum class FaultKind : std::int32_t {
    None,
    Kill,        // SIGKILL just before the operation `at`
    TornWrite,   // half of the write `at` reaches the file, then SIGKILL
    SyncFails,   // the syncs `at` to `at + length - 1` answer EIO
    DiesOfSync,  // SIGKILL just after a sync that failed by itself
    DiskFull,    // the writes `at` to `at + length - 1` answer ENOSPC
};

inline constexpr std::int64_t kForEver = std::int64_t{1} << 60;

/// Counts begin at 1. An operation is a write, a sync, a truncation, a removal, a renaming or a file made.
struct FaultPlan {
    std::atomic<FaultKind> kind;
    std::atomic<std::int64_t> at, length;
    std::atomic<std::int64_t> operations, writes, syncs;  // so far, of the watched folder
    std::atomic<std::int64_t> strikes;                    // how often the fault has happened
};

/// The program's environment: the file that holds its plan, and the folder whose files are watched.
inline constexpr const char* kPlanVariable = "KAZASU_FAULT_PLAN";
inline constexpr const char* kFolderVariable = "KAZASU_FAULT_FOLDER";

}  // namespace kazasu::faults
