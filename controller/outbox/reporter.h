// Reporter: tells the center every minute up to when this store has reported everything, and compares the
// records of each day with it: two minutes after a start, then every six hours, and at once when the center
// says that its books fell back. What the center lost is offered again.
#pragma once

#include "controller/center_link/center_watch.h"
#include "controller/outbox/report_store.h"

#include <deque>

namespace kazasu::controller {

class Reporter {
public:
    Reporter(Database& database, CenterClient& center, Timers& timers, Clock& clock, CenterWatch& watch);
    ~Reporter();
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;

    [[nodiscard]] Status start();
    /// The center is there again: it may have come back with older books.
    void reportSoon();

private:
    void tick();
    void report();
    [[nodiscard]] Result<ShopReport> compose();
    void answered(const Result<ReportAnswer>& answer, bool wasDue);
    [[nodiscard]] Status queueDays(const std::vector<BusinessDay>& days);
    void offerNext();
    void compareAgainAt(Instant when);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    CenterWatch& m_watch;
    TimerId m_timer = 0;
    bool m_isBusy = false;
    std::deque<OutboxEntry> m_toOffer;
    std::optional<std::int64_t> m_completeEpoch;  // everything was offered again in this one
};

}  // namespace kazasu::controller
