#include "center/expiry/expiry.h"

#include "center/bank_link/bank_outbox.h"
#include "center/expiry/deadlines.h"
#include "center/member/login_guard.h"
#include "center/member/sessions.h"

#include <QLoggingCategory>

#include <algorithm>
#include <mutex>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logExpiry, "kazasu.center.expiry")

constexpr Milliseconds kPauseAfterFailure{5'000};
constexpr Milliseconds kWaitForReports{5'000};

/// Collects the outcomes of endings that are written one by one.
class EndingRound {
public:
    EndingRound(std::size_t count, Done<Instant> done) : m_left(count), m_done(std::move(done)) {}

    void end(const Status& status) {
        {
            const std::lock_guard lock(m_mutex);
            if (!status && !m_failure) m_failure = status.error();
            if (--m_left > 0) return;
        }
        m_done(m_failure ? Result<Instant>{*m_failure} : Result<Instant>{m_next});
    }
    void setNext(Instant next) { m_next = next; }

private:
    std::mutex m_mutex;
    std::size_t m_left;
    std::optional<Error> m_failure;
    Instant m_next;
    Done<Instant> m_done;
};

}  // namespace

void Expiry::tick(Instant now, Done<Instant> done) {
    m_parts.queue.submitFor(
        [now, codeLife = m_parts.settings.codeLifetime](Database& database) {
            return dueEndings(database, codeLife, now);
        },
        [this, now, done = std::move(done)](Result<std::vector<Ending>> endings) {
            if (!endings) return done(endings.error());
            const bool hasEndings = !endings->empty();
            const auto round = std::make_shared<EndingRound>(
                endings->size() + 2, [this, now, hasEndings, done](Result<Instant> next) {
                    if (hasEndings) m_outbox.wake();
                    // Nothing could be ended now: what is past its time waits for the report of a shop.
                    if (next && !hasEndings && *next <= now) next = now + kWaitForReports;
                    done(std::move(next));
                });
            for (Ending& ending : *endings)
                m_parts.queue.submit(std::move(ending),
                                     [round](const Status& status) { round->end(status); });
            m_parts.queue.submit(
                [now, limits = m_parts.settings.limits.session](Database& database) -> Status {
                    KAZASU_TRY_STATUS(forgetOldSessions(database, now, limits));
                    return forgetOldAttempts(database, now);
                },
                [round](const Status& status) { round->end(status); });
            m_parts.queue.submitFor(
                [now](Database& database) { return nextDeadline(database, now + kLongestWait); },
                [round](Result<Instant> next) {
                    if (next) round->setNext(*next);
                    round->end(next ? Status{} : Status{next.error()});
                });
        });
}

void Expiry::runOnLane() { schedule(Milliseconds{1}); }

void Expiry::stopOnLane() {
    m_isStopped = true;
    if (m_timer) m_parts.timers.cancel(*m_timer);
}

void Expiry::schedule(Milliseconds delay) {
    if (m_isStopped) return;
    m_timer = m_parts.timers.after(delay, [this] {
        const Instant now = m_parts.clock.now();
        tick(now, [this](Result<Instant> next) {
            if (!next) qCWarning(logExpiry) << describe(next.error()).c_str();
            m_parts.lane.post([this, next = std::move(next)] {
                const Milliseconds wait = next ? *next - m_parts.clock.now() : kPauseAfterFailure;
                schedule(std::clamp(wait, Milliseconds{10}, kLongestWait));
            });
        });
    });
}

}  // namespace kazasu::center
