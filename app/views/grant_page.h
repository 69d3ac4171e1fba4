// GrantPage: a right is missing; somebody who has it allows this one thing with a number, a PIN and a reason.
// The lines and the total stay beside it.
#pragma once

#include "app/people_desk.h"
#include "app/views/page_frame.h"
#include "app/views/pin_entry.h"

namespace kazasu::app {

class GrantPage : public PageFrame {
    Q_OBJECT

public:
    GrantPage(const Look& look, CashierDesk& desk, PeopleDesk& people, QWidget* parent = nullptr);

    /// Takes the keyboard.
    void begin();

protected:
    void retranslate() override;
    void measure() override;

private:
    void addReasons();
    void chooseReason(std::size_t reason);
    void showWanted();
    void showRefusal();

    PeopleDesk& m_people;
    QLabel* m_wanted;
    QLabel* m_reasonWord;
    QGridLayout* m_reasonGrid;
    std::vector<KeyButton*> m_reasons;
    std::size_t m_reason = 0;
    PinEntry* m_entry;
    QLabel* m_refusal;
    KeyButton* m_allow;
};

/// What a right allows, as a shop says it.
QString rightWords(api::Right right);

}  // namespace kazasu::app
