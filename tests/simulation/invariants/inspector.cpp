#include "tests/simulation/invariants/inspector.h"

#include "core/check.h"
#include "tests/simulation/disk/crash_vfs.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace kazasu::sim {

Inspector::Inspector(const CrashDisk& disk) {
    m_copy.load(disk.image());
    static int counter = 0;
    m_name = "inspected" + std::to_string(++counter);
    attachDisk(m_name, m_copy);
    KAZASU_CHECK(sqlite3_open_v2((m_name + "/main.db").c_str(), &m_database, SQLITE_OPEN_READWRITE,
                                 kCrashVfs) == SQLITE_OK);
}

Inspector::~Inspector() {
    sqlite3_close(m_database);
    detachDisk(m_name);
}

std::vector<PlainRow> Inspector::rows(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int prepared = sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr);
    if (prepared != SQLITE_OK) std::fprintf(stderr, "%s: %s\n", sql.c_str(), sqlite3_errmsg(m_database));
    KAZASU_CHECK(prepared == SQLITE_OK);
    std::vector<PlainRow> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        PlainRow row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
            row.emplace_back(text == nullptr ? "" : text);
        }
        rows.push_back(std::move(row));
    }
    const int end = sqlite3_finalize(statement);
    if (end != SQLITE_OK) std::fprintf(stderr, "%s: %s\n", sql.c_str(), sqlite3_errmsg(m_database));
    KAZASU_CHECK(end == SQLITE_OK);
    return rows;
}

std::int64_t Inspector::number(const std::string& sql) {
    const auto found = rows(sql);
    return found.empty() || found[0].empty() ? 0 : std::strtoll(found[0][0].c_str(), nullptr, 10);
}

}  // namespace kazasu::sim
