// PeopleDesk: what a window knows of the people at its till, and what it asks about them. Carries answers
// from the controller's thread to the window's. It holds no rule: who may do what is the controller's.
#pragma once

#include "app/thread_gate.h"
#include "controller/api/people.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace kazasu::app {

class PeopleDesk : public QObject {
    Q_OBJECT

public:
    explicit PeopleDesk(api::People& people, QObject* parent = nullptr);
    ~PeopleDesk() override;

    void start();
    [[nodiscard]] const api::PeopleView& view() const { return m_view; }
    /// Nobody may use the till as it stands: the selling screen is covered.
    [[nodiscard]] bool isCovered() const;
    /// Why the last request was refused, until the next one.
    [[nodiscard]] std::optional<ErrorCode> refusal() const { return m_refusal; }

    void signIn(int number, const QString& pin);
    void signOut();
    void lock();
    void grant(int number, const QString& pin, const QString& reason);
    void refuseGrant();
    void askStaff();
    void askExceptions();
    void addStaff(const api::StaffView& person, const QString& pin);
    void setPin(int number, const QString& pin);
    void removeStaff(int number);
    void switchTraining();

Q_SIGNALS:
    void changed();
    void refusalChanged();
    /// A change to the list of people has taken place.
    void staffChanged();
    /// Somebody's PIN allowed what was wanted, and it is done.
    void granted();
    void staffFound(const std::vector<kazasu::api::StaffView>& people);
    void exceptionsFound(const std::vector<kazasu::api::ExceptionView>& report);

private:
    class Ear;
    using Gate = ThreadGate<PeopleDesk>;
    enum class Then { Nothing, TellStaffChanged, TellGranted };
    [[nodiscard]] api::People::Answer answer(Then then = Then::Nothing);
    void show(const api::PeopleView& view);

    api::People& m_people;
    std::shared_ptr<Gate> m_gate;  // shared with answers that are still on their way
    std::unique_ptr<Ear> m_ear;
    api::PeopleView m_view;
    std::optional<ErrorCode> m_refusal;
};

}  // namespace kazasu::app
