#include "center/device/device_history.h"

namespace kazasu::center {

DeviceHistory::Verdict DeviceHistory::take(const RequestOrigin& origin, Milliseconds now) {
    if (origin.machine != m_machine) return {"the key is used on another machine than it was made on", false};
    if (origin.boot > m_boot) return takeNewRun(origin, now);
    if (origin.boot == m_boot && origin.run == m_run) {
        if (isRepeatedByAnother(origin)) return {"two programs sent the same request number", false};
        return {};
    }
    const bool isLate = m_newRunAt && now - *m_newRunAt < kLateRequests && origin.run == m_formerRun;
    if (isLate) return {};
    return {"two programs run from the same state", false};
}

DeviceHistory::Verdict DeviceHistory::takeNewRun(const RequestOrigin& origin, Milliseconds now) {
    m_formerRun = std::exchange(m_run, origin.run);
    m_boot = origin.boot;
    m_newRunAt = now;
    m_nonces.clear();
    m_nonces.emplace(origin.number, origin.nonce);
    return {{}, true};
}

/// The transport may send one request twice; then the nonce is the same too.
bool DeviceHistory::isRepeatedByAnother(const RequestOrigin& origin) {
    const auto [found, isNew] = m_nonces.emplace(origin.number, origin.nonce);
    if (!isNew) return found->second != origin.nonce;
    if (m_nonces.size() > kRememberedRequests) m_nonces.erase(m_nonces.begin());
    return false;
}

}  // namespace kazasu::center
