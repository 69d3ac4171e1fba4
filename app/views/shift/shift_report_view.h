// ShiftReportView: an X or Z report on the screen: the rows of the paper, as labels that scroll.
#pragma once

#include "app/views/shift/shift_panel.h"
#include "core/receipt/receipt.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class ShiftReportView : public ShiftPanel {
    Q_OBJECT

public:
    ShiftReportView(const Look& look, CashierDesk& desk, QWidget* parent);

protected:
    void refresh() override;
    void measure() override;

private:
    void showRows(const Receipt& document);
    void addRow(const QString& left, const QString& right, bool isHeading);

    QGridLayout* m_grid = nullptr;
    std::vector<QLabel*> m_labels;
    int m_nextRow = 0;
    QLabel* m_difference;
    KeyButton* m_print;
    std::optional<ShiftReport> m_shown;
    QString m_language;
};

}  // namespace kazasu::app
