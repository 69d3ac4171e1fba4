// What became of a refund to a code, and what the cashier does now.
#pragma once

#include "app/look/palette.h"
#include "app/look/shapes.h"
#include "controller/api/refund_inbox.h"

#include <QString>

namespace kazasu::app {

struct RefundWords {
    Shape shape;
    QColor Palette::*colour;
    QString state;
    QString todo;
};
RefundWords refundWords(const api::RefundView& refund);

}  // namespace kazasu::app
