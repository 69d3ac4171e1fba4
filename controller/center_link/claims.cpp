#include "controller/center_link/claims.h"

#include "controller/center_link/limits.h"
#include "controller/sales_file/durably.h"

#include <algorithm>
#include <utility>

namespace kazasu::controller {
namespace {

constexpr Milliseconds kOneSecond{1000};

}  // namespace

Claims::Claims(Database& database, CenterClient& center, Timers& timers, Clock& clock)
    : m_database(database), m_center(center), m_timers(timers), m_clock(clock) {}

Claims::~Claims() {
    for (auto& [id, running] : m_running) m_timers.cancel(running.timer);
    for (auto& [id, timer] : m_unread) m_timers.cancel(timer);
}

Status Claims::begin(ClaimRow row) {
    row.step = ClaimStep::Claiming;
    row.createdAt = m_clock.now();
    const auto kept = durably(m_database, [&] { return ClaimStore(m_database).add(row); });
    if (!kept) {  // it may stand in the file all the same, and nobody else would ask about it before a restart
        giveBack(row.request.id);
        return kept.error();
    }
    Running running;
    running.row = std::move(row);
    running.isWatched = true;
    start(std::move(running));
    return {};
}

Status Claims::resume(const std::optional<ClaimId>& watched, const std::vector<ClaimId>& kept) {
    KAZASU_TRY(auto rows, readSurely(m_database, [&] { return ClaimStore(m_database).unfinished(); }));
    for (auto& row : rows) {
        const ClaimId id = row.request.id;
        const bool isKept = std::find(kept.begin(), kept.end(), id) != kept.end();
        const bool isWatched = row.step == ClaimStep::Claiming && watched == id;
        const bool hasSale = isWatched || (row.step == ClaimStep::Granted && isKept);
        const ClaimEvent event = hasSale ? ClaimEvent::Restart : ClaimEvent::RestartAlone;
        const ClaimMove move = claimMove(row.step, event);
        if (move.act == ClaimAct::Nothing) continue;
        Running running;
        running.row = std::move(row);
        running.isWatched = isWatched;
        running.wasSent = true;
        if (!isWatched) stopWaiting(running);
        enter(running, move.next);
        plan(running, move.act);
        start(std::move(running));
    }
    return {};
}

void Claims::start(Running running) {
    const ClaimId id = running.row.request.id;
    running.startedAt = m_clock.monotonic();
    running.nextTry = running.startedAt;
    running.pause = kQueryInterval;
    m_running.insert_or_assign(id, std::move(running));
    advance(id);
}

void Claims::letGo(const ClaimId& id) {
    const auto found = m_running.find(id);
    if (found == m_running.end()) return;
    stopWaiting(found->second);
    happen(id, {ClaimEvent::Parked});
    advance(id);
}

void Claims::giveBack(const ClaimId& id) {
    m_unread.erase(id);
    const auto found = m_running.find(id);
    if (found != m_running.end()) {
        stopWaiting(found->second);
        happen(id, {ClaimEvent::GivenBack});
        return advance(id);
    }
    const auto row = readSurely(m_database, [&] { return ClaimStore(m_database).find(id); });
    if (!row) {  // not legible just now; a restart would find it as well
        m_unread[id] = m_timers.after(kQueryInterval, [this, id] { giveBack(id); });
        return;
    }
    if (*row) giveStoredBack(**row);
}

/// One that had come to its end: Granted or Offline, for a sale that is given up.
void Claims::giveStoredBack(ClaimRow row) {
    const ClaimMove move = claimMove(row.step, ClaimEvent::GivenBack);
    if (move.act == ClaimAct::Nothing) return;
    if (move.act == ClaimAct::End) {
        row.step = move.next;
        static_cast<void>(store(row, Error{ErrorCode::Cancelled, "the sale was given up"}));
        return;
    }
    Running running;
    running.row = std::move(row);
    running.wasSent = true;
    stopWaiting(running);
    enter(running, move.next);
    plan(running, move.act);
    start(std::move(running));
}

/// From here on it stands in the inbox.
void Claims::stopWaiting(Running& running) {
    running.isWatched = false;
    if (running.row.doubtSince) return;
    running.row.doubtSince = m_clock.now();
    running.isStepStored = false;
}

int Claims::inDoubt() const {
    return static_cast<int>(std::count_if(m_running.begin(), m_running.end(),
                                          [](const auto& entry) { return !entry.second.isWatched; }));
}

/// Looks at one claim as it stands now: what is due is done, and the timer set for what comes next.
void Claims::advance(const ClaimId& id) {
    const auto found = m_running.find(id);
    if (found == m_running.end()) return;
    Running& running = found->second;
    const Milliseconds elapsed = m_clock.monotonic() - running.startedAt;
    if (running.row.step == ClaimStep::Claiming && elapsed >= kReversalAfter) {
        happen(id, {ClaimEvent::ReversalDue});
    }
    if (running.isWatched) tellTheWaiting(running, elapsed);
    scheduleNext(running);
    if (!running.isInFlight && m_clock.monotonic() >= running.nextTry) ask(running);
}

void Claims::tellTheWaiting(Running& running, Milliseconds elapsed) {
    if (elapsed >= kCheckingLimit) {
        stopWaiting(running);
        happen(running.row.request.id, {ClaimEvent::PatienceEnds});
        return m_owner->claimInDoubt(running.row);
    }
    const auto left =
        static_cast<int>((kCheckingLimit - elapsed + kOneSecond - Milliseconds{1}) / kOneSecond);
    if (left == running.lastSecondsLeft) return;
    running.lastSecondsLeft = left;
    m_owner->claimChecking(running.row, left);
}

void Claims::scheduleNext(Running& running) {
    m_timers.cancel(running.timer);
    const Milliseconds now = m_clock.monotonic();
    Milliseconds next = running.nextTry;
    if (running.isInFlight || next <= now) next = Milliseconds::max();
    if (running.row.step == ClaimStep::Claiming) next = std::min(next, running.startedAt + kReversalAfter);
    if (running.isWatched) next = std::min(next, now + kOneSecond);
    if (next == Milliseconds::max()) return;
    running.timer = m_timers.after(std::max(next - now, Milliseconds{0}),
                                   [this, id = running.row.request.id] { advance(id); });
}

void Claims::ask(Running& running) {
    const ClaimId id = running.row.request.id;
    // The file may say that this claim was granted and pays for a sale (an ambiguous COMMIT). As long as it
    // does, the money must not go back: a restart would complete that sale.
    if (!running.isStepStored) running.isStepStored = store(running.row, std::nullopt).isOk();
    if (!running.isStepStored) {
        running.nextTry = m_clock.monotonic() + kQueryInterval;
        return advance(id);
    }
    running.isInFlight = true;
    const auto listen = [this, id, generation = ++running.generation](const Result<ClaimAnswer>& answer) {
        answered(id, generation, answer);
    };
    if (running.next == ClaimAct::ReverseNow) return m_center.reverseClaim(id, listen);
    if (running.next == ClaimAct::QueryNow) return m_center.queryClaim(id, listen);
    m_center.putClaim(running.row.request, listen);
}

void Claims::answered(const ClaimId& id, std::uint64_t generation, const Result<ClaimAnswer>& answer) {
    const auto found = m_running.find(id);
    if (found == m_running.end() || found->second.generation != generation) return;
    Running& running = found->second;
    running.isInFlight = false;
    const ClaimHappening what = happeningOf(running.row, running.next, running.wasSent, answer);
    running.wasSent = true;
    happen(id, what);
    advance(id);
}

void Claims::happen(const ClaimId& id, const ClaimHappening& what) {
    Running& running = m_running.at(id);
    const ClaimMove move = claimMove(running.row.step, what.event);
    if (move.act == ClaimAct::Keep) return keep(id, *what.answer);
    if (move.act == ClaimAct::AskOffline) return askOffline(id, *what.error);
    if (move.act == ClaimAct::End) {
        if (what.answer && !running.row.codeAmount) running.row.codeAmount = what.answer->codeAmount;
        if (what.answer) running.row.use = what.answer->use;
        return end(id, move.next, *what.error);
    }
    enter(running, move.next);
    plan(running, move.act);
}

void Claims::enter(Running& running, ClaimStep next) {
    if (std::exchange(running.row.step, next) == next) return;
    running.isStepStored = store(running.row, std::nullopt).isOk();
}

void Claims::plan(Running& running, ClaimAct act) {
    const Milliseconds now = m_clock.monotonic();
    switch (act) {
        case ClaimAct::ReverseNow:
            // Answers to what was asked before are not listened to from here on: only the center's word on
            // the reversal counts.
            ++running.generation;
            running.isInFlight = false;
            running.pause = kQueryInterval;
            [[fallthrough]];
        case ClaimAct::ClaimNow:
        case ClaimAct::QueryNow:
            running.next = act;
            running.nextTry = now;
            return;
        case ClaimAct::QueryLater:
            running.next = ClaimAct::QueryNow;
            running.nextTry = now + kQueryInterval;
            return;
        case ClaimAct::ReverseLater:
            running.nextTry = now + running.pause;
            running.pause = std::min(running.pause * 2, kReversalPauseMax);
            return;
        case ClaimAct::Nothing:
        case ClaimAct::Keep:
        case ClaimAct::AskOffline:
        case ClaimAct::End:
            return;
    }
}

void Claims::keep(const ClaimId& id, const ClaimAnswer& answer) {
    Running running = std::move(m_running.at(id));
    m_timers.cancel(running.timer);
    m_running.erase(id);
    ClaimRow row = running.row;
    row.step = ClaimStep::Granted;
    row.issuer = answer.issuer;
    row.issueNumber = answer.issueNumber;
    row.granted = answer.amount;
    row.codeAmount = answer.codeAmount;
    const auto accepted = m_owner->claimGranted(row);
    if (accepted) return;
    const bool wasWatched = running.isWatched;
    row.step = ClaimStep::Claiming;
    running.row = std::move(row);
    stopWaiting(running);
    m_running.emplace(id, std::move(running));
    happen(id, {ClaimEvent::NotKept});
    if (wasWatched) m_owner->claimFailed(ClaimRow(m_running.at(id).row), accepted.error());
    advance(id);
}

/// Not a byte of it left this shop, in this run: there is no doubt what the center knows.
void Claims::askOffline(const ClaimId& id, const Error& error) {
    const Running& running = m_running.at(id);
    const ClaimRow row = running.row;
    const auto accepted = running.isWatched ? m_owner->claimUndelivered(row, error) : Status{error};
    if (!accepted) return end(id, ClaimStep::Refused, accepted.error());
    m_timers.cancel(m_running.at(id).timer);
    m_running.erase(id);
}

void Claims::end(const ClaimId& id, ClaimStep step, const Error& error) {
    Running& running = m_running.at(id);
    ClaimRow row = running.row;
    row.step = step;
    const bool wasWatched = running.isWatched;
    if (store(row, error)) {
        m_timers.cancel(running.timer);
        m_running.erase(id);
        return wasWatched ? m_owner->claimFailed(row, error) : m_owner->claimSettled(row);
    }
    // The file still says that this claim is open, and a parked sale waits for it: asked again, the center
    // says the same.
    stopWaiting(running);
    happen(id, {ClaimEvent::NotKept});
    plan(running, ClaimAct::ReverseLater);
    if (wasWatched) m_owner->claimFailed(row, error);
}

Status Claims::store(const ClaimRow& row, const std::optional<Error>& error) {
    return durably(m_database, [&] { return ClaimStore(m_database).update(row, error, m_clock.now()); });
}

}  // namespace kazasu::controller
