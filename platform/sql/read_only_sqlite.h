// A SQLite file that another program may be writing, opened to look at it: no lock, no migration, no
// checkpoint.
#pragma once

#include "platform/sql/database.h"

#include <memory>
#include <string>

namespace kazasu {

/// StorageOpenFailed when there is no such file. Statements that change anything are refused (Forbidden); two
/// statements may see different states unless they run between BEGIN and COMMIT.
Result<std::unique_ptr<Database>> openSqliteReadOnly(const std::string& path);

}  // namespace kazasu
