// SearchPage: goods by name as you type. Arrows and Enter, or a finger; letters stand below for touch alone.
#pragma once

#include "app/models/items_model.h"
#include "app/views/page_frame.h"
#include "app/views/text_pad.h"

#include <QLabel>
#include <QListView>

namespace kazasu::app {

class SearchPage : public PageFrame {
    Q_OBJECT

public:
    SearchPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] TextPad* textPad() const { return m_pad; }

protected:
    void retranslate() override;
    void measure() override;

private:
    void showItems();

    QListView* m_list;
    ItemsModel* m_items;
    QLabel* m_none;
    TextPad* m_pad;
};

}  // namespace kazasu::app
