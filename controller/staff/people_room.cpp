#include "controller/staff/people_room.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"
#include "controller/staff/pin_tries.h"

namespace kazasu::controller {
namespace {

constexpr Milliseconds kReportedDays = std::chrono::hours{24 * 31};
constexpr const char* kTrainingSubject = "training";

}  // namespace

PeopleRoom::PeopleRoom(PeopleDoors doors)
    : m_doors(std::move(doors)), m_till(m_doors.desk.doors()), m_people(m_till.people) {
    m_people.onChange([this] { tellAll(); });
    m_people.mayLock([this] { return !desk().isChecking(); });
}

PeopleRoom::~PeopleRoom() {
    m_people.onChange(nullptr);
    m_people.mayLock(nullptr);
    if (m_training) m_people.train(nullptr);
}

void PeopleRoom::tellAll() { m_doors.observer.peopleChanged(m_people.view()); }

Status PeopleRoom::signIn(int number, std::string_view pin) {
    KAZASU_TRY_STATUS(m_people.signIn(number, pin));
    desk().takeOver();
    return {};
}

bool PeopleRoom::mayLook(Right right) {
    return m_people.require(right, std::string(nameOf(right)), nullptr).isOk();
}

std::vector<api::StaffView> PeopleRoom::listStaff() {
    std::vector<api::StaffView> views;
    if (!mayLook(Right::ManageStaff)) return views;
    const auto people = readSurely(m_till.database, [this] { return StaffStore(m_till.database).list(); });
    if (!people) return views;
    const PinTries tries(m_till.database, m_till.clock);
    for (const auto& person : *people) {
        const auto locked = tries.isLocked(person.number);
        views.push_back({person.number, person.name, person.reading, person.role, locked && *locked});
    }
    return views;
}

std::vector<api::ExceptionView> PeopleRoom::findExceptions() {
    if (!mayLook(Right::ReportExceptions)) return {};
    const Instant now = m_till.clock.now();
    auto report = readSurely(m_till.database, [&] {
        return exceptionReport(m_till.database, businessDayAt(now - kReportedDays).toString(),
                               businessDayAt(now).toString());
    });
    if (!report) return {};
    return *std::move(report);
}

/// The first person may be named by anybody: until then everything is allowed to everybody anyway.
Status PeopleRoom::changeStaff(int number, const std::function<Status(StaffOffice&)>& change) {
    if (m_training) return Error{ErrorCode::TrainingOnly, "the list of people"};
    // Not repeated by itself when it is granted: a PIN is not kept waiting for that.
    KAZASU_TRY(const auto permit,
               m_people.require(Right::ManageStaff, "staff " + std::to_string(number), nullptr));
    m_people.touch();
    StaffOffice office(m_till.database, m_till.clock, permit.by);
    const Status changed = change(office);
    const Status looked = m_people.lookAgain();  // also after a failure: it may have got through
    return changed ? looked : changed;
}

Status PeopleRoom::addStaff(const api::StaffView& person, std::string_view pin) {
    return changeStaff(person.number, [&](StaffOffice& office) {
        return office.add({person.number, person.name, person.reading, person.role}, pin);
    });
}

Status PeopleRoom::setPin(int number, std::string_view pin) {
    return changeStaff(number, [&](StaffOffice& office) { return office.setPin(number, pin); });
}

Status PeopleRoom::removeStaff(int number) {
    return changeStaff(number, [number](StaffOffice& office) { return office.remove(number); });
}

/// What was granted is done without anybody who waits for the answer: the cashier hears of what went wrong.
void PeopleRoom::again(Status (PeopleRoom::*action)()) {
    if (const auto done = (this->*action)(); !done)
        m_doors.window.noticeRaised({done.error(), kTrainingSubject});
}

Status PeopleRoom::noteTraining(std::string_view kind, const Permit& permit) {
    const Json content = withPermit(Json::object().set("register", m_till.settings.registerNumber), permit);
    return m_note.write(m_till.database, kind, content, m_till.clock.now());
}

Status PeopleRoom::enterTraining() {
    if (m_training) return {};
    if (m_doors.desk.isChecking()) return Error{ErrorCode::SaleTenderInProgress, "a code is being checked"};
    KAZASU_TRY(const auto permit, m_people.require(Right::EnterTraining, kTrainingSubject,
                                                   [this] { again(&PeopleRoom::enterTraining); }));
    KAZASU_TRY(auto room, TrainingRoom::open(m_till, m_doors.trainingFolder, m_doors.transport,
                                             m_doors.executor, m_doors.window));
    KAZASU_TRY_STATUS(noteTraining(kTrainingBeganEntry, permit));
    m_doors.deskGate.observe(nullptr);
    m_training = std::move(room);
    m_people.train(&m_training->database());
    m_doors.attach(m_training->desk());
    return m_training->start();
}

Status PeopleRoom::leaveTraining() {
    if (!m_training) return {};
    KAZASU_TRY(const auto permit, m_people.require(Right::LeaveTraining, kTrainingSubject,
                                                   [this] { again(&PeopleRoom::leaveTraining); }));
    KAZASU_TRY_STATUS(noteTraining(kTrainingEndedEntry, permit));
    m_doors.attach(m_doors.desk);
    m_people.train(nullptr);
    m_training.reset();
    m_doors.deskGate.observe(&m_doors.window);
    m_doors.desk.takeOver();
    m_doors.desk.tellAll();
    return {};
}

}  // namespace kazasu::controller
