// A shop that has named a manager and a cashier.
#pragma once

#include "controller/staff/staff_office.h"
#include "tests/component/controller/test_store.h"

namespace kazasu::test {

inline constexpr const char* kCashierPin = "4071";
inline constexpr const char* kManagerPin = "836027";
inline constexpr int kCashier = 7;
inline constexpr int kManager = 1;

inline void hire(TestStore& store) {
    using controller::Role;
    controller::StaffOffice office(*store.database, store.clock, {});
    KAZASU_CHECK(office.add({kManager, "店長 花子", "テンチョウ ハナコ", Role::Manager}, kManagerPin).isOk());
    KAZASU_CHECK(office.add({kCashier, "佐藤 一", "サトウ ハジメ", Role::Cashier}, kCashierPin).isOk());
    KAZASU_CHECK(store.people->lookAgain().isOk());
}

}  // namespace kazasu::test
