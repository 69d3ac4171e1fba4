// RefundList: what goes back to codes, one card each; one that nobody else gives back has a key for it.
#pragma once

#include "app/cashier_desk.h"
#include "app/views/key_button.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace kazasu::app {

class ShapeLabel;

class RefundList : public QWidget {
    Q_OBJECT

public:
    RefundList(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    /// As the screen has them.
    void showRefunds();
    /// A key that was pressed once is not pressed any more.
    void forgetAsked() { m_asked.reset(); }
    void measure();

private:
    struct Card {
        QFrame* frame;
        ShapeLabel* shape;
        QLabel *state, *amount, *receipt, *todo;
        KeyButton* inCash;
        RefundId refund;
    };
    [[nodiscard]] Card makeCard();
    void measure(const Card& card) const;
    void fill(Card& card, const api::RefundView& refund);

    const Look& m_look;
    CashierDesk& m_desk;
    QVBoxLayout* m_column;
    std::vector<Card> m_cards;
    std::optional<RefundId> m_asked;  // its key was pressed once
};

}  // namespace kazasu::app
