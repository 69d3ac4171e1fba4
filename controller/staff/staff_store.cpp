#include "controller/staff/staff_store.h"

#include "core/sale/sale.h"
#include "core/text/clean_text.h"

namespace kazasu::controller {
namespace {

Result<StaffMember> memberIn(const SqlRow& row) {
    KAZASU_TRY(const Role role, roleOf(row.text(3)));
    return StaffMember{static_cast<int>(row.number(0)), row.text(1), row.text(2), role};
}

Status checkMember(const StaffMember& person) {
    if (person.number < 1 || person.number > kMaxStaffNumber)
        return Error{ErrorCode::InvalidArgument, "a staff number is 1 to " + std::to_string(kMaxStaffNumber)};
    // A sale carries the name: the same bound as there.
    if (person.name.empty()) return Error{ErrorCode::InvalidArgument, "a name is not empty"};
    KAZASU_TRY_STATUS(cleanText(person.name, Sale::kMaxTextBytes));
    KAZASU_TRY_STATUS(cleanText(person.reading, Sale::kMaxTextBytes));
    return {};
}

Error unknown(int number) { return {ErrorCode::StaffUnknown, std::to_string(number)}; }

}  // namespace

Result<std::vector<StaffMember>> StaffStore::list() const {
    KAZASU_TRY(const auto found, m_database.run("SELECT number, name, reading, role FROM staff"
                                                " WHERE is_removed = 0 ORDER BY number LIMIT ?",
                                                {static_cast<std::int64_t>(kMaxStaff)}));
    std::vector<StaffMember> people;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto person, memberIn(row));
        people.push_back(std::move(person));
    }
    return people;
}

Result<std::optional<StaffMember>> StaffStore::find(int number) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT number, name, reading, role FROM staff"
                                                " WHERE number = ? AND is_removed = 0",
                                                {std::int64_t{number}}));
    if (found.rows.empty()) return std::optional<StaffMember>{};
    KAZASU_TRY(auto person, memberIn(found.rows[0]));
    return std::optional{std::move(person)};
}

Result<bool> StaffStore::isEmpty() const {
    KAZASU_TRY(const auto found, m_database.run("SELECT 1 FROM staff WHERE is_removed = 0 LIMIT 1"));
    return found.rows.empty();
}

Result<std::optional<std::string>> StaffStore::pinHash(int number) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT pin_hash FROM staff WHERE number = ? AND is_removed = 0",
                              {std::int64_t{number}}));
    if (found.rows.empty()) return std::optional<std::string>{};
    return std::optional{found.rows[0].text(0)};
}

Result<bool> StaffStore::isTaken(int number) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT 1 FROM staff WHERE number = ?", {std::int64_t{number}}));
    return !found.rows.empty();
}

Status StaffStore::add(const StaffMember& person, const std::string& pinHash) {
    KAZASU_TRY_STATUS(checkMember(person));
    KAZASU_TRY(const bool taken, isTaken(person.number));
    if (taken) return Error{ErrorCode::StaffNumberTaken, std::to_string(person.number)};
    KAZASU_TRY(const auto people, list());
    if (people.empty() && person.role != Role::Manager)
        return Error{ErrorCode::LastManager, "the first person must be a manager"};
    if (people.size() >= kMaxStaff) return Error{ErrorCode::TooLong, "the shop's list of people is full"};
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO staff (number, name, reading, role, pin_hash) VALUES (?, ?, ?, ?, ?)",
                       {std::int64_t{person.number}, person.name, person.reading,
                        std::string(nameOf(person.role)), pinHash}));
    return {};
}

Status StaffStore::setPinHash(int number, const std::string& pinHash) {
    KAZASU_TRY(const auto changed,
               m_database.run("UPDATE staff SET pin_hash = ? WHERE number = ? AND is_removed = 0",
                              {pinHash, std::int64_t{number}}));
    if (changed.changedRows == 0) return unknown(number);
    return {};
}

Status StaffStore::remove(int number) {
    KAZASU_TRY(const auto person, find(number));
    if (!person) return unknown(number);
    KAZASU_TRY(const auto others, m_database.run("SELECT 1 FROM staff WHERE role = 'manager' AND number <> ?"
                                                 " AND is_removed = 0 LIMIT 1",
                                                 {std::int64_t{number}}));
    if (others.rows.empty()) return Error{ErrorCode::LastManager, std::to_string(number)};
    KAZASU_TRY_STATUS(m_database.run("UPDATE staff SET is_removed = 1, pin_hash = '' WHERE number = ?",
                                     {std::int64_t{number}}));
    return {};
}

}  // namespace kazasu::controller
