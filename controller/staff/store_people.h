// StorePeople: people as windows see them. Every command is posted to the controller's executor; none waits.
#pragma once

#include "controller/staff/people_room.h"
#include "controller/till/observer_slot.h"
#include "core/executor.h"

namespace kazasu::controller {

/// Hands on to whoever observes just now.
class PeopleGate final : public api::PeopleObserver {
public:
    void observe(api::PeopleObserver* observer) { m_slot.set(observer); }
    void peopleChanged(const api::PeopleView& people) override {
        m_slot.tell(&api::PeopleObserver::peopleChanged, people);
    }

private:
    ObserverSlot<api::PeopleObserver> m_slot;
};

class StorePeople final : public api::People {
public:
    explicit StorePeople(Executor& executor) : m_executor(executor) {}

    [[nodiscard]] api::PeopleObserver& gate() { return m_gate; }
    /// Null before the room is open and after it has closed. On the executor only.
    void attach(PeopleRoom* room) { m_room = room; }

    void setPeopleObserver(api::PeopleObserver* observer) override;
    void signIn(int number, std::string pin, Answer answer) override;
    void signOut() override;
    void lock() override;
    void grant(int number, std::string pin, std::string reason, Answer answer) override;
    void refuseGrant() override;
    void listStaff(std::function<void(std::vector<api::StaffView>)> answer) override;
    void addStaff(api::StaffView person, std::string pin, Answer answer) override;
    void setPin(int number, std::string pin, Answer answer) override;
    void removeStaff(int number, Answer answer) override;
    void findExceptions(std::function<void(std::vector<api::ExceptionView>)> answer) override;
    void enterTraining(Answer answer) override;
    void leaveTraining(Answer answer) override;

private:
    void post(std::function<void(PeopleRoom&)> command);
    void ask(std::function<Status(PeopleRoom&)> command, Answer answer);

    Executor& m_executor;
    PeopleGate m_gate;
    PeopleRoom* m_room = nullptr;
};

}  // namespace kazasu::controller
