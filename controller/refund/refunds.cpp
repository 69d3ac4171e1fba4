#include "controller/refund/refunds.h"

#include "controller/center_link/limits.h"
#include "controller/outbox/outbox.h"
#include "controller/sales_file/durably.h"
#include "core/planted.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace kazasu::controller {
namespace {

Q_LOGGING_CATEGORY(refundsLog, "kazasu.controller.refunds")

/// What the answer says of the refund that was asked for; anything else says nothing.
bool isAbout(const RefundRequest& request, const RefundAnswer& answer) {
    return answer.id == request.id && answer.sale == request.sale &&
           answer.issueNumber == request.issueNumber && answer.amount == request.amount;
}

RefundStep stepAfter(RefundState state) {
    switch (state) {
        case RefundState::Accepted:
            return RefundStep::Accepted;
        case RefundState::Paid:
            return RefundStep::Paid;
        case RefundState::Failed:
            return RefundStep::Failed;
        case RefundState::Refused:
            break;
    }
    return RefundStep::Refused;
}

/// Nobody answers: the others would wait in vain as well. Any other words are about one of them.
bool isAway(ErrorCode code) {
    return deliveryOf(code) != Delivery::Answered && code != ErrorCode::Unavailable;
}

}  // namespace

Refunds::Refunds(Database& database, CenterClient& center, Timers& timers, Clock& clock,
                 const CenterWatch& watch)
    : m_database(database),
      m_center(center),
      m_timers(timers),
      m_clock(clock),
      m_watch(watch),
      m_pause(kRefundPause) {}

Refunds::~Refunds() { m_timers.cancel(m_timer); }

void Refunds::wake() {
    if (m_listener) m_listener(std::nullopt);
    m_pause = kRefundPause;
    if (m_isAsking) return;
    m_timers.cancel(m_timer);
    beginRound();
}

void Refunds::beginRound() {
    const std::int64_t epoch = m_watch.link().epoch;
    const auto rows =
        readSurely(m_database, [&] { return RefundStore(m_database).open(epoch, m_from, kRefundsARound); });
    if (!rows) return pauseAndRetry();
    m_round.assign(rows->begin(), rows->end());
    const bool isFull = m_round.size() == static_cast<std::size_t>(kRefundsARound);
    const std::int64_t from = std::exchange(m_from, isFull ? m_from + kRefundsARound : 0);
    if (m_round.empty() && from > 0) return beginRound();  // those before are looked at again
    if (planted(Fault::NoRefundReoffer))
        std::erase_if(m_round, [](const RefundRow& row) { return row.step == RefundStep::Paid; });
    if (!m_round.empty()) askNext();
}

void Refunds::askNext() {
    if (m_round.empty()) return pauseAndRetry();
    const RefundRow row = m_round.front();
    m_round.pop_front();
    ask(row);
}

void Refunds::ask(const RefundRow& row) {
    m_isAsking = true;
    const auto done = [this, row](const Result<RefundAnswer>& answer) {
        m_isAsking = false;
        answered(row, answer);
    };
    if (row.step == RefundStep::Accepted) return m_center.queryRefund(row.request.id, done);
    m_center.sendRefund(row.body, done);
}

void Refunds::answered(const RefundRow& row, const Result<RefundAnswer>& answer) {
    if (row.step == RefundStep::Paid) return askedAgain(row, answer);
    if (planted(Fault::RefundForgets)) return settle(row, RefundStep::Paid, std::nullopt);
    if (answer) {
        if (!isAbout(row.request, *answer)) return askNext();
        const RefundStep step = stepAfter(answer->state);
        const bool isBad = step == RefundStep::Refused || step == RefundStep::Failed;
        const Error unexplained{ErrorCode::Conflict, "refused without a reason"};
        return settle(row, step, isBad ? std::optional{answer->error.value_or(unexplained)} : std::nullopt);
    }
    if (answer.code() == ErrorCode::NotFound) return unknownThere(row);
    const bool isOver = row.step == RefundStep::Waiting && isFinalRefusal(answer.code());
    if (isOver) return settle(row, RefundStep::Refused, answer.error());
    if (isAway(answer.code())) m_round.clear();
    askNext();
}

/// The member has it, whatever the center says now. The record of its sale may still be on its way there.
void Refunds::askedAgain(const RefundRow& row, const Result<RefundAnswer>& answer) {
    // A record that the center has lost for good comes to no refund any more.
    const auto isLost =
        readSurely(m_database, [&] { return RefundStore(m_database).isPaymentLost(row.request.sale); });
    const bool isFinal = !answer && (isFinalRefusal(answer.code()) ||
                                     (answer.code() == ErrorCode::NotFound && isLost && *isLost));
    const bool isHeard = answer ? isAbout(row.request, *answer) : isFinal;
    const bool isRefused = isHeard && (!answer || stepAfter(answer->state) == RefundStep::Refused);
    if (isRefused)
        qCWarning(refundsLog, "%s: paid, and refused when it was asked for again",
                  row.request.id.toString().c_str());
    if (isHeard) {
        const std::int64_t epoch = m_watch.link().epoch;
        static_cast<void>(  // at worst it is asked for once more
            durably(m_database, [&] { return RefundStore(m_database).notePaidIn(row, epoch); }));
    }
    if (!answer && isAway(answer.code())) m_round.clear();
    askNext();
}

/// The record of its sale is on its way, or refused; or the center has forgotten what it had accepted.
void Refunds::unknownThere(const RefundRow& row) {
    if (row.step == RefundStep::Accepted) return settle(row, RefundStep::Waiting, std::nullopt);
    const auto isRefused =
        readSurely(m_database, [&] { return RefundStore(m_database).isPaymentRefused(row.request.sale); });
    if (isRefused && *isRefused)
        return settle(row, RefundStep::Refused,
                      Error{ErrorCode::NotFound, "the center never took the payment itself"});
    askNext();
}

void Refunds::settle(const RefundRow& row, RefundStep step, const std::optional<Error>& error) {
    if (step == row.step) return askNext();
    const Instant now = m_clock.now();
    const auto written = durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(RefundStore(m_database).update(row, step, error, now));
        if (step != RefundStep::Paid) return {};
        return RefundStore(m_database).notePaidIn(row, m_watch.link().epoch);
    });
    if (!written) return askNext();  // asked again: the center gives the same answer
    RefundRow after = row;
    after.step = step;
    after.error = error;
    after.updatedAt = now;
    m_pause = kRefundPause;
    const bool hasEnded = step != RefundStep::Accepted && step != RefundStep::Waiting;
    if (m_listener) m_listener(hasEnded ? std::optional{after} : std::nullopt);
    askNext();
}

/// Until none is open any more.
void Refunds::pauseAndRetry() {
    m_timers.cancel(m_timer);
    m_timer = m_timers.after(m_pause, [this] { beginRound(); });
    m_pause = std::min(m_pause * 2, kRefundPauseMax);
}

}  // namespace kazasu::controller
