// QuestionPage: what an item asks before it is sold: is whoever buys it old enough, and what does it cost.
#pragma once

#include "app/views/goods/goods_page.h"
#include "app/views/keypad.h"

#include <QLabel>

namespace kazasu::app {

class QuestionPage : public GoodsPage {
    Q_OBJECT

public:
    QuestionPage(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void refresh() override;

private:
    QLabel* m_name;
    QLabel* m_question;
    QLabel* m_typed;
    Keypad* m_keypad;
    KeyButton* m_no;
    KeyButton* m_yes;
};

}  // namespace kazasu::app
