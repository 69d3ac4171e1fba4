// A till whose shift is watched as a window would.
#pragma once

#include "controller/script/shift_commands.h"
#include "tests/component/controller/test_store.h"

namespace kazasu::test {

class RecordingShifts final : public api::ShiftObserver {
public:
    void shiftChanged(const api::ShiftView& shift) override {
        view = shift;
        everything += controller::toJson(shift).dump() + "\n";
    }
    void reportMade(const ShiftReport& report, bool isReprint) override {
        reports.push_back(report);
        wasReprint = isReprint;
    }

    api::ShiftView view;
    std::string everything;  // that was ever told of the shift
    std::vector<ShiftReport> reports;
    bool wasReprint = false;
};

/// A bench that is switched off and on again keeps its ears.
class ShiftStore : public TestStore {
public:
    ShiftStore() { listen(); }

    void restartShift() {
        restart();
        listen();
    }
    void listen() {
        desk->shifts().setObserver(&shift);
        desk->shifts().tell();
    }
    void open(std::int64_t floatYen) {
        desk->shifts().openShift(CashCount::ofSum(Money::yen(floatYen)).value());
        executor.runReady();
    }
    void cashIn(std::int64_t yen, const std::string& reason = "両替") {
        desk->shifts().moveCash(controller::CashDirection::In, Money::yen(yen), reason);
        executor.runReady();
    }
    void cashOut(std::int64_t yen, const std::string& reason = "金庫へ") {
        desk->shifts().moveCash(controller::CashDirection::Out, Money::yen(yen), reason);
        executor.runReady();
    }
    void countSum(std::int64_t yen) {
        desk->shifts().countCash(CashCount::ofSum(Money::yen(yen)).value());
        executor.runReady();
    }
    void close(const ShiftLeft& acknowledged = {}) {
        desk->shifts().closeShift(acknowledged);
        executor.runReady();
    }
    void hold() {
        desk->shifts().holdSale();
        executor.runReady();
    }
    void resume(const SaleId& id) {
        desk->shifts().resumeSale(id);
        executor.runReady();
    }
    void sellForCash(std::int64_t given = 1000) {
        sellTea();
        payCash(given);
    }
    [[nodiscard]] const ShiftReport& z() const { return shift.reports.back(); }

    RecordingShifts shift;
};

}  // namespace kazasu::test
