#include "app/views/key_button.h"

#include <QPainter>

#include <algorithm>

namespace kazasu::app {
namespace {

constexpr int kSmallestCaption = 15;
constexpr int kTagSize = 13;
constexpr int kDetailSize = 15;
constexpr int kInset = 8;
constexpr int kRadius = 8;
constexpr int kBelowTag = 14;  // half of it moves the caption down, off the F-key
constexpr int kTagRise = 3;  // the digits of the F-key have so much room above them that it can stand higher
constexpr double kLineHeight = 1.25;

QColor mixed(const QColor& a, const QColor& b, double partOfB) {
    const auto mix = [partOfB](double x, double y) { return x + (y - x) * partOfB; };
    return QColor::fromRgbF(static_cast<float>(mix(a.redF(), b.redF())),
                            static_cast<float>(mix(a.greenF(), b.greenF())),
                            static_cast<float>(mix(a.blueF(), b.blueF())));
}

int lineHeightOf(int fontPixels) { return qRound(fontPixels * kLineHeight); }

}  // namespace

KeyButton::KeyButton(const Look& look, QWidget* parent) : QAbstractButton(parent), m_look(look) {
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void KeyButton::setWords(const QString& caption, const QString& tag, const QString& detail) {
    m_tag = tag;
    m_detail = detail;
    // An ampersand in a product's name is a letter, not a shortcut; painting shows text() as it is.
    setText(caption);
    setShortcut({});
    QStringList spoken{caption};
    if (!detail.isEmpty()) spoken << detail;
    if (!tag.isEmpty()) spoken << tag;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void KeyButton::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void KeyButton::setShape(std::optional<Shape> shape, QColor Palette::*colour) {
    m_shape = shape;
    m_shapeColour = colour;
    update();
}

void KeyButton::setSizes(int captionSize, int minHeight, int maxLines) {
    m_maxLines = maxLines;
    m_captionSize = captionSize;
    m_minHeight = minHeight;
    updateGeometry();
    update();
}

void KeyButton::setBelowTag(bool isBelow) {
    m_isBelowTag = isBelow;
    update();
}

void KeyButton::setDimmed(bool isDimmed) {
    m_isDimmed = isDimmed;
    update();
}

QStringList KeyButton::captionLines(const QFontMetrics& metrics, int room) const {
    const QString caption = text();
    if (m_maxLines == 1 || metrics.horizontalAdvance(caption) <= room) return {caption};
    // A break at a space reads best; of several the one that leaves the lines most even.
    QStringList best;
    int bestWidth = room + 1;
    for (auto space = caption.indexOf(QLatin1Char(' ')); space > 0;
         space = caption.indexOf(QLatin1Char(' '), space + 1)) {
        const QStringList lines{caption.left(space), caption.mid(space + 1)};
        const int width = qMax(metrics.horizontalAdvance(lines[0]), metrics.horizontalAdvance(lines[1]));
        if (width >= bestWidth) continue;
        best = lines;
        bestWidth = width;
    }
    if (!best.isEmpty()) return best;
    // Japanese without a space is halved; a line never begins with a small kana or a long-vowel mark.
    static const QString notFirst = QStringLiteral("ァィゥェォッャュョーぁぃぅぇぉっゃゅょん、。）");
    qsizetype half = (caption.size() + 1) / 2;
    while (half > 1 && notFirst.contains(caption.at(half))) --half;
    return {caption.left(half), caption.mid(half)};
}

int KeyButton::fittingSize(int largest, QSize key) const {
    const int room = key.width() - 2 * m_look.px(kInset);
    const int tall = key.height() - m_look.px(kInset) / 2 - detailHeight();
    for (int size = largest; size > kSmallestCaption; --size) {
        const QFontMetrics metrics(m_look.font(size, QFont::DemiBold));
        const QStringList lines = captionLines(metrics, room);
        const bool isTooTall = lineHeightOf(m_look.px(size)) * lines.size() > tall;
        if (!isTooTall && std::all_of(lines.begin(), lines.end(), [&](const QString& line) {
                return metrics.horizontalAdvance(line) <= room;
            }))
            return size;
    }
    return kSmallestCaption;
}

int KeyButton::detailHeight() const {
    return m_detail.isEmpty() ? 0 : QFontMetrics(m_look.font(kDetailSize)).height();
}

QSize KeyButton::sizeHint() const {
    const QFontMetrics metrics(m_look.font(m_captionSize, QFont::DemiBold));
    const int shapeWidth = m_shape ? m_look.px(m_captionSize + 14) : 0;
    return {metrics.horizontalAdvance(text()) + shapeWidth + 2 * m_look.px(kInset + 3),
            m_look.px(m_minHeight)};
}

QSize KeyButton::minimumSizeHint() const { return {m_look.px(44), m_look.px(m_minHeight)}; }

KeyButton::Colours KeyButton::coloursNow() const {
    const Palette& p = m_look.palette();
    Colours colours{p.paper, p.line, p.ink, p.muted};
    if (m_tone == Tone::Accent) colours = {p.accent, p.accent, p.onAccent, p.onAccent};
    if (m_tone == Tone::Quiet) colours = {p.mist, p.mist, p.ink, p.muted};
    if (m_isDimmed || !isEnabled()) colours = {p.mist, p.line, p.muted, p.muted};
    if (isDown() || isChecked()) colours.fill = mixed(colours.fill, p.ink, 0.14);
    return colours;
}

void KeyButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours colours = coloursNow();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(box, m_look.px(kRadius), m_look.px(kRadius));

    const int inset = m_look.px(kInset);
    QRect area = rect().adjusted(inset, inset / 2, -inset, -inset / 2);
    if (!m_tag.isEmpty()) {
        painter.setPen(colours.detail);
        painter.setFont(m_look.font(kTagSize));
        const QFontMetrics metrics(painter.font());
        const int captionWidth =
            QFontMetrics(m_look.font(m_captionSize, QFont::DemiBold)).horizontalAdvance(text());
        const bool isTagClose = captionWidth + 2 * (metrics.horizontalAdvance(m_tag) + inset) > area.width();
        const bool isBelow = isTagClose || m_isBelowTag;
        const int tagTop = area.top() - (isBelow ? m_look.px(kTagRise) : 0);
        painter.drawText(QRect(area.left(), tagTop, area.width(), metrics.height()),
                         Qt::AlignRight | Qt::AlignTop, m_tag);
        if (isBelow) area.setTop(area.top() + m_look.px(kBelowTag));
    }
    paintCaption(painter, area, colours);
}

void KeyButton::paintCaption(QPainter& painter, const QRect& area, const Colours& colours) const {
    const QFont detailFont = m_look.font(kDetailSize);
    const int side = m_shape ? m_look.px(m_captionSize + 2) : 0;
    const int gap = m_shape && !text().isEmpty() ? m_look.px(8) : 0;
    const int room = area.width() - side - gap;
    painter.setFont(
        m_look.font(fittingSize(m_captionSize, QSize(width() - side - gap, height())), QFont::DemiBold));
    const QFontMetrics metrics(painter.font());
    const QStringList lines = captionLines(metrics, room);
    int widest = 0;
    for (const QString& line : lines) widest = qMax(widest, metrics.horizontalAdvance(line));

    const int lineHeight = lineHeightOf(painter.font().pixelSize());
    const int height = lineHeight * static_cast<int>(lines.size()) + detailHeight();
    int top = area.top() + (area.height() - height) / 2;
    const int left = m_shape ? area.left() + (area.width() - side - gap - widest) / 2 : area.left();
    if (m_shape)
        paintShape(painter, *m_shape, QRectF(left, area.top() + (area.height() - side) / 2.0, side, side),
                   m_shapeColour != nullptr ? m_look.palette().*m_shapeColour : colours.text);
    painter.setPen(colours.text);
    const auto alignment = Qt::AlignVCenter | (m_shape ? Qt::AlignLeft : Qt::AlignHCenter);
    for (const QString& line : lines) {
        painter.drawText(QRect(left + side + gap, top, room, lineHeight), static_cast<int>(alignment),
                         metrics.elidedText(line, Qt::ElideRight, room));
        top += lineHeight;
    }
    painter.setFont(detailFont);
    painter.drawText(QRect(area.left(), top, area.width(), detailHeight()), Qt::AlignCenter, m_detail);
}

}  // namespace kazasu::app
