// KeyButton: one key on the screen. It never takes the keyboard from the scan field; its F-key stands on it.
#pragma once

#include "app/look/look.h"
#include "app/look/shapes.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QStringList>

#include <optional>

namespace kazasu::app {

class KeyButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Tone { Plain, Accent, Quiet };

    explicit KeyButton(const Look& look, QWidget* parent = nullptr);

    /// `tag` is the F-key, `detail` a second line such as a price.
    void setWords(const QString& caption, const QString& tag = {}, const QString& detail = {});
    void setTone(Tone tone);
    /// `colour` names a token, so that the shape follows the theme; none: the colour of the caption.
    void setShape(std::optional<Shape> shape, QColor Palette::*colour = nullptr);
    /// Sizes at 768 pixels of height.
    void setSizes(int captionSize, int minHeight, int maxLines = 2);
    /// Greyed, but it still answers: a tap says why it cannot be done now.
    void setDimmed(bool isDimmed);
    /// The caption stands below the F-key even where there is room beside it, as its neighbours in a grid do.
    void setBelowTag(bool isBelow);
    [[nodiscard]] bool isDimmed() const { return m_isDimmed; }
    /// The largest caption size up to `largest` at which caption and detail fit a key of that many real
    /// pixels.
    [[nodiscard]] int fittingSize(int largest, QSize key) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Colours {
        QColor fill, border, text, detail;
    };
    [[nodiscard]] Colours coloursNow() const;
    /// The caption in at most as many lines as the key has, of `room` real pixels each.
    [[nodiscard]] QStringList captionLines(const QFontMetrics& metrics, int room) const;
    [[nodiscard]] int detailHeight() const;
    void paintCaption(QPainter& painter, const QRect& area, const Colours& colours) const;

    const Look& m_look;
    QString m_tag;
    QString m_detail;
    Tone m_tone = Tone::Plain;
    std::optional<Shape> m_shape;
    QColor Palette::*m_shapeColour = nullptr;
    int m_captionSize = 22;
    int m_minHeight = 56;
    int m_maxLines = 2;
    bool m_isDimmed = false;
    bool m_isBelowTag = false;
};

}  // namespace kazasu::app
