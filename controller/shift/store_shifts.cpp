#include "controller/shift/store_shifts.h"

namespace kazasu::controller {

void StoreShifts::attach(ShiftDesk* desk) {
    m_desk = desk;
    if (desk != nullptr) desk->setObserver(this);
}

void StoreShifts::post(std::function<void(ShiftDesk&)> command) {
    m_executor.post([this, command = std::move(command)] {
        if (m_desk != nullptr) command(*m_desk);
    });
}

void StoreShifts::setObserver(api::ShiftObserver* observer) {
    m_slot.set(observer);
    if (observer != nullptr) post([](ShiftDesk& desk) { desk.tell(); });
}

void StoreShifts::shiftChanged(const api::ShiftView& shift) {
    m_slot.tell(&api::ShiftObserver::shiftChanged, shift);
}

void StoreShifts::reportMade(const ShiftReport& report, bool isReprint) {
    m_slot.tell(&api::ShiftObserver::reportMade, report, isReprint);
}

void StoreShifts::openShift(CashCount floatCount) {
    post([floatCount = std::move(floatCount)](ShiftDesk& desk) { desk.openShift(floatCount); });
}

void StoreShifts::cashIn(Money amount, std::string reason) {
    post([amount, reason = std::move(reason)](ShiftDesk& desk) {
        desk.moveCash(CashDirection::In, amount, reason);
    });
}

void StoreShifts::cashOut(Money amount, std::string reason) {
    post([amount, reason = std::move(reason)](ShiftDesk& desk) {
        desk.moveCash(CashDirection::Out, amount, reason);
    });
}

void StoreShifts::countCash(CashCount counted) {
    post([counted = std::move(counted)](ShiftDesk& desk) { desk.countCash(counted); });
}

void StoreShifts::openDrawer(bool toCount) {
    post([toCount](ShiftDesk& desk) { desk.openDrawer(toCount); });
}

void StoreShifts::closeShift(ShiftLeft acknowledged) {
    post([acknowledged](ShiftDesk& desk) { desk.closeShift(acknowledged); });
}

void StoreShifts::makeX(bool isPrinted) {
    post([isPrinted](ShiftDesk& desk) { desk.makeX(isPrinted); });
}

void StoreShifts::reprintZ(std::int64_t number) {
    post([number](ShiftDesk& desk) { desk.reprintZ(number); });
}

void StoreShifts::holdSale() {
    post([](ShiftDesk& desk) { desk.holdSale(); });
}

void StoreShifts::resumeSale(SaleId id) {
    post([id](ShiftDesk& desk) { desk.resumeSale(id); });
}

}  // namespace kazasu::controller
