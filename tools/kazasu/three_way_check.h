// The three-way check: do the shops' sales files, the center and the banks tell the same story?
// (ARCHITECTURE.md, step 12) It reads what each program says of its own books and shares no code with those
// that write them.
#pragma once

#include "core/json.h"

#include <string>
#include <vector>

namespace kazasu::tools {

/// What the programs printed: `kazasu-center books --json`, `kazasu-bank books --json`, `kazasu-controller
/// sales --json`.
struct AllBooks {
    Json center;
    std::vector<Json> banks;
    std::vector<Json> stores;
};

/// One comparison: what was compared, both figures in minor units or counts.
struct Finding {
    std::string what;
    std::int64_t left = 0;
    std::int64_t right = 0;
    [[nodiscard]] bool isEqual() const { return left == right; }
};

/// Every comparison that was made; all are equal when all is well. ParseFailed when a program's answer has
/// another shape.
Result<std::vector<Finding>> compareBooks(const AllBooks& books);

/// `kazasu check`: asks the programs beside this one, prints a table. 0 all agree, 1 they do not, 2 could not
/// ask.
int runThreeWayCheck(const std::string& programFolder, const std::vector<std::string>& arguments);

}  // namespace kazasu::tools
