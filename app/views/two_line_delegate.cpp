#include "app/views/two_line_delegate.h"

#include <QPainter>

namespace kazasu::app {

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), m_look.px(56)};
}

void TwoLineDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option) const {
    const Palette& p = m_look.palette();
    painter->fillRect(option.rect, p.paper);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), p.line);
    if (!option.state.testFlag(QStyle::State_Selected)) return;
    const int frame = m_look.px(2);
    painter->setPen(QPen(p.accent, frame));
    painter->drawRect(option.rect.adjusted(frame / 2, frame / 2, -frame, -frame));
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_look.px(6), option.rect.height()),
                      p.accent);
}

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Palette& p = m_look.palette();
    painter->save();
    paintGround(painter, option);
    const QRect area = option.rect.adjusted(m_look.px(14), m_look.px(5), -m_look.px(12), -m_look.px(5));
    const QString amount = index.data(m_amountRole).toString();
    painter->setFont(m_look.font(20, QFont::DemiBold));
    painter->setPen(p.ink);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, amount);
    QRect left = area;
    left.setRight(area.right() - QFontMetrics(painter->font()).horizontalAdvance(amount) - m_look.px(12));

    painter->setFont(m_look.font(20));
    painter->drawText(left, Qt::AlignLeft | Qt::AlignTop,
                      QFontMetrics(painter->font()).elidedText(nameOf(index), Qt::ElideRight, left.width()));
    painter->setFont(m_look.font(13));
    painter->setPen(p.muted);
    QStringList small;
    for (const int role : m_smallRoles) {
        if (const QString word = index.data(role).toString(); !word.isEmpty()) small << word;
    }
    painter->drawText(left, Qt::AlignLeft | Qt::AlignBottom, small.join(QStringLiteral("  ")));
    painter->restore();
}

}  // namespace kazasu::app
