// StoreShifts: a register's shift as windows and scripts see it. Every command is posted to the controller's
// executor and answered through the observer.
#pragma once

#include "controller/shift/shift_desk.h"
#include "controller/till/observer_slot.h"
#include "core/executor.h"

namespace kazasu::controller {

class StoreShifts final : public api::Shifts, private api::ShiftObserver {
public:
    explicit StoreShifts(Executor& executor) : m_executor(executor) {}

    /// The desk that commands go to; null before it is open and after it has closed. On the executor only.
    void attach(ShiftDesk* desk);

    void setObserver(api::ShiftObserver* observer) override;
    void openShift(CashCount floatCount) override;
    void cashIn(Money amount, std::string reason) override;
    void cashOut(Money amount, std::string reason) override;
    void countCash(CashCount counted) override;
    void openDrawer(bool toCount) override;
    void closeShift(ShiftLeft acknowledged) override;
    void makeX(bool isPrinted) override;
    void reprintZ(std::int64_t number) override;
    void holdSale() override;
    void resumeSale(SaleId id) override;

private:
    void shiftChanged(const api::ShiftView& shift) override;
    void reportMade(const ShiftReport& report, bool isReprint) override;
    void post(std::function<void(ShiftDesk&)> command);

    Executor& m_executor;
    ShiftDesk* m_desk = nullptr;
    ObserverSlot<api::ShiftObserver> m_slot;
};

}  // namespace kazasu::controller
