// The states of the cashier's window that are looked at in pictures.
#pragma once

#include "app/cashier_window.h"
#include "tests/support/scripted_people.h"
#include "tests/support/scripted_till.h"

#include <span>

namespace kazasu::test {

/// Played one after the other on a window that shows an empty sale.
struct CashierScene {
    const char* name;
    void (*play)(ScriptedTill& till, app::CashierWindow& window);
    void (*playPeople)(ScriptedPeople& people, app::CashierWindow& window) = nullptr;
};

std::span<const CashierScene> cashierScenes();

}  // namespace kazasu::test
