// PricePage: a discount off a line or off the receipt, or another price with its reason.
#pragma once

#include "app/views/goods/goods_page.h"
#include "app/views/keypad.h"

#include <QLabel>

namespace kazasu::app {

class PricePage : public GoodsPage {
    Q_OBJECT

public:
    PricePage(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void refresh() override;

private:
    void makeSteps();
    void makeChoices();
    void showWhat();
    void showChoices();
    [[nodiscard]] QStringList usualReasons() const;

    QLabel* m_name;
    QLabel* m_now;
    QLabel* m_hint;
    QLabel* m_typed;
    std::vector<KeyButton*> m_steps;    // in the order of PriceStep
    std::vector<KeyButton*> m_choices;  // percents, or reasons
    Keypad* m_keypad;
    KeyButton* m_putOn;
    KeyButton* m_percent;
    KeyButton* m_takeOff;
};

}  // namespace kazasu::app
