// StaffStore: the shop's people as rows of its database. The first one is a manager, and one manager always
// stays, so that somebody can set a forgotten PIN.
#pragma once

#include "controller/staff/rights.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

inline constexpr int kMaxStaffNumber = 999'999;
inline constexpr std::size_t kMaxStaff = 1000;  // more than any shop; bounds the list

struct StaffMember {
    int number = 0;
    std::string name;
    std::string reading;
    Role role = Role::Cashier;
};

class StaffStore {
public:
    explicit StaffStore(Database& database) : m_database(database) {}

    /// Those not removed, by number.
    [[nodiscard]] Result<std::vector<StaffMember>> list() const;
    [[nodiscard]] Result<std::optional<StaffMember>> find(int number) const;
    [[nodiscard]] Result<bool> isEmpty() const;
    /// Argon2id text of a person's PIN; none when nobody has this number.
    [[nodiscard]] Result<std::optional<std::string>> pinHash(int number) const;

    /// These run inside the caller's transaction. InvalidArgument for a number or name that cannot be,
    /// StaffNumberTaken also by somebody who was removed, LastManager when the first one is none.
    [[nodiscard]] Status add(const StaffMember& person, const std::string& pinHash);
    [[nodiscard]] Status setPinHash(int number, const std::string& pinHash);
    [[nodiscard]] Status remove(int number);

private:
    [[nodiscard]] Result<bool> isTaken(int number) const;

    Database& m_database;
};

}  // namespace kazasu::controller
