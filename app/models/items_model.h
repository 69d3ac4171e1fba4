// ItemsModel: goods that a search found, best first.
#pragma once

#include "controller/api/till.h"

#include <QAbstractListModel>

namespace kazasu::app {

class ItemsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PriceRole = Qt::UserRole, CodeRole, DepartmentRole, IsReducedRateRole };

    explicit ItemsModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void show(std::vector<api::ItemView> items);
    [[nodiscard]] const api::ItemView* itemAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<api::ItemView> m_items;
};

}  // namespace kazasu::app
