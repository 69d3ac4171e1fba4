// PeopleRoom: everything that a window may ask about people at this register, on the till's executor. Joins
// who is signed in with the sale that lies on the counter, keeps the list of people behind its right, and
// puts a training in front of the real till.
#pragma once

#include "controller/staff/staff_office.h"
#include "controller/till/observer_gate.h"
#include "controller/till/training_room.h"

namespace kazasu::controller {

inline constexpr std::string_view kTrainingBeganEntry = "training_began";
inline constexpr std::string_view kTrainingEndedEntry = "training_ended";

struct PeopleDoors {
    TillDesk& desk;
    ObserverGate& deskGate;  // what the real till tells goes through here
    api::TillObserver& window;
    api::PeopleObserver& observer;
    HttpTransport& transport;
    Executor& executor;
    std::string trainingFolder;
    std::function<void(TillDesk&)> attach;  // commands go there from now on
};

class PeopleRoom {
public:
    explicit PeopleRoom(PeopleDoors doors);
    ~PeopleRoom();
    PeopleRoom(const PeopleRoom&) = delete;
    PeopleRoom& operator=(const PeopleRoom&) = delete;

    void tellAll();
    [[nodiscard]] Status signIn(int number, std::string_view pin);
    void signOut() { m_people.signOut(); }
    void lock() { m_people.lock(); }
    [[nodiscard]] Status grant(int number, std::string_view pin, const std::string& reason) {
        return m_people.grant(number, pin, reason);
    }
    void refuseGrant() { m_people.refuseGrant(); }

    [[nodiscard]] std::vector<api::StaffView> listStaff();
    [[nodiscard]] Status addStaff(const api::StaffView& person, std::string_view pin);
    [[nodiscard]] Status setPin(int number, std::string_view pin);
    [[nodiscard]] Status removeStaff(int number);
    [[nodiscard]] std::vector<api::ExceptionView> findExceptions();

    [[nodiscard]] Status enterTraining();
    [[nodiscard]] Status leaveTraining();

private:
    [[nodiscard]] TillDesk& desk() { return m_training ? m_training->desk() : m_doors.desk; }
    [[nodiscard]] Status changeStaff(int number, const std::function<Status(StaffOffice&)>& change);
    [[nodiscard]] bool mayLook(Right right);
    [[nodiscard]] Status noteTraining(std::string_view kind, const Permit& permit);
    void again(Status (PeopleRoom::*action)());

    PeopleDoors m_doors;
    const TillDoors& m_till;
    StaffDesk& m_people;
    std::unique_ptr<TrainingRoom> m_training;
    JournalNote m_note;
};

}  // namespace kazasu::controller
