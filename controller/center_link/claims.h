// Claims: pay, query and reverse as ONE operation with one id, stored before sending (ARCHITECTURE.md, step
// 5). Every claim ends granted, refused or reversed, however often the link, the power or the program fails
// meanwhile.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/center_link/claim_happening.h"

#include <map>

namespace kazasu::controller {

/// Who the claims are made for: the till.
class ClaimOwner {
public:
    virtual ~ClaimOwner() = default;
    /// The center reserved the money. Makes `row` (step Granted) durable together with the sale that it pays;
    /// an error gives the money back.
    virtual Status claimGranted(const ClaimRow& row) = 0;
    virtual void claimChecking(const ClaimRow& row, int secondsLeft) = 0;
    /// The claim never left for the center. Ok: `row` was accepted without it, and is durable as Offline
    /// together with the sale that it pays. An error says why not; the claim is refused.
    virtual Status claimUndelivered(const ClaimRow& row, const Error& error) = 0;
    /// Nothing was or will be paid by it: refused, not sent, or reversed in time.
    virtual void claimFailed(const ClaimRow& row, const Error& error) = 0;
    /// Nobody needs to wait any longer; it goes on in the background.
    virtual void claimInDoubt(const ClaimRow& row) = 0;
    /// A claim that nobody waits for has come to its end.
    virtual void claimSettled(const ClaimRow& row) = 0;
};

class Claims {
public:
    Claims(Database& database, CenterClient& center, Timers& timers, Clock& clock);
    ~Claims();
    Claims(const Claims&) = delete;
    Claims& operator=(const Claims&) = delete;
    void setOwner(ClaimOwner& owner) { m_owner = &owner; }

    /// Writes the claim down, then sends it. An error: nothing was written or sent for sure.
    [[nodiscard]] Status begin(ClaimRow row);
    /// After a start: reads what is unfinished. The claim being made for the sale that goes on is watched
    /// again, those in `kept` stay granted, all others are reversed.
    [[nodiscard]] Status resume(const std::optional<ClaimId>& watched, const std::vector<ClaimId>& kept);
    /// Nobody waits any longer: it goes on in the background, and may still be granted.
    void letGo(const ClaimId& id);
    /// The money goes back, whatever the center did or will do with this claim.
    void giveBack(const ClaimId& id);

    /// Claims that nobody waits for and whose end is not known yet.
    [[nodiscard]] int inDoubt() const;

private:
    struct Running {
        ClaimRow row;
        Milliseconds startedAt{};
        Milliseconds nextTry{};
        Milliseconds pause{};                // before the next reversal
        ClaimAct next = ClaimAct::ClaimNow;  // what is asked then: ClaimNow, QueryNow or ReverseNow
        std::uint64_t generation = 0;        // answers to earlier questions are not listened to
        TimerId timer = 0;
        int lastSecondsLeft = -1;
        bool isInFlight = false;
        bool wasSent = false;  // the center may know of it
        bool isWatched = false;
        bool isStepStored = true;  // a step is written down before anything is sent for it
    };

    void start(Running running);
    void advance(const ClaimId& id);
    void tellTheWaiting(Running& running, Milliseconds elapsed);
    void scheduleNext(Running& running);
    void ask(Running& running);
    void answered(const ClaimId& id, std::uint64_t generation, const Result<ClaimAnswer>& answer);
    /// The one place where a claim changes its state. It may be gone afterwards.
    void happen(const ClaimId& id, const ClaimHappening& what);
    void enter(Running& running, ClaimStep next);
    void plan(Running& running, ClaimAct act);
    void keep(const ClaimId& id, const ClaimAnswer& answer);
    void askOffline(const ClaimId& id, const Error& error);
    void end(const ClaimId& id, ClaimStep step, const Error& error);
    void stopWaiting(Running& running);
    void giveStoredBack(ClaimRow row);
    [[nodiscard]] Status store(const ClaimRow& row, const std::optional<Error>& error);

    Database& m_database;
    CenterClient& m_center;
    Timers& m_timers;
    Clock& m_clock;
    ClaimOwner* m_owner = nullptr;
    std::map<ClaimId, Running> m_running;
    std::map<ClaimId, TimerId> m_unread;  // to be given back once their rows can be read
};

}  // namespace kazasu::controller
