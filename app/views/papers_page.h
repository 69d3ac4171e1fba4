// PapersPage: sales that are over: which, then what is printed about it, or goods of it that come back.
#pragma once

#include "app/models/past_sales_model.h"
#include "app/views/goods/goods_page.h"
#include "app/views/text_pad.h"

#include <QLabel>
#include <QListView>

namespace kazasu::app {

class PapersPage : public GoodsPage {
    Q_OBJECT

public:
    PapersPage(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] TextPad* textPad() const { return m_pad; }

protected:
    void refresh() override;
    void measure() override;

private:
    [[nodiscard]] CashierPapers& papers() const { return desk().papers(); }
    void makeList();
    void makeKeys();
    void arrange();
    void showList();
    void showOne();
    void showKeys();
    void showName();
    /// Those of the shop; the last key leaves room to write it by hand.
    [[nodiscard]] const std::vector<std::string>& purposes() const { return shown().status().paperPurposes; }

    QLabel* m_sentence;
    QListView* m_list;
    PastSalesModel* m_sales;
    QLabel* m_none;
    KeyButton* m_named;
    KeyButton* m_gift;
    KeyButton* m_copy;
    KeyButton* m_return;
    QLabel* m_question;
    std::vector<KeyButton*> m_purposes;
    TextPad* m_pad;
    QWidget* m_filler;
};

}  // namespace kazasu::app
