// PinEntry: a staff number and a PIN, by keyboard or by finger. The PIN shows as dots and is gone once it was
// sent. A scan that strays into it is no PIN: it is dropped here.
#pragma once

#include "app/views/keypad.h"

#include <QLabel>
#include <QLineEdit>
#include <QWidget>

namespace kazasu::app {

class PinEntry : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMostNumberDigits = 6;
    static constexpr int kMostPinDigits = 12;

    explicit PinEntry(const Look& look, QWidget* parent = nullptr);

    /// Empties both, or begins at the PIN when the number is known.
    void begin(int knownNumber = 0);
    /// What the key beside it does; says nothing while something is missing.
    void finish();

Q_SIGNALS:
    void entered(int number, const QString& pin);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QLineEdit* makeField(const char* name, int mostDigits);
    [[nodiscard]] QLineEdit* current() const;
    void type(const QString& text);
    void measure();
    void retranslate();

    const Look& m_look;
    QLabel* m_numberWord;
    QLabel* m_pinWord;
    QLineEdit* m_number;
    QLineEdit* m_pin;
    Keypad* m_keypad;
};

}  // namespace kazasu::app
