#include "app/models/items_model.h"

#include "app/amount_text.h"

namespace kazasu::app {

void ItemsModel::show(std::vector<api::ItemView> items) {
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

const api::ItemView* ItemsModel::itemAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    return &m_items[static_cast<std::size_t>(row)];
}

int ItemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant ItemsModel::data(const QModelIndex& index, int role) const {
    const api::ItemView* item = index.isValid() ? itemAt(index.row()) : nullptr;
    if (item == nullptr) return {};
    switch (role) {
        case Qt::DisplayRole:
            return fromUtf8(item->name);
        case Qt::AccessibleTextRole:
            return fromUtf8(item->name) + QStringLiteral(", ") + amountText(item->price);
        case PriceRole:
            return amountText(item->price);
        case CodeRole:
            return fromUtf8(item->code);
        case DepartmentRole:
            return fromUtf8(item->department);
        case IsReducedRateRole:
            return item->isReducedRate;
        default:
            return {};
    }
}

}  // namespace kazasu::app
