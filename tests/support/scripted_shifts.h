// Shifts that write down what they were asked and say what the test tells them to. Everything runs on the
// caller's thread.
#pragma once

#include "controller/api/shift.h"

#include <string>
#include <vector>

namespace kazasu::test {

class ScriptedShifts final : public api::Shifts {
public:
    void setObserver(api::ShiftObserver* observer) override {
        m_observer = observer;
        if (observer != nullptr) observer->shiftChanged(view);
    }
    void openShift(CashCount floatCount) override {
        asked.push_back("open " + std::to_string(floatCount.total().minor()));
        lastCount = floatCount;
    }
    void cashIn(Money amount, std::string reason) override {
        asked.push_back("in " + std::to_string(amount.minor()) + " " + reason);
    }
    void cashOut(Money amount, std::string reason) override {
        asked.push_back("out " + std::to_string(amount.minor()) + " " + reason);
    }
    void countCash(CashCount counted) override {
        asked.push_back("count " + std::to_string(counted.total().minor()));
        lastCount = counted;
    }
    void openDrawer(bool toCount) override { asked.emplace_back(toCount ? "drawer to count" : "drawer"); }
    void closeShift(ShiftLeft acknowledged) override {
        asked.emplace_back(acknowledged.isNothing() ? "close" : "close anyway");
    }
    void makeX(bool isPrinted) override { asked.emplace_back(isPrinted ? "print x" : "x"); }
    void reprintZ(std::int64_t number) override { asked.push_back("z " + std::to_string(number)); }
    void holdSale() override { asked.emplace_back("hold"); }
    void resumeSale(SaleId id) override { asked.push_back("resume " + id.toString()); }

    void say(const api::ShiftView& shift) {
        view = shift;
        if (m_observer != nullptr) m_observer->shiftChanged(shift);
    }
    void say(const ShiftReport& report, bool isReprint = false) {
        if (m_observer != nullptr) m_observer->reportMade(report, isReprint);
    }

    std::vector<std::string> asked;
    CashCount lastCount;
    api::ShiftView view;

private:
    api::ShiftObserver* m_observer = nullptr;
};

inline api::ShiftView openShiftView() {
    api::ShiftView shift;
    shift.phase = api::ShiftPhase::Open;
    shift.number = 128;
    shift.openedAt = instantOf({2026, 11, 22, 8, 45, 0}, kJapanOffset);
    shift.floatAmount = Money::yen(30'000);
    shift.movements.push_back({false, Money::yen(10'000), "両替", "", shift.openedAt});
    shift.movements.push_back({true, Money::yen(6'480), "金庫へ", "", shift.openedAt});
    return shift;
}

}  // namespace kazasu::test
