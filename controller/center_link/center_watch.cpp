#include "controller/center_link/center_watch.h"

#include "controller/center_link/limits.h"
#include "controller/sales_file/durably.h"

namespace kazasu::controller {

CenterWatch::CenterWatch(Database& database, CenterClient& center, Timers& timers, Clock& clock,
                         Random& random, const SignatureVerifier& verifier)
    : m_database(database),
      m_center(center),
      m_timers(timers),
      m_clock(clock),
      m_random(random),
      m_cache(database, verifier, center.root()) {}

CenterWatch::~CenterWatch() { m_timers.cancel(m_timer); }

Status CenterWatch::start() {
    KAZASU_TRY(m_link, LinkStateStore(m_database).load(m_clock, m_random));
    m_silentSince = m_clock.monotonic();
    KAZASU_TRY(m_knowledge, readSurely(m_database, [this] { return m_cache.load(); }));
    refresh();
    return {};
}

void CenterWatch::refresh() {
    if (m_isAsking) return;
    m_isAsking = true;
    m_timers.cancel(m_timer);
    m_center.fetchKeys([this](const Result<CenterKeys>& keys) { received(keys); });
}

void CenterWatch::received(const Result<CenterKeys>& keys) {
    m_isAsking = false;
    if (keys) {
        take(*keys);
    } else {
        noteSilence();
    }
    // A list that could not be kept would be forgotten in a restart, and what it revoked with it.
    const bool isDone = keys && m_cache.isKept();
    m_timer = m_timers.after(isDone ? kKeyRefresh : kKeyRetry, [this] { refresh(); });
    if (m_asked) m_asked();
}

void CenterWatch::take(const CenterKeys& keys) {
    auto known = m_cache.take(keys, m_knowledge, m_clock.now());
    if (!known) {
        if (m_refused) m_refused(known.error());
        return;
    }
    m_knowledge = *std::move(known);
    m_announced = m_knowledge->list.serial;
    if (m_listener) m_listener();
}

void CenterWatch::announced(std::int64_t serial) {
    const std::int64_t known = m_knowledge ? m_knowledge->list.serial : 0;
    if (serial <= std::max(known, m_announced)) return;
    m_announced = serial;
    refresh();
}

void CenterWatch::heard(Instant centerTime) {
    const Instant now = m_clock.now();
    m_link.heardAt = now;
    m_link.skew = centerTime - now;
    m_link.silent = Milliseconds{0};
    m_silentSince = m_clock.monotonic();
    // A minute more or less does not matter after a restart, a write for every answer would. A clock that was
    // set does matter: forgotten in a restart, codes would be taken offline by it.
    const bool isStoredLately = m_heardStoredAt && now >= *m_heardStoredAt &&
                                now - *m_heardStoredAt < kReportInterval &&
                                std::chrono::abs(m_link.skew - m_skewStored) < kReportInterval;
    if (isStoredLately || !keep(m_link)) return;
    m_heardStoredAt = now;
    m_skewStored = m_link.skew;
}

Status CenterWatch::keep(const LinkState& link) {
    KAZASU_TRY_STATUS(LinkStateStore(m_database).save(link));
    m_link = link;
    return {};
}

void CenterWatch::reached(bool isReached) {
    if (isReached) {
        m_failedAt.reset();
        return;
    }
    const bool isNews = !m_failedAt;
    m_failedAt = m_clock.monotonic();
    if (!isNews || m_isAsking) return;
    m_timers.cancel(m_timer);
    m_timer = m_timers.after(kKeyRetry, [this] { refresh(); });
}

bool CenterWatch::isKnownDown() const { return m_failedAt && m_clock.monotonic() - *m_failedAt < kDownTrust; }

std::optional<Milliseconds> CenterWatch::silence() const {
    if (!m_link.heardAt) return std::nullopt;
    const Milliseconds ran = m_link.silent + (m_clock.monotonic() - m_silentSince);
    return std::max(m_clock.now() - *m_link.heardAt, ran);
}

/// A minute more or less does not matter after a restart.
void CenterWatch::noteSilence() {
    const auto now = silence();
    if (!now || *now - m_link.silent < kReportInterval) return;
    LinkState link = m_link;
    link.silent = *now;
    if (keep(link)) m_silentSince = m_clock.monotonic();
}

std::span<const IssuerId> CenterWatch::issuers() const {
    if (!m_knowledge) return {};
    return m_knowledge->issuers;
}

}  // namespace kazasu::controller
