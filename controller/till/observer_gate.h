// ObserverGate: hands on what the till tells to whoever observes it just now.
#pragma once

#include "controller/api/till.h"
#include "controller/till/observer_slot.h"

namespace kazasu::controller {

class ObserverGate final : public api::TillObserver {
public:
    void observe(api::TillObserver* observer) { m_slot.set(observer); }

    void saleChanged(const api::SaleView& sale) override {
        m_slot.tell(&api::TillObserver::saleChanged, sale);
    }
    void settlementChanged(const api::SettlementView& settlement) override {
        m_slot.tell(&api::TillObserver::settlementChanged, settlement);
    }
    void saleCompleted(const api::CompletedView& completed) override {
        m_slot.tell(&api::TillObserver::saleCompleted, completed);
    }
    void statusChanged(const api::StatusView& status) override {
        m_slot.tell(&api::TillObserver::statusChanged, status);
    }
    void noticeRaised(const api::NoticeView& notice) override {
        m_slot.tell(&api::TillObserver::noticeRaised, notice);
    }

private:
    ObserverSlot<api::TillObserver> m_slot;
};

}  // namespace kazasu::controller
