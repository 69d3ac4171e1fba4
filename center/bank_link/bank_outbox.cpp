#include "center/bank_link/bank_outbox.h"

#include "center/bank_link/bank_answers.h"
#include "center/base/rows.h"

#include <QLoggingCategory>

#include <algorithm>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logBankOutbox, "kazasu.center.bank_outbox")

BankMessageKind bankMessageKindFrom(const std::string& name) {
    for (const auto kind : {BankMessageKind::Debit, BankMessageKind::Reversal, BankMessageKind::Refund,
                            BankMessageKind::Purchase, BankMessageKind::Payment, BankMessageKind::Payback})
        if (nameOf(kind) == name) return kind;
    checkFailed("a kind that the table refuses", __FILE__, __LINE__);
}

BankMessage bankMessageAt(const SqlRow& row) {
    return {row.number(0),
            idAt<InstitutionId>(row, 1),
            bankMessageKindFrom(row.text(2)),
            idAt<AuthorisationId>(row, 3),
            moneyAt(row, 4, 5),
            static_cast<std::uint32_t>(row.number(6)),
            instantAt(row, 7),
            row.number(8),
            row.text(9)};
}

/// 1 s, 2 s, 4 s, ... 30 s.
Milliseconds pauseAfter(std::int64_t attempts) {
    Milliseconds pause = BankOutbox::kFirstPause;
    for (std::int64_t i = 0; i < attempts && pause < BankOutbox::kLongestPause; ++i) pause *= 2;
    return std::min(pause, BankOutbox::kLongestPause);
}

// The index bank_message_due answers both questions below without looking at what waits behind other
// messages.
constexpr const char* kFrontOfEachCode =
    "FROM bank_message WHERE institution = ? AND answered_at IS NULL AND is_front = 1 ";

/// Nothing pauses longer than the longest pause: the clock was ahead when these were postponed.
Status forgetFarPauses(Database& database, const Bank& bank, Instant now) {
    KAZASU_TRY(const auto forgotten,
               database.run("UPDATE bank_message SET next_attempt_at = ? WHERE institution = ? "
                            "AND answered_at IS NULL AND next_attempt_at > ?",
                            {sqlOf(now), sqlOf(bank.id), sqlOf(now + BankOutbox::kLongestPause)}));
    return {};
}

/// Tried again after the longest pause; `explain` shows it.
Status putAside(Database& database, const BankMessage& message, const Error& why, Instant now) {
    if (message.attempts == 0)
        qCWarning(logBankOutbox).noquote()
            << message.authorisation.toString().c_str() << nameOf(message.kind).data()
            << "cannot be composed and waits for an operator:" << describe(why).c_str();
    KAZASU_TRY(const auto postponed,
               database.run("UPDATE bank_message SET attempts = attempts + 1, next_attempt_at = ?, "
                            "response_code = 'cannot be composed' WHERE sequence = ?",
                            {sqlOf(now + BankOutbox::kLongestPause), message.sequence}));
    return {};
}

}  // namespace

BankOutbox::BankOutbox(CenterParts& parts) : m_parts(parts) {}

void BankOutbox::wake() {
    m_parts.lane.post([this] {
        for (const Bank& bank : m_parts.banks.all()) look(bank);
    });
}

void BankOutbox::stopOnLane() {
    m_isStopped = true;
    for (const auto& [bank, timer] : m_timers) m_parts.timers.cancel(timer);
    m_timers.clear();
}

void BankOutbox::look(const Bank& bank) {
    if (m_isStopped) return;
    Line& line = m_lines[bank.id];
    if (line.isPausing) return;
    if (line.isLooking || line.underWay > 0) {
        line.hasMore = true;
        return;
    }
    line.isLooking = true;
    line.hasMore = false;
    m_parts.queue.submitFor(
        [this, &bank, now = m_parts.clock.now()](Database& database) { return readDue(database, bank, now); },
        [this, &bank](Result<Batch> batch) {
            m_parts.lane.post([this, &bank, batch = std::move(batch)] { sendAll(bank, batch); });
        });
}

Result<BankOutbox::Batch> BankOutbox::readDue(Database& database, const Bank& bank, Instant now) const {
    KAZASU_TRY(const auto due,
               database.run(std::string("SELECT sequence, institution, kind, authorisation_id, "
                                        "amount_minor, currency, trace_number, created_at, attempts, "
                                        "refund_id ") +
                                kFrontOfEachCode +
                                "AND next_attempt_at <= ? ORDER BY next_attempt_at, sequence LIMIT ?",
                            {sqlOf(bank.id), sqlOf(now), kMaxUnderWay}));
    Batch batch;
    for (const SqlRow& row : due.rows) {
        BankMessage message = bankMessageAt(row);
        auto wire = compose(database, message, m_parts.settings.issuer);
        if (!wire && httpStatusOf(wire.code()) >= 500 && wire.code() != ErrorCode::Internal)
            return wire.error();
        if (!wire) {  // an operator's task; whatever waits beside it is said all the same
            KAZASU_TRY_STATUS(putAside(database, message, wire.error(), now));
            continue;
        }
        batch.ready.push_back({std::move(message), *std::move(wire)});
    }
    KAZASU_TRY(const auto later, database.run(std::string("SELECT MIN(next_attempt_at) ") + kFrontOfEachCode +
                                                  "AND next_attempt_at > ?",
                                              {sqlOf(bank.id), sqlOf(now)}));
    batch.nextDue = optInstantAt(later.rows.at(0), 0);
    if (batch.nextDue && *batch.nextDue > now + kLongestPause) {
        KAZASU_TRY_STATUS(forgetFarPauses(database, bank, now));
        batch.nextDue = now;
    }
    return batch;
}

void BankOutbox::sendAll(const Bank& bank, Result<Batch> batch) {
    if (m_isStopped) return;
    Line& line = m_lines[bank.id];
    line.isLooking = false;
    if (!batch) {
        qCWarning(logBankOutbox).noquote() << bank.id.toString().c_str() << describe(batch.error()).c_str();
        return lookAgainAt(bank, kFirstPause);
    }
    if (batch->ready.empty()) {
        if (line.hasMore) return look(bank);
        if (batch->nextDue) lookAgainAt(bank, *batch->nextDue - m_parts.clock.now());
        return;
    }
    line.underWay = static_cast<std::int64_t>(batch->ready.size());
    for (auto& [message, wire] : batch->ready) {
        if (message.attempts > 0) {
            iso8583::Message repeat{wire.repeatType()};
            for (const auto& [number, value] : wire.fields()) repeat.set(number, value);
            wire = std::move(repeat);
        }
        bank.line->send(std::move(wire), m_parts.settings.bankTimeout,
                        [this, &bank, sent = message](Result<iso8583::Message> answer) {
                            m_parts.lane.post([this, &bank, sent, answer = std::move(answer)] {
                                handleAnswer(bank, sent, answer);
                            });
                        });
    }
}

void BankOutbox::handleAnswer(const Bank& bank, const BankMessage& message,
                              const Result<iso8583::Message>& answer) {
    if (m_isStopped) return;
    if (!answer && answer.code() == ErrorCode::NetworkConnectFailed) {
        // Nothing was said, so there is nothing to write down: an outage must not keep the books busy.
        m_lines[bank.id].isCut = true;
        return endOne(bank, true);
    }
    const Instant now = m_parts.clock.now();
    CommitQueue::Job job;
    if (isDefinite(message.kind, answer)) {
        job = [message, code = std::string(answer->get(iso8583::field::kResponseCode)),
               now](Database& database) { return recordAnswer(database, message, code, now); };
    } else {
        job = [message, answer, next = now + pauseAfter(message.attempts)](Database& database) {
            return postpone(database, message, answer, next);
        };
    }
    // A failed write leaves the message as it was: it is said again and gets the same answer again.
    m_parts.queue.submit(std::move(job), [this, &bank](const Status& written) {
        m_parts.lane.post([this, &bank, isWritten = written.isOk()] { endOne(bank, isWritten); });
    });
}

void BankOutbox::endOne(const Bank& bank, bool isWritten) {
    if (m_isStopped) return;
    Line& line = m_lines[bank.id];
    line.hasFailed = line.hasFailed || !isWritten;
    if (--line.underWay > 0) return;
    const bool isCut = std::exchange(line.isCut, false);
    const bool hasFailed = std::exchange(line.hasFailed, false);
    if (!isCut) line.cutRounds = 0;
    if (isCut) {
        line.isPausing = true;
        lookAgainAt(bank, std::min(pauseAfter(line.cutRounds++), kLongestLinePause));
    } else if (hasFailed) {
        return lookAgainAt(bank, kFirstPause);
    }
    // What this bank has answered may have made way for another bank's message about the same code.
    for (const Bank& each : m_parts.banks.all()) look(each);
}

void BankOutbox::lookAgainAt(const Bank& bank, Milliseconds delay) {
    if (const auto earlier = m_timers.find(bank.id); earlier != m_timers.end())
        m_parts.timers.cancel(earlier->second);
    m_timers[bank.id] =
        m_parts.timers.after(std::clamp(delay, Milliseconds{1}, kLongestPause), [this, &bank] {
            m_lines[bank.id].isPausing = false;
            look(bank);
        });
}

}  // namespace kazasu::center
