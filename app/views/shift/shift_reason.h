// ShiftReason: why cash moves: the usual reasons as keys, letters for another one.
#pragma once

#include "app/views/shift/shift_panel.h"
#include "app/views/text_pad.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class ShiftReason : public ShiftPanel {
    Q_OBJECT

public:
    ShiftReason(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] TextPad* textPad() const { return m_pad; }

protected:
    void refresh() override;
    void measure() override;

private:
    [[nodiscard]] QStringList usualReasons() const;

    QLabel* m_word;
    QGridLayout* m_grid;
    std::vector<KeyButton*> m_keys;
    TextPad* m_pad;
};

}  // namespace kazasu::app
