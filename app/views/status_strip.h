// StatusStrip: the thin line on top: shop and lane, the small states (a tap says what to do), the time, the
// language.
#pragma once

#include "app/cashier_desk.h"
#include "app/people_desk.h"
#include "app/views/key_button.h"
#include "core/time.h"

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include <array>

namespace kazasu::app {

class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const Look& look, CashierDesk& desk, PeopleDesk& people, Clock& clock,
                QWidget* parent = nullptr);

Q_SIGNALS:
    void languageWanted();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void measure();
    void showStatus();
    void showPerson();
    void showTime();

    static constexpr std::size_t kStates = 5;

    const Look& m_look;
    CashierDesk& m_desk;
    PeopleDesk& m_people;
    Clock& m_clock;
    QLabel* m_shop;
    QLabel* m_register;
    std::array<KeyButton*, kStates> m_states{};
    QLabel* m_time;
    KeyButton* m_person;
    KeyButton* m_language;
    QTimer m_second;
};

}  // namespace kazasu::app
