// ShiftOverview: how the shift stands, what closing would leave behind, parked sales to take up again, and
// the keys for everything else.
#pragma once

#include "app/views/shift/shift_panel.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class ShiftOverview : public ShiftPanel {
    Q_OBJECT

public:
    ShiftOverview(const Look& look, CashierDesk& desk, QWidget* parent);

protected:
    void refresh() override;
    void measure() override;

private:
    using Row = std::pair<QString, QString>;
    struct Card {
        QFrame* frame;
        QLabel* title;
        QGridLayout* grid;
        std::vector<std::pair<QLabel*, QLabel*>> rows;
    };
    [[nodiscard]] Card makeCard(const char* name);
    void fill(Card& card, const QString& title, const std::vector<Row>& rows);
    [[nodiscard]] QWidget* makeScroll();
    void makeKeys();
    [[nodiscard]] std::vector<Row> stateRows() const;
    [[nodiscard]] std::vector<Row> leftRows() const;
    void showHeld();
    void showKeys();

    QVBoxLayout* m_content = nullptr;
    Card m_state{}, m_left{};
    QLabel* m_heldWord = nullptr;
    std::vector<KeyButton*> m_held;
    QGridLayout* m_keys;
    KeyButton* m_cashIn;
    KeyButton* m_cashOut;
    KeyButton* m_x;
    KeyButton* m_lastZ;
    QHBoxLayout* m_drawerKeys;
    KeyButton* m_count;
    KeyButton* m_drawer;
    KeyButton* m_main;  // opens or closes
};

}  // namespace kazasu::app
