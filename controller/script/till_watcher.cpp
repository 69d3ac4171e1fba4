#include "controller/script/till_watcher.h"

namespace kazasu::controller {

TillWatcher::Seen TillWatcher::seen() const {
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

bool TillWatcher::waitFor(const std::function<bool(const Seen&)>& isSo, Milliseconds limit) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return isSo(m_seen); });
}

std::vector<api::NoticeView> TillWatcher::takeNotices() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_seen.notices, {});
}

void TillWatcher::change(const std::function<void(Seen&)>& how) {
    {
        const std::lock_guard lock(m_mutex);
        how(m_seen);
    }
    m_changed.notify_all();
}

void TillWatcher::saleChanged(const api::SaleView& sale) {
    change([&](Seen& seen) { seen.sale = sale; });
}

void TillWatcher::settlementChanged(const api::SettlementView& settlement) {
    change([&](Seen& seen) { seen.settlement = settlement; });
}

void TillWatcher::saleCompleted(const api::CompletedView& completed) {
    change([&](Seen& seen) { seen.lastCompleted = completed; });
}

void TillWatcher::statusChanged(const api::StatusView& status) {
    change([&](Seen& seen) { seen.status = status; });
}

void TillWatcher::noticeRaised(const api::NoticeView& notice) {
    change([&](Seen& seen) {
        if (seen.notices.size() == kMaxNotices) seen.notices.erase(seen.notices.begin());
        seen.notices.push_back(notice);
    });
}

}  // namespace kazasu::controller
