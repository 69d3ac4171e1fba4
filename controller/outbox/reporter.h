// Reporter: tells the center every minute up to when this store has reported everything, and compares the
// records of each day with it: two minutes after a start, then every six hours, and at once when the center
// says that its books fell back. What the center lost is offered again. Reports and answers name the heads of
// both sides' chains, so that each notices when the other's, or its own, was cut off or rewritten.
#pragma once

#include "controller/center_link/center_watch.h"
#include "controller/outbox/report_store.h"

#include <deque>
#include <set>

namespace kazasu::controller {

class Reporter {
public:
    Reporter(Database& database, CenterClient& center, Timers& timers, Clock& clock, CenterWatch& watch,
             const SignatureVerifier& verifier);
    ~Reporter();
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;

    /// Told once a run of each proof that this journal or the center's ledger was tampered with.
    void onTampering(std::function<void(const Error&)> listener) { m_tampering = std::move(listener); }
    /// Told of each record that the center acknowledged, lost, and now refuses: a person has to look.
    void onLostRecord(std::function<void(const Error&, const std::string& saleId)> listener) {
        m_lostRecord = std::move(listener);
    }
    /// Told whenever the center has everything again that it had acknowledged.
    void onCompared(std::function<void()> listener) { m_compared = std::move(listener); }
    [[nodiscard]] Status start();
    /// The center is there again: it may have come back with older books.
    void reportSoon();

private:
    void tick();
    void report();
    [[nodiscard]] Result<ShopReport> compose();
    void answered(const Result<ReportAnswer>& answer, bool wasDue);
    [[nodiscard]] Result<std::optional<ChainHead>> atKnownHead() const;
    void compareHeads(const ReportAnswer& answer);
    void tellTampering(const char* whose, const Status& status);
    [[nodiscard]] Status queueDays(const std::vector<BusinessDay>& days);
    void offerNext();
    [[nodiscard]] bool offered(const OutboxEntry& entry, const Result<SettlementAnswer>& answer);
    void compareAgainAt(Instant when);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    CenterWatch& m_watch;
    const SignatureVerifier& m_verifier;
    std::function<void(const Error&)> m_tampering;
    std::function<void(const Error&, const std::string&)> m_lostRecord;
    std::function<void()> m_compared;
    std::set<std::pair<std::string, ErrorCode>> m_told;  // of tampering: whose books, and what
    std::optional<ChainHead> m_knownHead;                // of this journal, as the center named it last
    TimerId m_timer = 0;
    bool m_isBusy = false;
    std::deque<OutboxEntry> m_toOffer;
    std::optional<std::int64_t> m_completeEpoch;  // everything was offered again in this one
};

}  // namespace kazasu::controller
