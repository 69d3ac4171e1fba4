// What a cashier reads of one payment in doubt: its state as a word and a shape, what to do, and how long it
// takes.
#pragma once

#include "app/look/palette.h"
#include "app/look/shapes.h"
#include "controller/api/till.h"

#include <QString>

namespace kazasu::app {

struct DoubtWords {
    Shape shape;
    QColor Palette::*colour;
    QString state;
    QString todo;
};

DoubtWords doubtWords(const api::DoubtView& doubt);
/// "Onigiri and 2 more".
QString doubtGoods(const api::DoubtView& doubt);
/// "Since 14:03, for 2 min" or "At 14:03, took 40 s".
QString doubtTimes(const api::DoubtView& doubt);

/// "Used at Kazasu Store on 11/22 at 14:03." With the receipt when it was here.
QString usedWords(const api::CodeUseView& use);

}  // namespace kazasu::app
