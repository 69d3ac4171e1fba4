// Refunds: asks the center to give back what codes had paid, each again and again until it has decided, and
// then until the member's bank has (docs/protocols.md, refunds). The id and the words of a refund are written
// before it is asked for and stay the same: the center carries it out once. When the center's books fell
// back, those that were paid are asked for once more: what it has forgotten, its banks have not.
#pragma once

#include "controller/center_link/center_watch.h"
#include "controller/refund/refund_store.h"

#include <deque>
#include <functional>

namespace kazasu::controller {

class Refunds {
public:
    /// Told when something changed; `ended` when one came to its end, or needs a person.
    using Listener = std::function<void(const std::optional<RefundRow>& ended)>;

    Refunds(Database& database, CenterClient& center, Timers& timers, Clock& clock, const CenterWatch& watch);
    ~Refunds();
    Refunds(const Refunds&) = delete;
    Refunds& operator=(const Refunds&) = delete;
    void setListener(Listener listener) { m_listener = std::move(listener); }

    /// Some may be open: after a start, a sale, or when the center is in reach again or has its records
    /// again. Cuts a pause short.
    void wake();

private:
    void beginRound();
    void askNext();
    void ask(const RefundRow& row);
    void answered(const RefundRow& row, const Result<RefundAnswer>& answer);
    void unknownThere(const RefundRow& row);
    void askedAgain(const RefundRow& row, const Result<RefundAnswer>& answer);
    void settle(const RefundRow& row, RefundStep step, const std::optional<Error>& error);
    void pauseAndRetry();

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    const CenterWatch& m_watch;
    Listener m_listener;
    std::int64_t m_from = 0;        // of the open ones, where the next round begins: some may wait for long
    std::deque<RefundRow> m_round;  // still to be asked about in this round
    Milliseconds m_pause;
    TimerId m_timer = 0;
    bool m_isAsking = false;
};

}  // namespace kazasu::controller
