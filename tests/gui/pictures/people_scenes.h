// Who stands at the till, in pictures: signed out, locked, asking for another one's PIN, the list of people.
#pragma once

#include "app/cashier_window.h"
#include "tests/support/scripted_people.h"

namespace kazasu::test {

void playSignIn(ScriptedPeople& people, app::CashierWindow& window);
void playLocked(ScriptedPeople& people, app::CashierWindow& window);
void playGrant(ScriptedPeople& people, app::CashierWindow& window);
void playPeople(ScriptedPeople& people, app::CashierWindow& window);
void playNobodyNamed(ScriptedPeople& people, app::CashierWindow& window);
void playExceptions(ScriptedPeople& people, app::CashierWindow& window);
void playTraining(ScriptedPeople& people, app::CashierWindow& window);

}  // namespace kazasu::test
