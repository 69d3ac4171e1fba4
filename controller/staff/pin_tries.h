// PinTries: wrong PINs, counted for each person and for each register. Ten lock a person, or a register, for
// half an hour or until a manager sets a new PIN; survives restarts (docs/security.md, row 20; PCI
// DSS 8.3.4).
#pragma once

#include "core/time.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

inline constexpr int kMaxWrongPins = 10;
inline constexpr Milliseconds kPinLock = std::chrono::minutes{30};
inline constexpr std::string_view kPinLockedEntry = "pin_locked";  // in the journal

class PinTries {
public:
    PinTries(Database& database, Clock& clock) : m_database(database), m_clock(clock) {}

    /// PinLocked, naming whether it is the person or the register.
    [[nodiscard]] Status checkNotLocked(int staffNumber, int registerNumber) const;
    [[nodiscard]] Result<bool> isLocked(int staffNumber) const;

    /// These run inside the caller's transaction. A number that nobody has is counted like any other.
    /// `locked`: what this try locks, should it be a wrong one too.
    [[nodiscard]] Status count(int staffNumber, int registerNumber, std::vector<std::string>& locked);
    /// To be called before checkNotLocked().
    [[nodiscard]] Status shortenLocks();
    /// The journal entry of a lock.
    [[nodiscard]] Status note(const std::vector<std::string>& locked, int staffNumber, int registerNumber);
    /// Forgets a person's wrong tries, and what they meant for registers.
    [[nodiscard]] Status forgive(int staffNumber);

private:
    [[nodiscard]] Status lockWhatIsTriedOut(std::string_view scope, std::string_view column, int number,
                                            std::vector<std::string>& locked);

    Database& m_database;
    Clock& m_clock;
};

}  // namespace kazasu::controller
