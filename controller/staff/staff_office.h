// StaffOffice: changes to the shop's list of people, each in one transaction with its journal entry. Who may
// ask for them is decided before: the right to manage staff at a till, access to the file on the command
// line.
#pragma once

#include "controller/staff/staff_store.h"
#include "core/json.h"
#include "core/time.h"

namespace kazasu::controller {

class StaffOffice {
public:
    StaffOffice(Database& database, Clock& clock, Actor by)
        : m_database(database), m_clock(clock), m_by(std::move(by)) {}

    /// PinWeak, and the errors of StaffStore::add.
    [[nodiscard]] Status add(const StaffMember& person, std::string_view pin);
    /// Ends a lock of that person. StaffUnknown, PinWeak.
    [[nodiscard]] Status setPin(int number, std::string_view pin);
    /// StaffUnknown, LastManager.
    [[nodiscard]] Status remove(int number);

private:
    [[nodiscard]] Status note(std::string_view kind, int number, Json content);

    Database& m_database;
    Clock& m_clock;
    Actor m_by;
};

}  // namespace kazasu::controller
