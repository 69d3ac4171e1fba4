// ReturnPage: goods that come back: which receipt, what of it, and why; or goods without a receipt.
#pragma once

#include "app/views/goods/goods_page.h"
#include "app/views/keypad.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kazasu::app {

class ReturnPage : public GoodsPage {
    Q_OBJECT

public:
    ReturnPage(const Look& look, CashierDesk& desk, QWidget* parent);
    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void refresh() override;

private:
    void makeReasons();
    void buildLines();
    void showLines();
    void showReasons(bool isShown);
    [[nodiscard]] QStringList usualReasons() const;
    [[nodiscard]] QString sentence() const;

    QLabel* m_sentence;
    Keypad* m_keypad;
    KeyButton* m_find;
    KeyButton* m_bare;
    QWidget* m_list;
    QVBoxLayout* m_rows;
    QWidget* m_scroll;
    std::vector<KeyButton*> m_lines;
    SaleId m_builtFor;
    KeyButton* m_all;
    QLabel* m_why;
    std::vector<KeyButton*> m_reasons;
};

}  // namespace kazasu::app
