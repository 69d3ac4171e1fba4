// PastSalesModel: sales that are over, newest first.
#pragma once

#include "controller/api/papers.h"

#include <QAbstractListModel>

namespace kazasu::app {

class PastSalesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    /// DisplayRole: the goods.
    enum Role { NumberRole = Qt::UserRole, MomentRole, TotalRole };

    explicit PastSalesModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void show(std::vector<api::PastSaleView> sales);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<api::PastSaleView> m_sales;
};

/// "Rice ball and 3 more", "Rice ball".
QString goodsOf(const api::PastSaleView& sale);
/// "2026-11-30 14:05", as the language writes it.
QString momentOf(const api::PastSaleView& sale);

}  // namespace kazasu::app
