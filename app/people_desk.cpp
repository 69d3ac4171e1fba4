#include "app/people_desk.h"

namespace kazasu::app {

class PeopleDesk::Ear final : public api::PeopleObserver {
public:
    explicit Ear(std::shared_ptr<Gate> gate) : m_gate(std::move(gate)) {}
    void peopleChanged(const api::PeopleView& people) override {
        m_gate->carry([people](PeopleDesk& desk) { desk.show(people); });
    }

private:
    std::shared_ptr<Gate> m_gate;
};

PeopleDesk::PeopleDesk(api::People& people, QObject* parent)
    : QObject(parent),
      m_people(people),
      m_gate(std::make_shared<Gate>(*this)),
      m_ear(std::make_unique<Ear>(m_gate)) {}

PeopleDesk::~PeopleDesk() {
    m_people.setPeopleObserver(nullptr);
    m_gate->close();
}

void PeopleDesk::start() { m_people.setPeopleObserver(m_ear.get()); }

bool PeopleDesk::isCovered() const {
    return m_view.phase == api::SignInPhase::SignedOut || m_view.phase == api::SignInPhase::Locked;
}

void PeopleDesk::show(const api::PeopleView& view) {
    m_view = view;
    Q_EMIT changed();
}

api::People::Answer PeopleDesk::answer(Then then) {
    m_refusal.reset();
    Q_EMIT refusalChanged();
    return [gate = m_gate, then](const Status& status) {
        const std::optional<ErrorCode> refusal = status ? std::nullopt : std::optional{status.code()};
        gate->carry([refusal, then](PeopleDesk& desk) {
            desk.m_refusal = refusal;
            Q_EMIT desk.refusalChanged();
            if (!refusal && then == Then::TellStaffChanged) Q_EMIT desk.staffChanged();
            if (!refusal && then == Then::TellGranted) Q_EMIT desk.granted();
        });
    };
}

void PeopleDesk::signIn(int number, const QString& pin) {
    m_people.signIn(number, pin.toStdString(), answer());
}

void PeopleDesk::signOut() { m_people.signOut(); }

void PeopleDesk::lock() { m_people.lock(); }

void PeopleDesk::grant(int number, const QString& pin, const QString& reason) {
    m_people.grant(number, pin.toStdString(), reason.toStdString(), answer(Then::TellGranted));
}

void PeopleDesk::refuseGrant() { m_people.refuseGrant(); }

void PeopleDesk::askStaff() {
    m_people.listStaff([gate = m_gate](std::vector<api::StaffView> people) {
        gate->carry([people = std::move(people)](PeopleDesk& desk) { Q_EMIT desk.staffFound(people); });
    });
}

void PeopleDesk::askExceptions() {
    m_people.findExceptions([gate = m_gate](std::vector<api::ExceptionView> report) {
        gate->carry([report = std::move(report)](PeopleDesk& desk) { Q_EMIT desk.exceptionsFound(report); });
    });
}

void PeopleDesk::addStaff(const api::StaffView& person, const QString& pin) {
    m_people.addStaff(person, pin.toStdString(), answer(Then::TellStaffChanged));
}

void PeopleDesk::setPin(int number, const QString& pin) {
    m_people.setPin(number, pin.toStdString(), answer(Then::TellStaffChanged));
}

void PeopleDesk::removeStaff(int number) { m_people.removeStaff(number, answer(Then::TellStaffChanged)); }

void PeopleDesk::switchTraining() {
    if (m_view.isTraining)
        m_people.leaveTraining(answer());
    else
        m_people.enterTraining(answer());
}

}  // namespace kazasu::app
