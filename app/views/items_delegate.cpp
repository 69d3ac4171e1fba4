#include "app/views/items_delegate.h"

#include "app/views/lines_delegate.h"

namespace kazasu::app {

QString ItemsDelegate::nameOf(const QModelIndex& index) const {
    const QString name = index.data().toString();
    return index.data(ItemsModel::IsReducedRateRole).toBool() ? name + QLatin1Char(' ') + reducedRateMark()
                                                              : name;
}

}  // namespace kazasu::app
