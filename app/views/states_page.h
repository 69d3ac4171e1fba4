// StatesPage: what the small states on top mean and what to do about each.
#pragma once

#include "app/views/page_frame.h"

#include <QLabel>

#include <array>

namespace kazasu::app {

class ShapeLabel;

class StatesPage : public PageFrame {
    Q_OBJECT

public:
    StatesPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void retranslate() override;
    void measure() override;

private:
    void showStatus();

    static constexpr std::size_t kStates = 5;
    struct Card {
        QFrame* frame;
        ShapeLabel* shape;
        QLabel* word;
        QLabel* meaning;
        QLabel* todo;
    };
    QVBoxLayout* m_column = nullptr;
    std::array<Card, kStates> m_cards{};
};

}  // namespace kazasu::app
