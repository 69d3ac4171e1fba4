#include "app/look/look.h"

#include <QtMath>

namespace kazasu::app {
namespace {

constexpr double kDesignHeight = 768.0;
constexpr double kNarrowestWidth = 1024.0;  // below it the keys would not fit at full scale
constexpr double kScaleStep = 0.02;         // smaller changes are not worth a new layout
constexpr double kSmallestScale = 0.75;
constexpr double kLargestScale = 3.0;

}  // namespace

Look::Look(Palettes palettes, Theme theme, QObject* parent)
    : QObject(parent), m_palettes(palettes), m_theme(theme) {}

void Look::setTheme(Theme theme) {
    if (theme == m_theme) return;
    m_theme = theme;
    Q_EMIT changed();
}

bool Look::fitTo(QSize window) {
    const double byHeight = window.height() / kDesignHeight;
    const double byWidth = window.width() / kNarrowestWidth;
    const double wanted = qBound(kSmallestScale, qMin(byHeight, byWidth), kLargestScale);
    if (qAbs(wanted - m_scale) < kScaleStep) return false;
    m_scale = wanted;
    Q_EMIT changed();
    return true;
}

int Look::px(int at768) const { return qMax(1, qRound(at768 * m_scale)); }

QStringList Look::fontFamilies() { return {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK JP")}; }

QFont Look::font(int sizeAt768, QFont::Weight weight) const {
    QFont font;
    font.setFamilies(fontFamilies());
    font.setPixelSize(px(sizeAt768));
    font.setWeight(weight);
    return font;
}

}  // namespace kazasu::app
