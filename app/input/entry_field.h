// EntryField: the one field that always has the keyboard. Fast lines that end with Enter are scans, slow ones
// were typed; inner spaces are kept, control characters are not. Every other key goes on to the window, but
// not in the middle of a scan: a bar code may make a keyboard wedge press any key there is.
#pragma once

#include "app/input/wedge_timing.h"

#include <QLineEdit>

namespace kazasu::app {

class EntryField : public QLineEdit {
    Q_OBJECT

public:
    /// The longest label any code may have; a stuck key stops here.
    static constexpr int kMaxLength = 512;

    explicit EntryField(QWidget* parent = nullptr);

    /// Stands in the empty field. Painted here, since the style sheet would make a placeholder too pale to
    /// read.
    void setHint(const QString& hint, const QColor& colour);
    /// Kana for searching; off elsewhere, because an input method would swallow a wedge's digits.
    void setTakesWords(bool takesWords);
    /// From the keypad on the screen.
    void typeText(const QString& text);
    void eraseLast();
    /// Enter, as the keypad's key presses it.
    void finishTyped();
    /// Keys that scans pressed beside their text and nobody obeyed, since the program began.
    [[nodiscard]] int droppedKeys() const { return m_droppedKeys; }

Q_SIGNALS:
    void scanned(const QString& label);
    void entered(const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool dropsKey(const QKeyEvent& event);
    void insertTyped(QKeyEvent* event);
    void finish(std::uint64_t timestampMs);

    WedgeTiming m_timing;
    QString m_hint;
    QColor m_hintColour;
    int m_droppedKeys = 0;
};

}  // namespace kazasu::app
