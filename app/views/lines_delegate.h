// LinesDelegate: paints one cell of the sale: the newest with a bar and heavier type, the chosen one framed,
// a voided one struck and named so, a reduced rate with its mark.
#pragma once

#include "app/look/look.h"

#include <QStyledItemDelegate>

namespace kazasu::app {

/// Stands behind every item of the reduced rate, as on the receipt.
inline QString reducedRateMark() { return QStringLiteral("※"); }

class LinesDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    LinesDelegate(const Look& look, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintName(QPainter* painter, QRect area, const QModelIndex& index) const;

    const Look& m_look;
};

}  // namespace kazasu::app
