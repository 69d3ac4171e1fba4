// KeyWatch: looks at the center's keys once an hour while it serves: says in the log what will soon run out,
// and renews the list as long as the root still lies beside the center.
#pragma once

#include "center/base/parts.h"

namespace kazasu::center {

class KeyWatch {
public:
    static constexpr Milliseconds kInterval = std::chrono::hours{1};
    /// The list that is to be in force now, looked up or renewed in the books.
    using Renewal = std::function<Result<StandingList>(Database& database, Instant now)>;

    KeyWatch(CenterParts& parts, Renewal renewal) : m_parts(parts), m_renewal(std::move(renewal)) {}

    /// Looks at once and every hour from now on.
    void runOnLane();
    void stopOnLane();

private:
    void look();
    void warn(Instant now);

    CenterParts& m_parts;
    Renewal m_renewal;
    std::optional<TimerId> m_timer;  // lane only
    bool m_isStopped = false;
    std::optional<Instant> m_warnedAt;
};

/// What an operator has to do about these keys, in words; empty when nothing is due.
std::string keyWarning(const KeysAtWork& keys, Milliseconds codeLifetime, Instant now);

}  // namespace kazasu::center
