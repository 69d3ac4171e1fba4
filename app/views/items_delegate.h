// ItemsDelegate: one found item: its name, with the mark of the reduced rate, its department and number, its
// price.
#pragma once

#include "app/models/items_model.h"
#include "app/views/two_line_delegate.h"

namespace kazasu::app {

class ItemsDelegate final : public TwoLineDelegate {
    Q_OBJECT

public:
    ItemsDelegate(const Look& look, QObject* parent)
        : TwoLineDelegate(look, ItemsModel::PriceRole, {ItemsModel::DepartmentRole, ItemsModel::CodeRole},
                          parent) {}

protected:
    [[nodiscard]] QString nameOf(const QModelIndex& index) const override;
};

}  // namespace kazasu::app
