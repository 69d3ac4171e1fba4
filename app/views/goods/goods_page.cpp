#include "app/views/goods/goods_page.h"

namespace kazasu::app {

GoodsPage::GoodsPage(const Look& look, CashierDesk& desk, QWidget* parent) : PageFrame(look, desk, parent) {
    connect(&desk.goods(), &CashierGoods::changed, this, [this] { refresh(); });
    connect(&desk.shown(), &CashierScreen::saleChanged, this, [this] { refresh(); });
    connect(&desk.shown(), &CashierScreen::lineChosen, this, [this] { refresh(); });
}

KeyButton* GoodsPage::makeKey(const char* name, int captionSize, int height) {
    auto* key = new KeyButton(look(), this);
    key->setObjectName(QLatin1String(name));
    key->setSizes(captionSize, height, 1);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return key;
}

QGridLayout* GoodsPage::makeGrid(const std::vector<KeyButton*>& keys, int columns) {
    auto* grid = new QGridLayout;
    for (std::size_t i = 0; i < keys.size(); ++i)
        grid->addWidget(keys[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < columns; ++column) grid->setColumnStretch(column, 1);
    m_grids.push_back(grid);
    return grid;
}

void GoodsPage::retranslate() {
    setBackWords(tr("Back"));
    refresh();
}

void GoodsPage::measure() {
    PageFrame::measure();
    for (QGridLayout* grid : m_grids) grid->setSpacing(look().px(8));
}

}  // namespace kazasu::app
