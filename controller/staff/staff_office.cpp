#include "controller/staff/staff_office.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/staff/pin_rules.h"
#include "controller/staff/pin_tries.h"
#include "platform/crypto/crypto.h"

#include <utility>

namespace kazasu::controller {

Status StaffOffice::add(const StaffMember& person, std::string_view pin) {
    KAZASU_TRY_STATUS(checkPinStrength(pin, person.role, person.number));
    KAZASU_TRY(const auto hash, hashPassword(pin));
    return durably(m_database, [&]() -> Status {
        StaffStore store(m_database);
        // An earlier try may have got through although its answer was lost.
        KAZASU_TRY(const auto stored, store.pinHash(person.number));
        if (stored && *stored == hash) return {};
        KAZASU_TRY_STATUS(store.add(person, hash));
        KAZASU_TRY_STATUS(PinTries(m_database, m_clock)
                              .forgive(person.number));  // what was tried while nobody had this number
        return note("staff_added", person.number,
                    Json::object().set("name", person.name).set("role", nameOf(person.role)));
    });
}

Status StaffOffice::setPin(int number, std::string_view pin) {
    StaffStore store(m_database);
    KAZASU_TRY(const auto person, readSurely(m_database, [&] { return store.find(number); }));
    if (!person) return Error{ErrorCode::StaffUnknown, std::to_string(number)};
    KAZASU_TRY_STATUS(checkPinStrength(pin, person->role, number));
    KAZASU_TRY(const auto hash, hashPassword(pin));
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY(const auto stored, store.pinHash(number));
        if (stored && *stored == hash) return {};  // as in add
        KAZASU_TRY_STATUS(store.setPinHash(number, hash));
        KAZASU_TRY_STATUS(PinTries(m_database, m_clock).forgive(number));
        return note("pin_set", number, Json::object());
    });
}

Status StaffOffice::remove(int number) {
    bool isTriedAgain = false;
    return durably(m_database, [&]() -> Status {
        StaffStore store(m_database);
        KAZASU_TRY(const auto person, store.find(number));
        if (std::exchange(isTriedAgain, true) && !person) return {};  // the first try got through
        KAZASU_TRY_STATUS(store.remove(number));
        return note("staff_removed", number, Json::object());
    });
}

Status StaffOffice::note(std::string_view kind, int number, Json content) {
    content.set("number", number).set("staff", m_by.number);
    return Journal(m_database).append(kind, m_clock.now(), content);
}

}  // namespace kazasu::controller
