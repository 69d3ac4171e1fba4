// People that write down what they were asked and answer as the test says. PINs are not written down.
#pragma once

#include "controller/api/people.h"

#include <string>
#include <vector>

namespace kazasu::test {

class ScriptedPeople final : public api::People {
public:
    void setPeopleObserver(api::PeopleObserver* observer) override {
        m_observer = observer;
        if (observer != nullptr) observer->peopleChanged(view);
    }
    void signIn(int number, std::string pin, Answer answer) override {
        ask("sign in " + std::to_string(number) + " " + std::string(pin.size(), '*'), answer);
    }
    void signOut() override { asked.emplace_back("sign out"); }
    void lock() override { asked.emplace_back("lock"); }
    void grant(int number, std::string pin, std::string reason, Answer answer) override {
        ask("grant " + std::to_string(number) + " " + std::string(pin.size(), '*') + " " + reason, answer);
    }
    void refuseGrant() override { asked.emplace_back("refuse"); }
    void listStaff(std::function<void(std::vector<api::StaffView>)> answer) override { answer(staff); }
    void addStaff(api::StaffView person, std::string, Answer answer) override {
        ask("add " + std::to_string(person.number) + " " + person.name, answer);
    }
    void setPin(int number, std::string, Answer answer) override {
        ask("set PIN " + std::to_string(number), answer);
    }
    void removeStaff(int number, Answer answer) override { ask("remove " + std::to_string(number), answer); }
    void findExceptions(std::function<void(std::vector<api::ExceptionView>)> answer) override {
        answer(exceptions);
    }
    void enterTraining(Answer answer) override { ask("train", answer); }
    void leaveTraining(Answer answer) override { ask("end training", answer); }

    void say(const api::PeopleView& now) {
        view = now;
        if (m_observer != nullptr) m_observer->peopleChanged(view);
    }

    api::PeopleView view;
    std::vector<api::StaffView> staff;
    std::vector<api::ExceptionView> exceptions;
    Status outcome;
    std::vector<std::string> asked;

private:
    void ask(std::string what, const Answer& answer) {
        asked.push_back(std::move(what));
        answer(outcome);
    }

    api::PeopleObserver* m_observer = nullptr;
};

}  // namespace kazasu::test
