// Inspector: reads a copy of a machine's database with plain SQL. Shares no code with what wrote it.
#pragma once

#include "tests/simulation/disk/crash_disk.h"

#include <cstdint>
#include <string>
#include <vector>

struct sqlite3;

namespace kazasu::sim {

using PlainRow = std::vector<std::string>;  // numbers in decimal, NULL as ""

class Inspector {
public:
    explicit Inspector(const CrashDisk& disk);
    ~Inspector();
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;

    std::vector<PlainRow> rows(const std::string& sql);
    /// The first column of the first row; 0 when there is none.
    std::int64_t number(const std::string& sql);

private:
    Dice m_dice{1};
    CrashDisk m_copy{m_dice};
    std::string m_name;
    sqlite3* m_database = nullptr;
};

}  // namespace kazasu::sim
