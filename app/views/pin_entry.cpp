#include "app/views/pin_entry.h"

#include "app/views/labels.h"

#include <QEvent>
#include <QGridLayout>
#include <QRegularExpressionValidator>

namespace kazasu::app {

PinEntry::PinEntry(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_numberWord(makeLabel(this, "muted")),
      m_pinWord(makeLabel(this, "muted")),
      m_number(makeField("staffNumber", kMostNumberDigits)),
      m_pin(makeField("pin", kMostPinDigits)),
      m_keypad(new Keypad(look, this)) {
    m_pin->setEchoMode(QLineEdit::Password);
    m_keypad->setDigitsOnly();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_numberWord, 0, 0);
    grid->addWidget(m_pinWord, 0, 1);
    grid->addWidget(m_number, 1, 0);
    grid->addWidget(m_pin, 1, 1);
    grid->addWidget(m_keypad, 2, 0, 1, 2);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    connect(m_number, &QLineEdit::returnPressed, this, [this] { m_pin->setFocus(); });
    connect(m_pin, &QLineEdit::returnPressed, this, &PinEntry::finish);
    connect(m_keypad, &Keypad::typed, this, &PinEntry::type);
    connect(m_keypad, &Keypad::erased, this, [this] { current()->backspace(); });
    connect(m_keypad, &Keypad::cleared, this, [this] { current()->clear(); });
    connect(m_keypad, &Keypad::finished, this, [this] {
        if (current() == m_number)
            m_pin->setFocus();
        else
            finish();
    });
    connect(&look, &Look::changed, this, &PinEntry::measure);
    measure();
    retranslate();
}

QLineEdit* PinEntry::makeField(const char* name, int mostDigits) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,%1}").arg(mostDigits)), field));
    field->setContextMenuPolicy(Qt::NoContextMenu);
    return field;
}

QLineEdit* PinEntry::current() const { return m_number->hasFocus() ? m_number : m_pin; }

void PinEntry::type(const QString& text) { current()->insert(text); }

void PinEntry::begin(int knownNumber) {
    m_pin->clear();
    m_number->setText(knownNumber == 0 ? QString() : QString::number(knownNumber));
    (knownNumber == 0 ? m_number : m_pin)->setFocus();
}

void PinEntry::finish() {
    const int number = m_number->text().toInt();
    if (number == 0) return m_number->setFocus();
    if (m_pin->text().isEmpty()) return m_pin->setFocus();
    const QString pin = m_pin->text();
    m_pin->clear();
    Q_EMIT entered(number, pin);
}

void PinEntry::measure() {
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->setHorizontalSpacing(m_look.px(10));
    grid->setVerticalSpacing(m_look.px(6));
}

void PinEntry::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void PinEntry::retranslate() {
    m_numberWord->setText(tr("Staff number"));
    m_pinWord->setText(tr("PIN"));
    m_number->setAccessibleName(tr("Staff number"));
    m_pin->setAccessibleName(tr("PIN"));
}

}  // namespace kazasu::app
