#include "controller/center_link/claims.h"

#include "controller/center_link/limits.h"
#include "controller/sales_file/durably.h"

#include <algorithm>
#include <utility>

namespace kazasu::controller {
namespace {

constexpr Milliseconds kOneSecond{1000};

Error reasonOf(const ClaimAnswer& answer) {
    return answer.error ? *answer.error : Error{ErrorCode::CodeUnknown, "refused without a reason"};
}

}  // namespace

Status checkGrant(const ClaimRow& row, const ClaimAnswer& answer) {
    const auto wrong = [](const std::string& why) {
        return Error{ErrorCode::NetworkProtocol, "grant: " + why};
    };
    if (!answer.issuer || !answer.issueNumber) return wrong("does not name the code");
    if (row.issuer && (*row.issuer != *answer.issuer || row.issueNumber != answer.issueNumber)) {
        return wrong("names another code");
    }
    if (!answer.amount || !answer.codeAmount) return wrong("has no amounts");
    const Currency currency = row.request.amount.currency();
    if (answer.amount->currency() != currency || answer.codeAmount->currency() != currency) {
        return wrong("is in another currency");
    }
    if (!answer.amount->isPositive() || *answer.amount > row.request.amount ||
        *answer.amount > *answer.codeAmount) {
        return wrong("its amount does not fit");
    }
    return {};
}

Claims::Claims(Database& database, CenterClient& center, Timers& timers, Clock& clock)
    : m_database(database), m_center(center), m_timers(timers), m_clock(clock) {}

Claims::~Claims() {
    for (auto& [id, running] : m_running) m_timers.cancel(running.timer);
}

Status Claims::begin(ClaimRow row) {
    row.step = ClaimStep::Claiming;
    row.createdAt = m_clock.now();
    KAZASU_TRY_STATUS(durably(m_database, [&] { return ClaimStore(m_database).add(row); }));
    Running running;
    running.row = std::move(row);
    running.isWatched = true;
    start(std::move(running));
    return {};
}

Status Claims::resume(const std::optional<ClaimId>& watched, const std::vector<ClaimId>& kept) {
    KAZASU_TRY(auto rows, readSurely(m_database, [&] { return ClaimStore(m_database).unfinished(); }));
    for (auto& row : rows) {
        if (row.step == ClaimStep::Granted &&
            std::find(kept.begin(), kept.end(), row.request.id) != kept.end())
            continue;
        Running running;
        running.isWatched = row.step == ClaimStep::Claiming && watched == row.request.id;
        running.wasSent = true;
        running.shouldAsk = true;
        if (!running.isWatched && row.step != ClaimStep::InDoubt) row.step = ClaimStep::Reversing;
        if (!running.isWatched) running.isStepStored = store(row, std::nullopt).isOk();
        running.row = std::move(row);
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

void Claims::giveBack(const ClaimId& id) {
    const auto known = m_running.find(id);
    if (known == m_running.end()) {
        const auto row = readSurely(m_database, [&] { return ClaimStore(m_database).find(id); });
        if (!row || !*row) return;  // a restart finds it again
        if ((*row)->step == ClaimStep::Offline) return letGo(**row);
        if ((*row)->step != ClaimStep::Granted) return;
        Running running;
        running.row = **row;
        running.row.step = ClaimStep::Reversing;
        running.wasSent = true;
        running.isStepStored = store(running.row, std::nullopt).isOk();
        return start(std::move(running));
    }
    known->second.isWatched = false;
    if (known->second.row.step == ClaimStep::Claiming) beginReversal(known->second);
    advance(id);
}

/// Accepted without the center, which never heard of it: there is nobody to tell.
void Claims::letGo(ClaimRow row) {
    row.step = ClaimStep::Reversed;
    static_cast<void>(store(row, Error{ErrorCode::Cancelled, "the sale was given up"}));
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
    if (running.row.step == ClaimStep::Claiming && elapsed >= kReversalAfter) beginReversal(running);
    if (running.isWatched) tellTheWaiting(running, elapsed);
    scheduleNext(running);
    if (!running.isInFlight && m_clock.monotonic() >= running.nextTry) ask(running);
}

void Claims::tellTheWaiting(Running& running, Milliseconds elapsed) {
    if (elapsed >= kCheckingLimit) {
        running.isWatched = false;
        running.row.step = ClaimStep::InDoubt;
        running.isStepStored = store(running.row, std::nullopt).isOk();
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
    // The file may say that this claim was granted and pays for a sale (an ambiguous COMMIT). As long as it
    // does, the money must not go back: a restart would complete that sale.
    if (!running.isStepStored) running.isStepStored = store(running.row, std::nullopt).isOk();
    if (!running.isStepStored) return tryAgainLater(running, kQueryInterval);
    running.isInFlight = true;
    const auto listen = [this, id = running.row.request.id, generation = ++running.generation](
                            const Result<ClaimAnswer>& answer) { answered(id, generation, answer); };
    const ClaimId id = running.row.request.id;
    if (running.row.step != ClaimStep::Claiming) return m_center.reverseClaim(id, listen);
    if (running.shouldAsk) return m_center.queryClaim(id, listen);
    m_center.putClaim(running.row.request, listen);
}

/// Answers to what was asked before are not listened to from here on: only the center's word on the reversal
/// counts.
void Claims::beginReversal(Running& running) {
    running.row.step = ClaimStep::Reversing;
    running.isStepStored = store(running.row, std::nullopt).isOk();
    ++running.generation;
    running.isInFlight = false;
    running.nextTry = m_clock.monotonic();
    running.pause = kQueryInterval;
}

void Claims::answered(const ClaimId& id, std::uint64_t generation, const Result<ClaimAnswer>& answer) {
    const auto found = m_running.find(id);
    if (found == m_running.end() || found->second.generation != generation) return;
    found->second.isInFlight = false;
    if (found->second.row.step == ClaimStep::Claiming) return claimAnswered(found->second, answer);
    reversalAnswered(found->second, answer);
}

void Claims::claimAnswered(Running& running, const Result<ClaimAnswer>& answer) {
    const ClaimId id = running.row.request.id;
    if (answer && answer->state == ClaimState::Granted) return granted(running, *answer);
    if (answer && answer->state == ClaimState::Refused) {
        if (!running.row.codeAmount) running.row.codeAmount = answer->codeAmount;
        return finish(id, ClaimStep::Refused, reasonOf(*answer));
    }
    if (answer) return finish(id, ClaimStep::Reversed, Error{ErrorCode::Cancelled, "the center reversed it"});
    const Delivery delivery = deliveryOf(answer.code());
    const bool isNews = !running.wasSent && delivery != Delivery::Uncertain;
    if (isNews && delivery == Delivery::NotSent) return undelivered(running, answer.error());
    if (isNews) return finish(id, ClaimStep::Refused, answer.error());
    if (running.shouldAsk && answer.code() == ErrorCode::NotFound) {
        running.shouldAsk = false;  // it never arrived: claim it again, under the same id
        return tryAgainLater(running, Milliseconds{0});
    }
    running.wasSent = true;
    running.shouldAsk = true;
    tryAgainLater(running, kQueryInterval);
}

void Claims::reversalAnswered(Running& running, const Result<ClaimAnswer>& answer) {
    const ClaimId id = running.row.request.id;
    if (answer && answer->state == ClaimState::Refused) {
        return finish(id, ClaimStep::Refused, reasonOf(*answer));
    }
    if (answer && answer->state == ClaimState::Reversed) {
        return finish(id, ClaimStep::Reversed,
                      Error{ErrorCode::Timeout, "the center did not answer in time"});
    }
    tryAgainLater(running, running.pause);
    running.pause = std::min(running.pause * 2, kReversalPauseMax);
}

void Claims::granted(Running& running, const ClaimAnswer& answer) {
    running.wasSent = true;
    if (const auto fits = checkGrant(running.row, answer); !fits) {
        running.shouldAsk = true;
        return tryAgainLater(running, kQueryInterval);
    }
    ClaimRow row = running.row;
    row.step = ClaimStep::Granted;
    row.issuer = answer.issuer;
    row.issueNumber = answer.issueNumber;
    row.granted = answer.amount;
    row.codeAmount = answer.codeAmount;
    m_timers.cancel(running.timer);
    const ClaimId id = row.request.id;
    Running kept = std::move(running);
    m_running.erase(id);
    const auto accepted = m_owner->claimGranted(row);
    if (accepted) return;
    kept.isWatched = false;
    kept.row = std::move(row);
    beginReversal(kept);
    m_owner->claimFailed(kept.row, accepted.error());
    start(std::move(kept));
}

/// Not a byte of it left this shop, in this run: there is no doubt what the center knows.
void Claims::undelivered(Running& running, const Error& error) {
    const ClaimRow row = running.row;
    const auto accepted = running.isWatched ? m_owner->claimUndelivered(row, error) : Status{error};
    if (!accepted) return finish(row.request.id, ClaimStep::Refused, accepted.error());
    m_timers.cancel(running.timer);
    m_running.erase(row.request.id);
}

void Claims::finish(const ClaimId& id, ClaimStep step, const Error& error) {
    const auto found = m_running.find(id);
    Running& running = found->second;
    ClaimRow row = running.row;
    row.step = step;
    const bool wasWatched = std::exchange(running.isWatched, false);
    if (store(row, error)) {
        m_timers.cancel(running.timer);
        m_running.erase(found);
        if (!wasWatched) return m_owner->claimSettled(row);
    } else {
        // The file still says that this claim is open, and a parked sale waits for it: asked again, the
        // center says the same.
        if (running.row.step == ClaimStep::Claiming) beginReversal(running);
        tryAgainLater(running, running.pause);
        running.pause = std::min(running.pause * 2, kReversalPauseMax);
    }
    if (wasWatched) m_owner->claimFailed(row, error);
}

void Claims::tryAgainLater(Running& running, Milliseconds pause) {
    running.nextTry = m_clock.monotonic() + pause;
    advance(running.row.request.id);
}

Status Claims::store(const ClaimRow& row, const std::optional<Error>& error) {
    return durably(m_database, [&] { return ClaimStore(m_database).update(row, error, m_clock.now()); });
}

}  // namespace kazasu::controller
