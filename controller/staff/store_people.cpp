#include "controller/staff/store_people.h"

namespace kazasu::controller {

void StorePeople::post(std::function<void(PeopleRoom&)> command) {
    m_executor.post([this, command = std::move(command)] {
        if (m_room != nullptr) command(*m_room);
    });
}

void StorePeople::ask(std::function<Status(PeopleRoom&)> command, Answer answer) {
    post([command = std::move(command), answer = std::move(answer)](PeopleRoom& room) {
        answer(command(room));
    });
}

void StorePeople::setPeopleObserver(api::PeopleObserver* observer) {
    m_gate.observe(observer);
    if (observer != nullptr) post([](PeopleRoom& room) { room.tellAll(); });
}

void StorePeople::signIn(int number, std::string pin, Answer answer) {
    ask([number, pin = std::move(pin)](PeopleRoom& room) { return room.signIn(number, pin); },
        std::move(answer));
}

void StorePeople::signOut() {
    post([](PeopleRoom& room) { room.signOut(); });
}

void StorePeople::lock() {
    post([](PeopleRoom& room) { room.lock(); });
}

void StorePeople::grant(int number, std::string pin, std::string reason, Answer answer) {
    ask([number, pin = std::move(pin),
         reason = std::move(reason)](PeopleRoom& room) { return room.grant(number, pin, reason); },
        std::move(answer));
}

void StorePeople::refuseGrant() {
    post([](PeopleRoom& room) { room.refuseGrant(); });
}

void StorePeople::listStaff(std::function<void(std::vector<api::StaffView>)> answer) {
    post([answer = std::move(answer)](PeopleRoom& room) { answer(room.listStaff()); });
}

void StorePeople::addStaff(api::StaffView person, std::string pin, Answer answer) {
    ask([person = std::move(person),
         pin = std::move(pin)](PeopleRoom& room) { return room.addStaff(person, pin); },
        std::move(answer));
}

void StorePeople::setPin(int number, std::string pin, Answer answer) {
    ask([number, pin = std::move(pin)](PeopleRoom& room) { return room.setPin(number, pin); },
        std::move(answer));
}

void StorePeople::removeStaff(int number, Answer answer) {
    ask([number](PeopleRoom& room) { return room.removeStaff(number); }, std::move(answer));
}

void StorePeople::findExceptions(std::function<void(std::vector<api::ExceptionView>)> answer) {
    post([answer = std::move(answer)](PeopleRoom& room) { answer(room.findExceptions()); });
}

void StorePeople::enterTraining(Answer answer) {
    ask([](PeopleRoom& room) { return room.enterTraining(); }, std::move(answer));
}

void StorePeople::leaveTraining(Answer answer) {
    ask([](PeopleRoom& room) { return room.leaveTraining(); }, std::move(answer));
}

}  // namespace kazasu::controller
