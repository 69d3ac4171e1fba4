#include "controller/staff/people_room.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"
#include "controller/staff/pin_tries.h"

namespace kazasu::controller {
namespace {

constexpr Milliseconds kReportedDays = std::chrono::hours{24 * 31};
constexpr const char* kStaffSubject = "staff";

}  // namespace

PeopleRoom::PeopleRoom(PeopleDoors doors) : m_doors(doors) {
    m_doors.people.onChange([this] { tellAll(); });
    m_doors.people.mayLock([this] { return !m_doors.desk.isChecking(); });
}

PeopleRoom::~PeopleRoom() {
    m_doors.people.onChange(nullptr);
    m_doors.people.mayLock(nullptr);
}

void PeopleRoom::tellAll() { m_doors.observer.peopleChanged(m_doors.people.view()); }

Status PeopleRoom::signIn(int number, std::string_view pin) {
    KAZASU_TRY_STATUS(m_doors.people.signIn(number, pin));
    m_doors.desk.takeOver();
    return {};
}

void PeopleRoom::signOut() { m_doors.people.signOut(); }

Status PeopleRoom::grant(int number, std::string_view pin, const std::string& reason) {
    return m_doors.people.grant(number, pin, reason);
}

bool PeopleRoom::mayLook(Right right) { return m_doors.people.require(right, kStaffSubject, nullptr).isOk(); }

std::vector<api::StaffView> PeopleRoom::listStaff() {
    std::vector<api::StaffView> views;
    if (!mayLook(Right::ManageStaff)) return views;
    const auto people = readSurely(m_doors.database, [this] { return StaffStore(m_doors.database).list(); });
    if (!people) return views;
    const PinTries tries(m_doors.database, m_doors.clock);
    for (const auto& person : *people) {
        const auto locked = tries.isLocked(person.number);
        views.push_back({person.number, person.name, person.reading, person.role, locked && *locked});
    }
    return views;
}

std::vector<api::ExceptionView> PeopleRoom::findExceptions() {
    if (!mayLook(Right::ReportExceptions)) return {};
    const Instant now = m_doors.clock.now();
    auto report = readSurely(m_doors.database, [&] {
        return exceptionReport(m_doors.database, businessDayAt(now - kReportedDays).toString(),
                               businessDayAt(now).toString());
    });
    if (!report) return {};
    return *std::move(report);
}

/// The first person may be named by anybody: until then everything is allowed to everybody anyway.
void PeopleRoom::changeStaff(const std::string& subject, const Change& change, const Answer& answer) {
    // Not repeated by itself when it is granted: a PIN is not kept waiting for that.
    const auto permit = m_doors.people.require(Right::ManageStaff, subject, nullptr);
    if (!permit) return answer(permit.error());
    StaffOffice office(m_doors.database, m_doors.clock, permit->by);
    auto changed = change(office);
    if (changed) changed = m_doors.people.lookAgain();
    answer(std::move(changed));
}

void PeopleRoom::addStaff(const api::StaffView& person, const std::string& pin, const Answer& answer) {
    const StaffMember added{person.number, person.name, person.reading, person.role};
    changeStaff(
        "staff " + std::to_string(person.number),
        [added, pin](StaffOffice& office) { return office.add(added, pin); }, answer);
}

void PeopleRoom::setPin(int number, const std::string& pin, const Answer& answer) {
    changeStaff(
        "staff " + std::to_string(number),
        [number, pin](StaffOffice& office) { return office.setPin(number, pin); }, answer);
}

void PeopleRoom::removeStaff(int number, const Answer& answer) {
    changeStaff(
        "staff " + std::to_string(number), [number](StaffOffice& office) { return office.remove(number); },
        answer);
}

}  // namespace kazasu::controller
