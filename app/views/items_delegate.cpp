#include "app/views/items_delegate.h"

#include "app/models/items_model.h"
#include "app/views/lines_delegate.h"

#include <QPainter>

namespace kazasu::app {

QSize ItemsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), m_look.px(56)};
}

void ItemsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const Palette& p = m_look.palette();
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, p.paper);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), p.line);
    if (isCurrent) {
        const int frame = m_look.px(2);
        painter->setPen(QPen(p.accent, frame));
        painter->drawRect(option.rect.adjusted(frame / 2, frame / 2, -frame, -frame));
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_look.px(6), option.rect.height()),
                          p.accent);
    }

    const QRect area = option.rect.adjusted(m_look.px(14), m_look.px(5), -m_look.px(12), -m_look.px(5));
    const QString price = index.data(ItemsModel::PriceRole).toString();
    painter->setFont(m_look.font(20, QFont::DemiBold));
    painter->setPen(p.ink);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, price);
    QRect left = area;
    left.setRight(area.right() - QFontMetrics(painter->font()).horizontalAdvance(price) - m_look.px(12));

    painter->setFont(m_look.font(20));
    QString name = index.data().toString();
    if (index.data(ItemsModel::IsReducedRateRole).toBool()) name += QLatin1Char(' ') + reducedRateMark();
    painter->drawText(left, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(painter->font()).elidedText(name, Qt::ElideRight, left.width()));
    painter->setFont(m_look.font(13));
    painter->setPen(p.muted);
    const QString small = index.data(ItemsModel::DepartmentRole).toString() + QStringLiteral("  ") +
                          index.data(ItemsModel::CodeRole).toString();
    painter->drawText(left, Qt::AlignLeft | Qt::AlignBottom, small.trimmed());
    painter->restore();
}

}  // namespace kazasu::app
