#include "controller/staff/pin_guard.h"

#include "controller/sales_file/durably.h"
#include "platform/crypto/crypto.h"

namespace kazasu::controller {

Result<StaffMember> PinGuard::identify(int staffNumber, std::string_view pin, int registerNumber) {
    if (m_decoy.empty()) {
        KAZASU_TRY(m_decoy, hashPassword(randomToken(m_random)));
    }
    KAZASU_TRY_STATUS(durably(m_database, [&] { return m_tries.shortenLocks(); }));
    KAZASU_TRY_STATUS(
        readSurely(m_database, [&] { return m_tries.checkNotLocked(staffNumber, registerNumber); }));
    std::vector<std::string> locked;
    KAZASU_TRY_STATUS(
        durably(m_database, [&] { return m_tries.count(staffNumber, registerNumber, locked); }));
    StaffStore store(m_database);
    KAZASU_TRY(const auto person, readSurely(m_database, [&] { return store.find(staffNumber); }));
    KAZASU_TRY(const auto hash, readSurely(m_database, [&] { return store.pinHash(staffNumber); }));
    const bool isSame = m_check(hash.value_or(m_decoy), pin);
    if (!person || !hash || !isSame) {
        if (locked.empty()) return Error{ErrorCode::PinInvalid};
        KAZASU_TRY_STATUS(
            durably(m_database, [&] { return m_tries.note(locked, staffNumber, registerNumber); }));
        return Error{ErrorCode::PinInvalid};
    }
    KAZASU_TRY_STATUS(durably(m_database, [&] { return m_tries.forgive(staffNumber); }));
    return *person;
}

}  // namespace kazasu::controller
