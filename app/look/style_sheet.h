// The style sheet of the whole window, written from the tokens. Widgets that paint themselves ask Look
// directly.
#pragma once

#include "app/look/look.h"

#include <QString>

namespace kazasu::app {

QString styleSheetFor(const Look& look);

}  // namespace kazasu::app
