// A write-ahead log that is on the disk as it is in memory, although a sync of it may have failed before.
#pragma once

#include "core/error.h"
#include "core/result.h"

#include <string>

namespace kazasu {

/// Writes the log beside this SQLite file once more, byte for byte, and syncs it; no log is no error. Before
/// the file is opened: after a failed sync the kernel shows pages that it will never write, and another sync
/// does not help. Without this a program that was killed by then would leave a sale that its successor sees,
/// acts on, and loses in a power cut together with everything after it. StorageIo: it is not on the disk.
[[nodiscard]] Status renewLog(const std::string& databasePath);

}  // namespace kazasu
