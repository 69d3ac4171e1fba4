#include "controller/outbox/outbox.h"

#include "controller/center_link/limits.h"
#include "controller/sales_file/durably.h"
#include "core/planted.h"

#include <algorithm>

namespace kazasu::controller {

bool isFinalRefusal(ErrorCode code) {
    switch (code) {
        case ErrorCode::Conflict:  // the center has another record under this id
        case ErrorCode::InvalidArgument:
        case ErrorCode::ParseFailed:
        case ErrorCode::TooLong:
            return true;
        case ErrorCode::CodeKeyUnknown:  // to a list of keys that is older than ours
        case ErrorCode::CodeKeyOutOfDate:
            return false;
        default:  // a token that is wrong today is mended tomorrow; the record stays
            return static_cast<int>(code) >= 300 && static_cast<int>(code) < 400;
    }
}

Outbox::Outbox(Database& database, CenterClient& center, Timers& timers, Clock& clock)
    : m_database(database), m_center(center), m_timers(timers), m_clock(clock), m_pause(kOutboxPause) {}

Outbox::~Outbox() { m_timers.cancel(m_timer); }

void Outbox::wake() {
    tell(std::nullopt);
    if (m_isSending) return;
    m_timers.cancel(m_timer);
    m_isPausing = false;
    sendNext();
}

void Outbox::prune(Milliseconds skew) {
    if (std::chrono::abs(skew) > kSkewToPrune) return;
    static_cast<void>(
        durably(m_database, [this] { return OutboxStore(m_database).prune(m_clock.now() - kOutboxKept); }));
}

void Outbox::takeUpAll() {
    static_cast<void>(durably(m_database, [this] { return OutboxStore(m_database).takeUpAll(); }));
}

void Outbox::sendNext() {
    const auto entry = readSurely(m_database, [this] { return OutboxStore(m_database).next(); });
    if (!entry) return pauseAndRetry();
    if (!*entry) return;
    m_isSending = true;
    if (planted(Fault::OutboxForgets)) {
        static_cast<void>(durably(m_database, [&] {
            return OutboxStore(m_database)
                .settle((*entry)->sequence, SettlementState::Accepted, "{}", m_clock.now());
        }));
    }
    m_center.sendSettlement((*entry)->body, [this, sent = **entry](const Result<SettlementAnswer>& answer) {
        m_isSending = false;
        answered(sent, answer);
    });
}

void Outbox::answered(const OutboxEntry& entry, const Result<SettlementAnswer>& answer) {
    if (!answer) {
        if (!isFinalRefusal(answer.code())) return refusedForNow(entry, answer.error());
        return settle(entry, SettlementState::Refused, describe(answer.error()),
                      OutboxRefusal{answer.error(), entry.saleId});
    }
    if (answer->sale.toString() != entry.saleId) return pauseAndRetry();
    std::optional<OutboxRefusal> refusal;
    if (answer->state == SettlementState::Refused) {
        const Error unexplained{ErrorCode::Conflict, "refused without a reason"};
        refusal = OutboxRefusal{answer->error.value_or(unexplained), entry.saleId, answer->use};
        if (!isFinalRefusal(refusal->error.code)) return refusedForNow(entry, refusal->error);
    }
    settle(entry, answer->state, toJson(*answer).dump(), refusal);
}

void Outbox::settle(const OutboxEntry& entry, SettlementState state, const std::string& answer,
                    const std::optional<OutboxRefusal>& refusal) {
    const auto written = durably(m_database, [&] {
        return OutboxStore(m_database).settle(entry.sequence, state, answer, m_clock.now());
    });
    if (!written) return pauseAndRetry();  // sent again: the center gives the same answer
    m_pause = kOutboxPause;
    tell(refusal);
    sendNext();
}

/// The same words about one record, again and again, while the center takes others: it waits for a person.
void Outbox::refusedForNow(const OutboxEntry& entry, const Error& refusal) {
    const int status = httpStatusOf(refusal.code);
    const bool isAboutUs = refusal.code == ErrorCode::Unauthorized || refusal.code == ErrorCode::Forbidden ||
                           refusal.code == ErrorCode::RateLimited;
    const bool isAboutRecord = status >= 400 && status < 500 && !isAboutUs && !isTransient(refusal);
    const bool isSame = isAboutRecord && m_refusedEntry == entry.sequence && m_refusedWith == refusal.code;
    m_refusals = isAboutRecord ? (isSame ? m_refusals + 1 : 1) : 0;
    m_refusedEntry = entry.sequence;
    m_refusedWith = refusal.code;
    if (m_refusals < kRefusalsBeforeAside) return pauseAndRetry();
    const auto aside =
        durably(m_database, [&] { return OutboxStore(m_database).setAside(entry.sequence, m_clock.now()); });
    if (!aside) return pauseAndRetry();
    m_refusals = 0;
    m_pause = kOutboxPause;
    tell(OutboxRefusal{refusal, entry.saleId});
    sendNext();
}

void Outbox::pauseAndRetry() {
    if (m_isPausing) return;
    m_isPausing = true;
    m_timer = m_timers.after(m_pause, [this] {
        m_isPausing = false;
        sendNext();
    });
    m_pause = std::min(m_pause * 2, kOutboxPauseMax);
}

void Outbox::tell(const std::optional<OutboxRefusal>& refusal) {
    const auto counts = readSurely(m_database, [this] { return OutboxStore(m_database).counts(); });
    if (counts && m_listener) m_listener(*counts, refusal);
}

}  // namespace kazasu::controller
