#include "app/models/past_sales_model.h"

#include "app/amount_text.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct PastSaleWords {
    Q_DECLARE_TR_FUNCTIONS(PastSale)
};

}  // namespace

QString goodsOf(const api::PastSaleView& sale) {
    const QString first = fromUtf8(sale.firstItem);
    if (sale.itemCount <= 1) return first;
    return PastSaleWords::tr("%1 and %n more", nullptr, static_cast<int>(sale.itemCount) - 1).arg(first);
}

QString momentOf(const api::PastSaleView& sale) {
    return dayText(sale.day) + QLatin1Char(' ') + fromUtf8(sale.time);
}

void PastSalesModel::show(std::vector<api::PastSaleView> sales) {
    beginResetModel();
    m_sales = std::move(sales);
    endResetModel();
}

int PastSalesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sales.size());
}

QVariant PastSalesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const api::PastSaleView& sale = m_sales[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return goodsOf(sale);
        case Qt::AccessibleTextRole:
            return fromUtf8(sale.number) + QStringLiteral(", ") + goodsOf(sale) + QStringLiteral(", ") +
                   amountText(sale.total);
        case NumberRole:
            return fromUtf8(sale.number);
        case MomentRole:
            return momentOf(sale);
        case TotalRole:
            return amountText(sale.total);
        default:
            return {};
    }
}

}  // namespace kazasu::app
