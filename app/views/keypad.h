// Keypad: digits for fingers. What it types goes to the scan field, as if a person had typed it.
#pragma once

#include "app/views/key_button.h"

#include <QGridLayout>
#include <QWidget>

namespace kazasu::app {

class Keypad : public QWidget {
    Q_OBJECT

public:
    explicit Keypad(const Look& look, QWidget* parent = nullptr);

    /// No × key: where only numbers are typed.
    void setDigitsOnly();

Q_SIGNALS:
    void typed(const QString& text);
    void erased();
    void cleared();
    void finished();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addDigit(const QString& digit, int row, int column, int columns = 1);
    void retranslate();

    const Look& m_look;
    QGridLayout* m_grid;
    KeyButton* m_erase;
    KeyButton* m_times;
    KeyButton* m_clear;
    KeyButton* m_enter;
};

}  // namespace kazasu::app
