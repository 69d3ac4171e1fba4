#include "center/keys/key_watch.h"

#include "center/handover/handover.h"
#include "center/keys/root_desk.h"

#include <QLoggingCategory>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logKeys, "kazasu.center.keys")

constexpr Milliseconds kWarnAgain = std::chrono::hours{24};

}  // namespace

std::string keyWarning(const KeysAtWork& keys, Milliseconds codeLifetime, Instant now) {
    const KeyList& list = keys.list;
    const std::string serial = "key list " + std::to_string(list.serial);
    if (keys.keyFor(now, now + codeLifetime) == nullptr)
        return serial + " has no key that can sign now: no code is made until another list is installed";
    if (keys.keyFor(now, now + longestLifetime(codeLifetime)) == nullptr)
        return serial + " has no key that can sign codes for other members now: install another list";
    if (list.validUntil <= now) return serial + " ended at " + toRfc3339(list.validUntil) + ": sign the next";
    const Instant due = nextSigningDue(list);
    if (now < due) return {};
    return serial + ": the next one is due since " + toRfc3339(due) + " (keys request, keys sign)";
}

void KeyWatch::runOnLane() {
    if (m_renewal) look();
}

void KeyWatch::stopOnLane() {
    m_isStopped = true;
    if (m_timer) m_parts.timers.cancel(*m_timer);
}

void KeyWatch::look() {
    if (m_isStopped) return;
    const Instant now = m_parts.clock.now();
    m_parts.queue.submitFor([this, now](Database& database) { return m_renewal(database, now); },
                            [this, now](Result<StandingList> list) {
                                if (list) m_parts.keys.adopt(*list);
                                if (!list)
                                    qCWarning(logKeys, "not renewed: %s", describe(list.error()).c_str());
                                m_parts.lane.post([this, now] {
                                    if (m_isStopped) return;
                                    warn(now);
                                    m_timer = m_parts.timers.after(kInterval, [this] { look(); });
                                });
                            });
}

void KeyWatch::warn(Instant now) {
    const std::string words = keyWarning(*m_parts.keys.now(), m_parts.settings.codeLifetime, now);
    const bool isSaidLately = m_warnedAt && now >= *m_warnedAt && now - *m_warnedAt < kWarnAgain;
    if (words.empty() || isSaidLately) return;
    m_warnedAt = now;
    qCWarning(logKeys, "%s", words.c_str());
}

}  // namespace kazasu::center
