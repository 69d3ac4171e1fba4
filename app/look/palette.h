// Palette: the colour tokens of Kazasu, read from resources/look/tokens.json, the one source of QSS and CSS.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QColor>

namespace kazasu::app {

enum class Theme { Light, Dark };

struct Palette {
    QColor ink;       // text and amounts
    QColor muted;     // labels, never an amount
    QColor paper;     // the ground
    QColor mist;      // raised ground: keys, strips
    QColor line;      // borders
    QColor accent;    // the one action that moves the sale forward
    QColor onAccent;  // text on accent
    QColor danger;
    QColor warn;
    QColor info;
};

struct Palettes {
    Palette light;
    Palette dark;
};

/// ParseFailed names the token that is missing or is no colour.
Result<Palettes> palettesFrom(const QByteArray& tokensJson);
/// The palettes that are built into the program.
Palettes builtInPalettes();
/// WCAG 2.2 contrast ratio, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace kazasu::app
