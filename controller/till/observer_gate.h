// ObserverGate: hands on what the till tells to whoever observes it just now. When observe() has returned,
// the observer before is not called any more.
#pragma once

#include "controller/api/till.h"

#include <mutex>

namespace kazasu::controller {

class ObserverGate final : public api::TillObserver {
public:
    void observe(api::TillObserver* observer) {
        const std::lock_guard lock(m_mutex);
        m_observer = observer;
    }

    void saleChanged(const api::SaleView& sale) override {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) m_observer->saleChanged(sale);
    }
    void settlementChanged(const api::SettlementView& settlement) override {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) m_observer->settlementChanged(settlement);
    }
    void saleCompleted(const api::CompletedView& completed) override {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) m_observer->saleCompleted(completed);
    }
    void statusChanged(const api::StatusView& status) override {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) m_observer->statusChanged(status);
    }
    void noticeRaised(const api::NoticeView& notice) override {
        const std::lock_guard lock(m_mutex);
        if (m_observer != nullptr) m_observer->noticeRaised(notice);
    }

private:
    std::recursive_mutex m_mutex;  // an observer may take itself off from inside a call
    api::TillObserver* m_observer = nullptr;
};

}  // namespace kazasu::controller
