// PinGuard: whether a PIN is right, without a way to try them all. A try is counted, durably, before it is
// looked at, so that pulling the plug gains nothing; a number that nobody has costs the same work.
#pragma once

#include "controller/staff/pin_tries.h"
#include "controller/staff/staff_store.h"
#include "core/random.h"

namespace kazasu::controller {

class PinGuard {
public:
    /// Compares a PIN with its hash: isPasswordOf, but in tests that count how often.
    using Check = std::function<bool(std::string_view hash, std::string_view pin)>;
    PinGuard(Database& database, Clock& clock, Random& random, Check check)
        : m_database(database), m_random(random), m_check(std::move(check)), m_tries(database, clock) {}

    /// PinInvalid for a wrong PIN and, after the same work, for a number that nobody has; PinLocked from the
    /// eleventh try on, even with the right PIN.
    [[nodiscard]] Result<StaffMember> identify(int staffNumber, std::string_view pin, int registerNumber);

private:
    Database& m_database;
    Random& m_random;
    Check m_check;
    PinTries m_tries;
    std::string m_decoy;  // the hash that an unknown number is compared with
};

}  // namespace kazasu::controller
