// MarkKeeper: writes down beside the books how far they have come, after it is durable there and at most
// every few seconds. An earlier copy that is put back is then found out at the next start.
#pragma once

#include "center/base/parts.h"
#include "center/reports/books_mark.h"

#include <string>

namespace kazasu::center {

class MarkKeeper {
public:
    /// Nobody puts a copy back faster than this.
    static constexpr Milliseconds kInterval = std::chrono::seconds{5};
    /// Replaces what was kept before, durably. Called by one of the workers, one call at a time.
    using Keep = std::function<Status(const std::string& mark)>;

    MarkKeeper(CenterParts& parts, Keep keep) : m_parts(parts), m_keep(std::move(keep)) {}

    void runOnLane();
    void stopOnLane();

private:
    void look();
    void handOver(const Result<BooksMark>& mark);
    void lookLater();
    void keep(const std::string& mark);

    CenterParts& m_parts;
    Keep m_keep;
    std::string m_kept;              // of the lane and of the worker in turns
    std::optional<TimerId> m_timer;  // lane only
    bool m_isStopped = false;
};

}  // namespace kazasu::center
