// Outbox: brings settlement records to the center, in order, one at a time, until it acknowledges each
// (ARCHITECTURE.md, step 8). Never gives up and never drops one.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/outbox/outbox_store.h"

#include <functional>

namespace kazasu::controller {

/// A sale for which this shop gets nothing.
struct OutboxRefusal {
    Error error;
    std::string saleId;
    std::optional<CodeUse> use = {};  // who came first, with CodeAlreadyUsed
};

class Outbox {
public:
    /// Told when the counts changed; `refusal` when the center refused a record for good, or so often in the
    /// same words that it was set aside.
    using Listener = std::function<void(OutboxCounts counts, const std::optional<OutboxRefusal>& refusal)>;

    Outbox(Database& database, CenterClient& center, Timers& timers, Clock& clock);
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;
    void setListener(Listener listener) { m_listener = std::move(listener); }

    /// Something may be waiting: after a start, a sale, or when the center is in reach again. Cuts a pause
    /// short.
    void wake();
    /// Drops what was settled long ago. To be called now and then, when the center has just said how far its
    /// clock is from this one.
    void prune(Milliseconds skew);
    /// What was set aside is tried again: after a start.
    void takeUpAll();

private:
    void sendNext();
    void answered(const OutboxEntry& entry, const Result<SettlementAnswer>& answer);
    void settle(const OutboxEntry& entry, SettlementState state, const std::string& answer,
                const std::optional<OutboxRefusal>& refusal);
    void refusedForNow(const OutboxEntry& entry, const Error& refusal);
    void pauseAndRetry();
    void tell(const std::optional<OutboxRefusal>& refusal);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    Listener m_listener;
    Milliseconds m_pause;
    TimerId m_timer = 0;
    std::int64_t m_refusedEntry = 0;  // the last one that was, and with what, how often
    ErrorCode m_refusedWith = ErrorCode::Internal;
    int m_refusals = 0;
    bool m_isSending = false;
    bool m_isPausing = false;
};

/// Whether the center's own words mean that this record will never be taken as it is.
bool isFinalRefusal(ErrorCode code);

}  // namespace kazasu::controller
