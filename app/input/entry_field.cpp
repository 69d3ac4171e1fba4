#include "app/input/entry_field.h"

#include <QKeyEvent>
#include <QLoggingCategory>
#include <QPainter>

#include <algorithm>

namespace kazasu::app {
namespace {

Q_LOGGING_CATEGORY(entryLog, "kazasu.app.entry")

bool isEditingKey(int key) {
    return key == Qt::Key_Backspace || key == Qt::Key_Delete || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_Home || key == Qt::Key_End;
}

bool isPrintableText(const QString& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

bool holdsCommandModifier(const QKeyEvent& event) {
    return (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
}

/// What a scan is made of: its characters, its Enter, and the Shift that a wedge holds for capitals.
bool belongsToScan(const QKeyEvent& event) {
    const int key = event.key();
    const bool isModifier =
        key == Qt::Key_Shift || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == Qt::Key_AltGr;
    const bool isEnd = key == Qt::Key_Return || key == Qt::Key_Enter;
    return isModifier || (!holdsCommandModifier(event) && (isEnd || isPrintableText(event.text())));
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

/// Before shortcuts, focus keys and editing keys are looked at.
bool EntryField::event(QEvent* event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !dropsKey(*static_cast<QKeyEvent*>(event))) return QLineEdit::event(event);
    event->accept();  // a ShortcutOverride: it comes again as a KeyPress, and nobody's shortcut hears of it
    return true;
}

bool EntryField::dropsKey(const QKeyEvent& event) {
    if (belongsToScan(event) || !m_timing.isWithinScan(event.timestamp())) return false;
    if (event.type() == QEvent::ShortcutOverride) return true;
    ++m_droppedKeys;
    qCWarning(entryLog, "a scan pressed key 0x%x with modifiers 0x%x: dropped, %d so far", event.key(),
              static_cast<unsigned>(event.modifiers()), m_droppedKeys);
    return true;
}

void EntryField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        finish(event->timestamp());
    } else if (!holdsCommandModifier(*event) && isPrintableText(event->text())) {
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
    if (isScan) {
        m_timing.endScan(timestampMs);
        Q_EMIT scanned(line);
    } else {
        Q_EMIT entered(line);
    }
}

}  // namespace kazasu::app
