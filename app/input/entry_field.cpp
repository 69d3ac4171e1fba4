#include "app/input/entry_field.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace kazasu::app {
namespace {

bool isEditingKey(int key) {
    return key == Qt::Key_Backspace || key == Qt::Key_Delete || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_Home || key == Qt::Key_End;
}

bool isPrintableText(const QString& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

}  // namespace

EntryField::EntryField(QWidget* parent) : QLineEdit(parent) {
    setMaxLength(kMaxLength);
    setContextMenuPolicy(Qt::NoContextMenu);
    setFocusPolicy(Qt::StrongFocus);
    setTakesWords(false);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) m_timing.reset();
    });
}

void EntryField::setHint(const QString& hint, const QColor& colour) {
    m_hint = hint;
    m_hintColour = colour;
    setAccessibleDescription(hint);
    update();
}

void EntryField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || m_hint.isEmpty()) return;
    QPainter painter(this);
    painter.setPen(m_hintColour);
    constexpr int kBesideCursor = 4;
    const QRect area = rect().marginsRemoved(textMargins()).adjusted(kBesideCursor, 0, 0, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_hint, Qt::ElideRight, area.width()));
}

void EntryField::setTakesWords(bool takesWords) { setAttribute(Qt::WA_InputMethodEnabled, takesWords); }

void EntryField::typeText(const QString& text) {
    m_timing.spoil();
    insert(text);
}

void EntryField::eraseLast() {
    m_timing.spoil();
    backspace();
}

void EntryField::finishTyped() {
    m_timing.spoil();
    finish(0);
}

void EntryField::keyPressEvent(QKeyEvent* event) {
    const auto commands = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        finish(event->timestamp());
    } else if (commands == Qt::NoModifier && isPrintableText(event->text())) {
        insertTyped(event);
    } else if (isEditingKey(event->key()) || event->matches(QKeySequence::Paste)) {
        m_timing.spoil();
        QLineEdit::keyPressEvent(event);
    } else {
        event->ignore();  // function keys, arrows and Escape belong to the window
    }
}

void EntryField::insertTyped(QKeyEvent* event) {
    if (cursorPosition() != text().size() || hasSelectedText()) m_timing.spoil();
    // Told before the insertion: an empty text resets the timing, and inserting never empties it.
    m_timing.keyArrived(event->timestamp());
    insert(event->text());
}

void EntryField::inputMethodEvent(QInputMethodEvent* event) {
    m_timing.spoil();
    QLineEdit::inputMethodEvent(event);
}

void EntryField::focusOutEvent(QFocusEvent* event) {
    m_timing.spoil();
    QLineEdit::focusOutEvent(event);
}

void EntryField::finish(std::uint64_t timestampMs) {
    const QString line = text();
    const bool isScan = m_timing.isScannerLine(static_cast<std::size_t>(line.size()), timestampMs);
    clear();
    m_timing.reset();
    if (isScan)
        Q_EMIT scanned(line);
    else
        Q_EMIT entered(line);
}

}  // namespace kazasu::app
