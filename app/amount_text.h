// How amounts and counts stand on the screen.
#pragma once

#include "core/money.h"

#include <QString>

namespace kazasu::app {

inline QString amountText(Money amount) { return QString::fromStdString(toDisplay(amount)); }
/// "Onigiri" from UTF-8 of the core.
inline QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }
/// "8%", "10%", "7.5%".
QString rateText(int ratePermille);

}  // namespace kazasu::app
