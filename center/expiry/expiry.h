// Expiry: what nobody used goes back by itself, at most 60 s after its time, pushed and never claimed. Also
// ends what else has a deadline: authorisations that nobody confirmed, requests without an answer, old
// sessions.
#pragma once

#include "center/base/done.h"
#include "center/base/parts.h"

namespace kazasu::center {

class BankOutbox;

class Expiry {
public:
    /// How often at least it looks, so that a deadline made meanwhile is kept within 60 s.
    static constexpr Milliseconds kLongestWait = std::chrono::seconds{20};

    Expiry(CenterParts& parts, BankOutbox& outbox) : m_parts(parts), m_outbox(outbox) {}

    /// Ends everything that is due at `now`, each in a unit of its own, and answers with the next deadline.
    /// An Error is the first that occurred; the others were still ended.
    void tick(Instant now, Done<Instant> done);

    /// Ticks on the lane from now on.
    void runOnLane();
    void stopOnLane();

private:
    void schedule(Milliseconds delay);

    CenterParts& m_parts;
    BankOutbox& m_outbox;
    std::optional<TimerId> m_timer;  // lane only
    bool m_isStopped = false;
};

}  // namespace kazasu::center
