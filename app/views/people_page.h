// PeoplePage: who is at this till: lock it, sign out, train; and for a manager the shop's people and what
// they took back, day by day.
#pragma once

#include "app/people_desk.h"
#include "app/views/page_frame.h"

#include <QLineEdit>
#include <QListWidget>

namespace kazasu::app {

class PeoplePage : public PageFrame {
    Q_OBJECT

public:
    PeoplePage(const Look& look, CashierDesk& desk, PeopleDesk& people, QWidget* parent = nullptr);

protected:
    void retranslate() override;
    void measure() override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Shown { Staff, Exceptions };
    [[nodiscard]] KeyButton* makeKey(const char* name);
    [[nodiscard]] QLineEdit* makeField(const char* name, int mostCharacters);
    [[nodiscard]] QFrame* makeForm();
    void connectKeys();
    void showView();
    void placeKeys();
    void showRefusal();
    void ask(Shown what);
    void fillStaff(const std::vector<api::StaffView>& people);
    void fillExceptions(const std::vector<api::ExceptionView>& report);
    void chooseRow();
    void nextRole();
    void clearForm();

    PeopleDesk& m_people;
    QLabel* m_who;
    QGridLayout* m_keys;
    KeyButton* m_lock;
    KeyButton* m_signOut;
    KeyButton* m_train;
    KeyButton* m_staffKey;
    KeyButton* m_reportKey;
    QListWidget* m_list;
    QFrame* m_form;
    QLineEdit* m_number;
    QLineEdit* m_name;
    QLineEdit* m_reading;
    QLineEdit* m_pin;
    KeyButton* m_roleKey;
    KeyButton* m_add;
    KeyButton* m_setPin;
    KeyButton* m_remove;
    QLabel* m_refusal;
    api::Role m_role = api::Role::Manager;
    Shown m_shown = Shown::Staff;
    std::vector<api::StaffView> m_staff;
    std::vector<api::ExceptionView> m_report;
};

}  // namespace kazasu::app
