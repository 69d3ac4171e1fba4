#include "platform/sql/sqlite_guard.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <strings.h>

namespace kazasu {
namespace {

constexpr std::array kKnownPragmas{
    "busy_timeout",   "trusted_schema",  "journal_mode", "synchronous",       "foreign_keys",
    "mmap_size",      "user_version",    "page_count",   "max_page_count",    "freelist_count",
    "wal_checkpoint", "integrity_check", "quick_check",  "foreign_key_check", "data_version",
};

bool isKnownPragma(const char* name) {
    return name != nullptr &&
           std::any_of(kKnownPragmas.begin(), kKnownPragmas.end(), [name](const char* known) {
               return strcasecmp(known, name) == 0;  // SQLite's names have no case
           });
}

bool isLoadExtension(const char* function) {
    return function != nullptr && strcasecmp(function, "load_extension") == 0;
}

/// Asked by SQLite while it prepares a statement (sqlite.org/c3ref/set_authorizer.html).
int authorise(void* /*context*/, int action, const char* first, const char* second, const char* /*database*/,
              const char* /*trigger*/) {
    switch (action) {
        case SQLITE_ATTACH:
        case SQLITE_DETACH:
        case SQLITE_CREATE_VTABLE:
        case SQLITE_DROP_VTABLE:
            return SQLITE_DENY;
        case SQLITE_FUNCTION:
            return isLoadExtension(second) ? SQLITE_DENY : SQLITE_OK;
        case SQLITE_PRAGMA:
            return isKnownPragma(first) ? SQLITE_OK : SQLITE_DENY;
        default:
            return SQLITE_OK;
    }
}

struct Switch {
    int option;
    int wanted;
    const char* name;
};
constexpr std::array kSwitches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1, "DEFENSIVE"},
    Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "TRUSTED_SCHEMA"},
    Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, "ENABLE_LOAD_EXTENSION"},
    Switch{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, "ENABLE_FTS3_TOKENIZER"},
};

Error unsafe(const std::string& what) { return {ErrorCode::StorageUnsafe, "SQLite: " + what}; }

}  // namespace

Status guardSqlite(SqlConnection& connection) {
    KAZASU_TRY(const auto source, connection.runOnce("SELECT sqlite_source_id()"));
    if (source.rows.size() != 1 || source.rows[0].text(0) != sqlite3_sourceid())
        return unsafe("Qt's driver brings another library than this program's");
    auto* const database = static_cast<sqlite3*>(connection.nativeHandle());
    if (database == nullptr) return unsafe("no handle");
    for (const auto& each : kSwitches) {
        int now = -1;
        const int done = sqlite3_db_config(database, each.option, each.wanted, &now);
        if (done != SQLITE_OK || now != each.wanted)
            return unsafe(std::string(each.name) + " was not honoured");
    }
    if (sqlite3_set_authorizer(database, authorise, nullptr) != SQLITE_OK) return unsafe("no authorizer");
    return {};
}

}  // namespace kazasu
