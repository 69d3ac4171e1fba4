// SignInPage: covers the till while nobody is signed in, or while it is locked. The sale below waits.
#pragma once

#include "app/people_desk.h"
#include "app/views/key_button.h"
#include "app/views/pin_entry.h"

#include <QVBoxLayout>

namespace kazasu::app {

class SignInPage : public QWidget {
    Q_OBJECT

public:
    SignInPage(const Look& look, PeopleDesk& people, QWidget* parent = nullptr);

    /// Takes the keyboard.
    void begin();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPhase();
    void showRefusal();
    void measure();

    const Look& m_look;
    PeopleDesk& m_people;
    QWidget* m_card;
    QLabel* m_heading;
    QLabel* m_sentence;
    PinEntry* m_entry;
    QLabel* m_refusal;
    KeyButton* m_signIn;
};

}  // namespace kazasu::app
