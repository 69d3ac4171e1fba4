// StatusStrip: the thin line on top: shop and lane, the small states (a tap says what to do), the time, the
// language. Where it is narrow, words become short and the shop's name goes: a state is never cut off.
#pragma once

#include "app/cashier_desk.h"
#include "app/people_desk.h"
#include "app/views/key_button.h"
#include "app/views/state_words.h"
#include "core/time.h"

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

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
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void measure();
    void showStatus();
    void showPerson();
    void showTime();
    void fit();
    void fitWith(bool isShort, bool hasRegister, bool hasShop);
    [[nodiscard]] int neededWidth() const;

    static constexpr std::size_t kStates = 5;

    const Look& m_look;
    CashierDesk& m_desk;
    PeopleDesk& m_people;
    Clock& m_clock;
    QLabel* m_shop;
    QLabel* m_register;
    std::array<KeyButton*, kStates> m_states{};
    std::vector<StateWords> m_words;
    QLabel* m_time;
    KeyButton* m_person;
    KeyButton* m_language;
    QTimer m_second;
};

}  // namespace kazasu::app
