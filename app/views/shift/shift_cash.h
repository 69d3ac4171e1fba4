// ShiftCash: how much goes into the drawer or out of it.
#pragma once

#include "app/views/keypad.h"
#include "app/views/shift/shift_panel.h"

#include <QLabel>

namespace kazasu::app {

class ShiftCash : public ShiftPanel {
    Q_OBJECT

public:
    ShiftCash(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void refresh() override;

private:
    QLabel* m_word;
    QLabel* m_amount;
    Keypad* m_keypad;
    KeyButton* m_next;
};

}  // namespace kazasu::app
