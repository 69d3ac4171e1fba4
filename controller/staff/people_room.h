// PeopleRoom: everything that a window may ask about people at this register, on the till's executor. Joins
// who is signed in with the sale that lies on the counter, and keeps the list behind its right.
#pragma once

#include "controller/staff/staff_office.h"
#include "controller/till/till_desk.h"

namespace kazasu::controller {

struct PeopleDoors {
    Database& database;
    Clock& clock;
    StaffDesk& people;
    TillDesk& desk;
    api::PeopleObserver& observer;
};

class PeopleRoom {
public:
    using Answer = api::People::Answer;
    explicit PeopleRoom(PeopleDoors doors);
    ~PeopleRoom();
    PeopleRoom(const PeopleRoom&) = delete;
    PeopleRoom& operator=(const PeopleRoom&) = delete;

    void tellAll();
    [[nodiscard]] Status signIn(int number, std::string_view pin);
    void signOut();
    void lock() { m_doors.people.lock(); }
    [[nodiscard]] Status grant(int number, std::string_view pin, const std::string& reason);
    void refuseGrant() { m_doors.people.refuseGrant(); }

    [[nodiscard]] std::vector<api::StaffView> listStaff();
    void addStaff(const api::StaffView& person, const std::string& pin, const Answer& answer);
    void setPin(int number, const std::string& pin, const Answer& answer);
    void removeStaff(int number, const Answer& answer);
    [[nodiscard]] std::vector<api::ExceptionView> findExceptions();

private:
    using Change = std::function<Status(StaffOffice&)>;
    void changeStaff(const std::string& subject, const Change& change, const Answer& answer);
    [[nodiscard]] bool mayLook(Right right);

    PeopleDoors m_doors;
};

}  // namespace kazasu::controller
