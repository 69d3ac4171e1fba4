#include "app/models/lines_model.h"

#include "app/amount_text.h"

namespace kazasu::app {
namespace {

/// Words at the left, figures at the right.
QVariant alignmentOf(int column) {
    const auto side = column == LinesModel::Name ? Qt::AlignLeft : Qt::AlignRight;
    return static_cast<int>(side | Qt::AlignVCenter);
}

}  // namespace

LinesModel::LinesModel(QObject* parent) : QAbstractTableModel(parent) {}

void LinesModel::show(const api::SaleView& sale) {
    const int oldCount = rowCount();
    const int newCount = static_cast<int>(sale.lines.size());
    const bool isSameSale = sale.id == m_sale.id;
    if (!isSameSale || newCount < oldCount) {
        beginResetModel();
        m_sale = sale;
        endResetModel();
        return;
    }
    if (newCount > oldCount) {
        beginInsertRows({}, oldCount, newCount - 1);
        m_sale = sale;
        endInsertRows();
    } else {
        m_sale = sale;
    }
    // The old rows change too: the newest mark moves, and a line may have been voided.
    if (newCount > 0) Q_EMIT dataChanged(index(0, 0), index(newCount - 1, kColumnCount - 1));
}

void LinesModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumnCount - 1));
}

int LinesModel::rowOf(int lineNumber) const {
    for (std::size_t row = 0; row < m_sale.lines.size(); ++row)
        if (m_sale.lines[row].number == lineNumber) return static_cast<int>(row);
    return -1;
}

const api::LineView* LinesModel::lineAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    return &m_sale.lines[static_cast<std::size_t>(row)];
}

int LinesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sale.lines.size());
}

int LinesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QVariant LinesModel::data(const QModelIndex& index, int role) const {
    const api::LineView* line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (line == nullptr) return {};
    switch (role) {
        case Qt::DisplayRole:
            return textOf(*line, index.column());
        case Qt::AccessibleTextRole: {
            const QString note = index.column() == Name ? noteOf(*line) : QString();
            const QString text =
                textOf(*line, index.column()) + (note.isEmpty() ? note : tr(", %1").arg(note));
            return line->isVoided ? tr("%1, voided").arg(text) : text;
        }
        case Qt::TextAlignmentRole:
            return alignmentOf(index.column());
        case IsReducedRateRole:
            return line->isReducedRate;
        case IsVoidedRole:
            return line->isVoided;
        case IsNewestRole:
            return line->number == m_sale.lastChangedLine;
        case LineNumberRole:
            return line->number;
        case NoteRole:
            return noteOf(*line);
        default:
            return {};
    }
}

QString LinesModel::noteOf(const api::LineView& line) const {
    if (line.isReturn) return tr("return");
    QStringList notes;
    if (!line.discountText.empty()) notes += tr("%1 off").arg(fromUtf8(line.discountText));
    if (line.listPrice) notes += tr("usually %1").arg(amountText(*line.listPrice));
    return notes.join(QStringLiteral("  "));
}

QString LinesModel::textOf(const api::LineView& line, int column) const {
    switch (column) {
        case Number:
            return QString::number(line.number);
        case Name:
            return fromUtf8(line.name);
        case Quantity:
            return QString::number(line.quantity);
        case UnitPrice:
            return amountText(line.unitPrice);
        case Amount:
            return amountText(line.amount);
        default:
            return {};
    }
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Number:
            return tr("No.");
        case Name:
            return tr("Item");
        case Quantity:
            return tr("Qty");
        case UnitPrice:
            return tr("Unit price");
        case Amount:
            return tr("Amount");
        default:
            return {};
    }
}

}  // namespace kazasu::app
