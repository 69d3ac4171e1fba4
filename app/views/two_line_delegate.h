// TwoLineDelegate: one row of a list that was searched: what it is, what else is known of it small below, an
// amount at the right.
#pragma once

#include "app/look/look.h"

#include <QStyledItemDelegate>

namespace kazasu::app {

class TwoLineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The roles of the amount and, in their order, of the small line.
    TwoLineDelegate(const Look& look, int amountRole, std::vector<int> smallRoles, QObject* parent)
        : QStyledItemDelegate(parent),
          m_look(look),
          m_amountRole(amountRole),
          m_smallRoles(std::move(smallRoles)) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    [[nodiscard]] virtual QString nameOf(const QModelIndex& index) const { return index.data().toString(); }

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option) const;

    const Look& m_look;
    int m_amountRole;
    std::vector<int> m_smallRoles;
};

}  // namespace kazasu::app
