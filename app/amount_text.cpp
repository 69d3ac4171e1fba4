#include "app/amount_text.h"

namespace kazasu::app {

QString rateText(int ratePermille) {
    const int tenths = ratePermille % 10;
    QString text = QString::number(ratePermille / 10);
    if (tenths != 0) text += QLatin1Char('.') + QString::number(tenths);
    return text + QLatin1Char('%');
}

}  // namespace kazasu::app
