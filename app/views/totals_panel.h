// TotalsPanel: the total, the largest thing on the screen; beside it small: count, tax a rate, what is paid
// and due.
#pragma once

#include "app/cashier_screen.h"
#include "app/look/look.h"

#include <QGridLayout>
#include <QLabel>
#include <QWidget>

namespace kazasu::app {

class TotalsPanel : public QWidget {
    Q_OBJECT

public:
    TotalsPanel(const Look& look, const CashierScreen& shown, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measure();
    void showSale();
    void showTaxes();
    void fitTotal();

    // Japan has two rates; a third line is room for goods without tax.
    static constexpr int kTaxLines = 3;
    struct TaxLine {
        QLabel* rate;
        QLabel* taxable;
        QLabel* tax;
    };

    const Look& m_look;
    const CashierScreen& m_shown;
    QLabel* m_count;
    TaxLine m_taxes[kTaxLines];
    QGridLayout* m_grid;
    QLabel* m_totalWord;
    QLabel* m_total;
    QLabel* m_paid;
};

}  // namespace kazasu::app
