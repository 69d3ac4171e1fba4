// ShiftPage: the shift of this register over the right side: how it stands, counting, cash in and out,
// reports. One panel a step; Esc goes one step back.
#pragma once

#include "app/views/keypad.h"
#include "app/views/page_frame.h"
#include "app/views/text_pad.h"

#include <QStackedWidget>

#include <vector>

namespace kazasu::app {

class ShiftPage : public PageFrame {
    Q_OBJECT

public:
    ShiftPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<Keypad*>& keypads() const { return m_keypads; }
    [[nodiscard]] TextPad* textPad() const { return m_pad; }

protected:
    void retranslate() override;

private:
    void showStep();

    QStackedWidget* m_steps;
    std::vector<Keypad*> m_keypads;
    TextPad* m_pad = nullptr;
};

}  // namespace kazasu::app
