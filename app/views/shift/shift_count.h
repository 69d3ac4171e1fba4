// ShiftCount: notes and coins as large keys, and the keypad: choose one, type how many. What should be there
// is not shown.
#pragma once

#include "app/views/keypad.h"
#include "app/views/shift/shift_panel.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class ShiftCount : public ShiftPanel {
    Q_OBJECT

public:
    ShiftCount(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void refresh() override;
    void measure() override;

private:
    void build();

    struct Row {
        std::int64_t value;
        KeyButton* key;
    };
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    std::optional<Currency> m_builtFor;
    QLabel* m_totalWord;
    QLabel* m_total;
    Keypad* m_keypad;
    KeyButton* m_done;
};

}  // namespace kazasu::app
