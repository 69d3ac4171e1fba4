// GoodsPage: what the panels about prices and returns have in common: they show anew after every change, and
// stand their keys in grids of even columns.
#pragma once

#include "app/views/key_button.h"
#include "app/views/page_frame.h"

#include <QGridLayout>

#include <vector>

namespace kazasu::app {

class GoodsPage : public PageFrame {
    Q_OBJECT

public:
    GoodsPage(const Look& look, CashierDesk& desk, QWidget* parent);

protected:
    [[nodiscard]] CashierGoods& goods() const { return desk().goods(); }
    [[nodiscard]] KeyButton* makeKey(const char* name, int captionSize, int height);
    /// Columns of one width.
    [[nodiscard]] QGridLayout* makeGrid(const std::vector<KeyButton*>& keys, int columns);
    virtual void refresh() = 0;
    void retranslate() override;
    void measure() override;

private:
    std::vector<QGridLayout*> m_grids;
};

}  // namespace kazasu::app
