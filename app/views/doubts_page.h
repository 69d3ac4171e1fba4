// DoubtsPage: the inbox of payments in doubt, and below it of refunds to codes. It empties itself; a sale
// that was put aside and is not paid can be taken up again or voided. What became of each stays for the day.
#pragma once

#include "app/views/page_frame.h"

#include <QTimer>

namespace kazasu::app {

class RefundList;
class ShapeLabel;

class DoubtsPage : public PageFrame {
    Q_OBJECT

public:
    DoubtsPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void retranslate() override;
    void measure() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Card {
        QFrame* frame;
        ShapeLabel* shape;
        QLabel *state, *amount, *goods, *todo, *times;
        KeyButton *takeUp, *voiding;
        QHBoxLayout* keys;
        SaleId sale;
    };
    void showDoubts();
    [[nodiscard]] Card makeCard();
    void measure(const Card& card) const;
    void fill(Card& card, const api::DoubtView& doubt);

    QWidget* m_content;
    QVBoxLayout* m_column;
    RefundList* m_refunds;
    QLabel* m_empty;
    QLabel* m_more;
    std::vector<Card> m_cards;
    std::optional<SaleId> m_voidAsked;  // its key was pressed once
    QTimer m_second;
};

}  // namespace kazasu::app
