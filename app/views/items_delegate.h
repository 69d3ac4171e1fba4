// ItemsDelegate: one found item: its name, its department and number small, its price at the right.
#pragma once

#include "app/look/look.h"

#include <QStyledItemDelegate>

namespace kazasu::app {

class ItemsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ItemsDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Look& m_look;
};

}  // namespace kazasu::app
