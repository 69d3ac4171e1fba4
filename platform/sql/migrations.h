// Migrations: numbered files that bring a database to the schema of this program, each in one transaction
// together with its number.
#pragma once

#include "platform/sql/sql_connection.h"

#include <string>

namespace kazasu {

/// `folder` holds 0001_name.sql, 0002_name.sql, ... without a gap; an empty name leaves the schema alone.
/// StorageNewer: the database has a number that the folder does not. StorageMigrationFailed: a file is
/// missing, wrong or refused; what the failed file did is undone, what earlier ones did stays.
Status migrate(SqlConnection& connection, SqlEngine engine, const std::string& folder);

}  // namespace kazasu
