// The small states of the till, each a word and a shape, and what to do about it. The strip shows the word,
// or the short one where it has no room, the states page the rest.
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
    bool isAtRest = false;
    QString shortWord{};  // beside the shape; every figure of the word is in it
};

/// Center, printer, scanner, unsent records, payments in doubt, in this order. Worth showing in a narrow
/// place: what is not at rest.
std::vector<StateWords> stateWords(const api::StatusView& status, bool isScannerMissing);

}  // namespace kazasu::app
