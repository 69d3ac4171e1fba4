// Look: colours, sizes and fonts of one window. Sizes are given as they are at 768 pixels of height and scale
// with the window; `changed` tells painted widgets to measure themselves again.
#pragma once

#include "app/look/palette.h"

#include <QFont>
#include <QObject>
#include <QSize>

namespace kazasu::app {

class Look : public QObject {
    Q_OBJECT

public:
    explicit Look(Palettes palettes, Theme theme = Theme::Light, QObject* parent = nullptr);

    [[nodiscard]] const Palette& palette() const {
        return m_theme == Theme::Light ? m_palettes.light : m_palettes.dark;
    }
    [[nodiscard]] Theme theme() const { return m_theme; }
    void setTheme(Theme theme);

    /// True when the scale changed; windows narrower than the design keep the scale of their width.
    bool fitTo(QSize window);
    [[nodiscard]] double scale() const { return m_scale; }
    /// `at768` design pixels in real ones, never below 1.
    [[nodiscard]] int px(int at768) const;
    /// Noto Sans with Noto Sans CJK JP behind it, both named, so that kanji never fall back to Chinese forms.
    [[nodiscard]] QFont font(int sizeAt768, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] static QStringList fontFamilies();

Q_SIGNALS:
    void changed();

private:
    Palettes m_palettes;
    Theme m_theme;
    double m_scale = 1.0;
};

}  // namespace kazasu::app
