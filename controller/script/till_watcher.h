// TillWatcher: remembers what a till told, for threads that wait until something holds.
#pragma once

#include "controller/api/till.h"
#include "core/time.h"

#include <condition_variable>
#include <mutex>

namespace kazasu::controller {

class TillWatcher final : public api::TillObserver {
public:
    static constexpr std::size_t kMaxNotices = 1000;  // nobody takes them: the oldest go

    struct Seen {
        api::SaleView sale;
        api::SettlementView settlement;
        api::StatusView status;
        std::optional<api::CompletedView> lastCompleted;
        std::vector<api::NoticeView> notices;  // not yet taken
    };

    [[nodiscard]] Seen seen() const;
    /// False when it does not hold after the limit.
    bool waitFor(const std::function<bool(const Seen&)>& isSo, Milliseconds limit) const;
    /// The notices since they were last taken.
    [[nodiscard]] std::vector<api::NoticeView> takeNotices();

    void saleChanged(const api::SaleView& sale) override;
    void settlementChanged(const api::SettlementView& settlement) override;
    void saleCompleted(const api::CompletedView& completed) override;
    void statusChanged(const api::StatusView& status) override;
    void noticeRaised(const api::NoticeView& notice) override;

private:
    void change(const std::function<void(Seen&)>& how);

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Seen m_seen;
};

}  // namespace kazasu::controller
