// LinkState: what a store remembers of its line to the center: when it was heard of, how far the clocks are
// apart, and what it was promised.
#pragma once

#include "core/random.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <optional>

namespace kazasu::controller {

struct LinkState {
    std::string storeId;             // of this sales file, made once
    std::optional<Instant> heardAt;  // by this store's clock
    Milliseconds silent{0};          // since then, when that was last written
    Milliseconds skew{0};            // the center's clock minus this one
    Instant reportedUntil;           // the watermark last promised
    std::string receipt;             // of the last report, as the center signed it
    std::int64_t epoch = 0;          // of the center's books
    Instant reofferDueAt;
};

class LinkStateStore {
public:
    explicit LinkStateStore(Database& database) : m_database(database) {}
    /// Makes the row at the first start.
    [[nodiscard]] Result<LinkState> load(Clock& clock, Random& random);
    [[nodiscard]] Status save(const LinkState& state);

private:
    Database& m_database;
};

}  // namespace kazasu::controller
