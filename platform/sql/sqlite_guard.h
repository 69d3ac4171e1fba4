// Switches off on a connection what no statement of ours needs: whoever should find a hole for SQL of his own
// finds no second file, no extension and no writable schema behind it.
#pragma once

#include "core/result.h"
#include "platform/sql/sql_connection.h"

namespace kazasu {

/// Once, right after connecting. From then on these are Forbidden: ATTACH and DETACH, load_extension(),
/// virtual tables, and every PRAGMA but the few that we set or read; SQLITE_DBCONFIG_DEFENSIVE keeps the
/// schema and the shadow tables from being written directly.
/// StorageUnsafe when SQLite does not honour that, or when Qt's driver brings an SQLite of its own: its
/// handle may not be given to another library.
Status guardSqlite(SqlConnection& connection);

}  // namespace kazasu
