#include "app/views/keypad.h"

#include <QEvent>

namespace kazasu::app {
namespace {

constexpr int kKeyHeight = 52;
constexpr int kKeyCaption = 22;

}  // namespace

Keypad::Keypad(const Look& look, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_grid(new QGridLayout(this)),
      m_erase(new KeyButton(look, this)),
      m_times(new KeyButton(look, this)),
      m_clear(new KeyButton(look, this)),
      m_enter(new KeyButton(look, this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    for (int column = 0; column < 4; ++column) m_grid->setColumnStretch(column, 1);
    for (int digit = 1; digit <= 9; ++digit)
        addDigit(QString::number(digit), 2 - (digit - 1) / 3, (digit - 1) % 3);
    addDigit(QStringLiteral("0"), 3, 0);
    addDigit(QStringLiteral("00"), 3, 1);
    m_grid->addWidget(m_clear, 3, 2);
    m_grid->addWidget(m_erase, 0, 3);
    m_grid->addWidget(m_times, 1, 3);
    m_grid->addWidget(m_enter, 2, 3, 2, 1);
    for (KeyButton* key : {m_erase, m_times, m_clear, m_enter}) {
        key->setSizes(kKeyCaption, kKeyHeight, 1);
        key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    }
    connect(m_erase, &QAbstractButton::clicked, this, &Keypad::erased);
    connect(m_times, &QAbstractButton::clicked, this, [this] { Q_EMIT typed(QStringLiteral("*")); });
    connect(m_clear, &QAbstractButton::clicked, this, &Keypad::cleared);
    connect(m_enter, &QAbstractButton::clicked, this, &Keypad::finished);
    connect(&look, &Look::changed, this, [this] { m_grid->setSpacing(m_look.px(8)); });
    m_grid->setSpacing(look.px(8));
    retranslate();
}

void Keypad::setDigitsOnly() {
    m_times->hide();
    m_grid->removeWidget(m_enter);
    m_grid->addWidget(m_enter, 1, 3, 3, 1);
}

void Keypad::addDigit(const QString& digit, int row, int column, int columns) {
    auto* key = new KeyButton(m_look, this);
    key->setWords(digit);
    key->setSizes(kKeyCaption, kKeyHeight, 1);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    connect(key, &QAbstractButton::clicked, this, [this, digit] { Q_EMIT typed(digit); });
    m_grid->addWidget(key, row, column, 1, columns);
}

void Keypad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void Keypad::retranslate() {
    m_erase->setWords(QStringLiteral("⌫"));
    m_erase->setAccessibleName(tr("Erase the last character"));
    m_times->setWords(QStringLiteral("×"));
    m_times->setAccessibleName(tr("Times: a number before the scan"));
    m_clear->setWords(tr("C"));
    m_clear->setAccessibleName(tr("Clear the field"));
    m_enter->setWords({});
    m_enter->setAccessibleName(tr("Enter"));
    m_enter->setShape(Shape::Enter);
}

}  // namespace kazasu::app
