#include "app/views/lines_delegate.h"

#include "app/models/lines_model.h"

#include <QPainter>

namespace kazasu::app {

LinesDelegate::LinesDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}

void LinesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const bool isVoided = index.data(LinesModel::IsVoidedRole).toBool();
    const bool isNewest = index.data(LinesModel::IsNewestRole).toBool();
    painter->save();
    paintGround(painter, option, index);
    const bool isSide = index.column() == LinesModel::Number || index.column() == LinesModel::UnitPrice;
    QFont font = m_look.font(index.column() == LinesModel::Number ? 15 : 20,
                             isNewest && !isSide ? QFont::DemiBold : QFont::Normal);
    font.setStrikeOut(isVoided);
    painter->setFont(font);
    painter->setPen(isVoided || index.column() == LinesModel::Number ? m_look.palette().muted
                                                                     : m_look.palette().ink);
    const QRect area = option.rect.adjusted(m_look.px(8), 0, -m_look.px(8), 0);
    if (index.column() == LinesModel::Name)
        paintName(painter, area, index);
    else
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
    painter->restore();
}

void LinesDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const Palette& p = m_look.palette();
    const bool isNewest = index.data(LinesModel::IsNewestRole).toBool();
    painter->fillRect(option.rect, isNewest ? p.mist : p.paper);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), p.line);
    if (isNewest && index.column() == 0)
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top(), m_look.px(5), option.rect.height() - 1), p.accent);
    if (!option.state.testFlag(QStyle::State_Selected)) return;
    const int width = m_look.px(2);
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), width), p.info);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - width + 1, option.rect.width(), width),
                      p.info);
    if (index.column() == 0)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), width, option.rect.height()), p.info);
    if (index.column() == index.model()->columnCount() - 1)
        painter->fillRect(
            QRect(option.rect.right() - width + 1, option.rect.top(), width, option.rect.height()), p.info);
}

void LinesDelegate::paintName(QPainter* painter, QRect area, const QModelIndex& index) const {
    const bool isVoided = index.data(LinesModel::IsVoidedRole).toBool();
    QString after;
    if (index.data(LinesModel::IsReducedRateRole).toBool()) after += QLatin1Char(' ') + reducedRateMark();
    const QString note = index.data(LinesModel::NoteRole).toString();
    const QString word = isVoided ? LinesModel::tr("voided") : note;
    const QString wordBehind = word.isEmpty() ? word : QStringLiteral("  ") + word;
    QFont plain = painter->font();
    plain.setStrikeOut(false);
    const int wordWidth = QFontMetrics(m_look.font(15)).horizontalAdvance(wordBehind);
    const QFontMetrics metrics(painter->font());
    const int nameRoom = area.width() - metrics.horizontalAdvance(after) - wordWidth;
    const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, nameRoom);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
    area.setLeft(area.left() + metrics.horizontalAdvance(name));
    painter->setFont(plain);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, after);
    area.setLeft(area.left() + metrics.horizontalAdvance(after));
    painter->setFont(m_look.font(15));
    painter->setPen(isVoided ? m_look.palette().danger : m_look.palette().warn);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, wordBehind);
}

}  // namespace kazasu::app
