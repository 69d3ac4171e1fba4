#include "controller/center_link/center_watch.h"

#include "controller/center_link/limits.h"
#include "controller/sales_file/durably.h"

namespace kazasu::controller {

CenterWatch::CenterWatch(Database& database, CenterClient& center, Timers& timers, Clock& clock)
    : m_database(database), m_center(center), m_timers(timers), m_clock(clock) {}

CenterWatch::~CenterWatch() { m_timers.cancel(m_timer); }

Status CenterWatch::start() {
    KAZASU_TRY(m_knowledge, readSurely(m_database, [this] { return KeyCache(m_database).load(); }));
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
    m_timer = m_timers.after(keys ? kKeyRefresh : kKeyRetry, [this] { refresh(); });
    if (!keys) return;
    // Keys that cannot be written are used all the same: they only serve this run.
    static_cast<void>(KeyCache(m_database).replace(*keys, m_clock.now()));
    CenterKnowledge known{keys->issuer,  keys->shop,          keys->shopName,
                          m_clock.now(), KeyRing(keys->keys), issuersOf(keys->issuer, keys->keys)};
    m_knowledge = std::move(known);
    if (m_listener) m_listener();
}

std::span<const IssuerId> CenterWatch::issuers() const {
    if (!m_knowledge) return {};
    return m_knowledge->issuers;
}

}  // namespace kazasu::controller
