// The store's database: one SQLite file with the controller's migrations, for one program at a time.
#pragma once

#include "platform/sql/database.h"

namespace kazasu::controller {

/// The errors of openSqlite.
Result<std::unique_ptr<Database>> openStoreDatabase(const std::string& path, bool mayCreate);

}  // namespace kazasu::controller
