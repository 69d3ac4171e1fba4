// How amounts, counts and days stand on the screen.
#pragma once

#include "core/money.h"

#include <QString>

namespace kazasu::app {

inline QString amountText(Money amount) { return QString::fromStdString(toDisplay(amount)); }
/// "Onigiri" from UTF-8 of the core.
inline QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }
/// "8%", "10%", "7.5%".
QString rateText(int ratePermille);
/// A day "2026-11-30", as the language writes it.
QString dayText(const std::string& day);

}  // namespace kazasu::app
