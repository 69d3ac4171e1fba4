// The rows that a till writes for a sale, as it wrote them: recorded from the controller's own rooms, which
// run on a real database here with nothing between but the recorder.
#pragma once

#include "tests/bench/recording_database.h"

#include <array>

namespace kazasu::bench {

struct RecordedSales {
    std::vector<RecordedTransaction> all;  // the drafts of the open sale included
    std::vector<RecordedTransaction> own;  // those that made a sale durable, one each
    [[nodiscard]] std::size_t commitsPerSale() const { return all.size() / own.size(); }
};

/// `count` sales of these goods on the store database at `path`.
Result<RecordedSales> recordSales(const std::string& path, const std::array<std::string, 3>& goods,
                                  std::size_t count);

}  // namespace kazasu::bench
