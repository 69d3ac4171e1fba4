// The small states of the till, each a word and a shape, and what to do about it. The strip shows the word,
// the states page the rest.
#pragma once

#include "app/look/palette.h"
#include "app/look/shapes.h"
#include "controller/api/till.h"

#include <QString>

#include <vector>

namespace kazasu::app {

struct StateWords {
    Shape shape;
    QColor Palette::*colour;
    QString word;
    QString meaning;
    QString todo;
};

/// Center, printer, unsent records, payments in doubt, in this order.
std::vector<StateWords> stateWords(const api::StatusView& status);

}  // namespace kazasu::app
