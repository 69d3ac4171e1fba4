// LinesView: the goods of the sale. The newest line is always in sight and marked; voided lines are struck;
// an empty sale says how to begin.
#pragma once

#include "app/cashier_desk.h"
#include "app/look/look.h"
#include "app/models/lines_model.h"

#include <QTableView>

namespace kazasu::app {

class LinesView : public QTableView {
    Q_OBJECT

public:
    LinesView(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measure();
    [[nodiscard]] int widestIn(int column) const;
    void showSale();
    void showChosen();
    void retranslate();

    const Look& m_look;
    CashierDesk& m_desk;
    LinesModel* m_lines;
};

}  // namespace kazasu::app
