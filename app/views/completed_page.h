// CompletedPage: the sale is paid. The change stands large until the next scan, with what became of the
// receipt.
#pragma once

#include "app/views/page_frame.h"

#include <QGridLayout>
#include <QLabel>

namespace kazasu::app {

class CompletedPage : public PageFrame {
    Q_OBJECT

public:
    CompletedPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

protected:
    void retranslate() override;
    void measure() override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFrame* makeTenderCard();
    void arrange();
    void showCompleted();
    void showTenders();

    static constexpr int kTenderLines = 4;

    QWidget* m_badge;  // room for the painted tick
    QLabel* m_paid;
    QLabel* m_changeWord;
    QLabel* m_change;
    QGridLayout* m_tenderGrid;
    QLabel* m_tenderWords[kTenderLines];
    QLabel* m_tenderAmounts[kTenderLines];
    QLabel* m_receipt;
    QLabel* m_receiptNext;
    KeyButton* m_reprint;
    KeyButton* m_papers;
    KeyButton* m_next;
};

}  // namespace kazasu::app
