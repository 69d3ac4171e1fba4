#include "app/amount_text.h"

#include <QCoreApplication>

namespace kazasu::app {
namespace {

struct DayWords {
    Q_DECLARE_TR_FUNCTIONS(DayWords)
};

}  // namespace

QString rateText(int ratePermille) {
    const int tenths = ratePermille % 10;
    QString text = QString::number(ratePermille / 10);
    if (tenths != 0) text += QLatin1Char('.') + QString::number(tenths);
    return text + QLatin1Char('%');
}

QString dayText(const std::string& day) {
    const QString digits = fromUtf8(day);
    return DayWords::tr("%1-%2-%3", "year, month, day")
        .arg(digits.mid(0, 4), digits.mid(5, 2), digits.mid(8, 2));
}

}  // namespace kazasu::app
