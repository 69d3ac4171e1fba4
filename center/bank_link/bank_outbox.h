// BankOutbox: says what waits for the banks until each has given a definite answer. Messages of one code go
// out strictly one after the other; repeats carry x1; what has no answer is asked again with growing pauses.
#pragma once

#include "center/bank_link/bank_message.h"
#include "center/base/parts.h"

#include <map>

namespace kazasu::center {

class BankOutbox {
public:
    /// Lives on the lane: start, wake and stop may be called from anywhere, all else happens there.
    explicit BankOutbox(CenterParts& parts);

    /// Something was queued and is durable.
    void wake();
    /// Nothing is sent any more. What is under way stays unanswered in the books and is said again at the
    /// next start.
    void stopOnLane();

    static constexpr std::int64_t kMaxUnderWay = 32;  // to one bank at once
    static constexpr Milliseconds kFirstPause{1'000};
    static constexpr Milliseconds kLongestPause{30'000};
    static constexpr Milliseconds kLongestLinePause{5'000};  // trying a line again costs next to nothing

private:
    struct Line {
        std::int64_t underWay = 0;
        std::int64_t cutRounds = 0;  // in a row
        bool isLooking = false;
        bool hasMore = false;    // woken while looking
        bool hasFailed = false;  // an answer of this round could not be written down
        bool isCut = false;      // something of this round could not be said at all
        bool isPausing = false;  // the line is left alone until its timer rings
    };
    struct Ready {
        BankMessage message;
        iso8583::Message wire;
    };
    struct Batch {
        std::vector<Ready> ready;
        std::optional<Instant> nextDue;
    };

    void look(const Bank& bank);
    Result<Batch> readDue(Database& database, const Bank& bank, Instant now) const;
    void sendAll(const Bank& bank, Result<Batch> batch);
    void handleAnswer(const Bank& bank, const BankMessage& message, const Result<iso8583::Message>& answer);
    void endOne(const Bank& bank, bool isWritten);
    void lookAgainAt(const Bank& bank, Milliseconds delay);

    CenterParts& m_parts;
    std::map<InstitutionId, Line> m_lines;
    std::map<InstitutionId, TimerId> m_timers;
    bool m_isStopped = false;
};

}  // namespace kazasu::center
