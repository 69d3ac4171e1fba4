#include "app/views/shift/shift_cash.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

namespace kazasu::app {

ShiftCash::ShiftCash(const Look& look, CashierDesk& desk, QWidget* parent)
    : ShiftPanel(look, desk, parent),
      m_word(makeWrappedLabel(this, "sentence")),
      m_amount(makeLabel(this, "phoneAmount", Qt::AlignCenter)),
      m_keypad(new Keypad(look, this)),
      m_next(makeKey("reasonKey", 24, 68)) {
    m_amount->setObjectName(QStringLiteral("cashMoved"));
    column()->addWidget(m_word);
    column()->addWidget(m_amount, 1);
    column()->addWidget(m_keypad, 2);
    column()->addWidget(m_next);
    m_next->setTone(KeyButton::Tone::Accent);
    connect(m_next, &QAbstractButton::clicked, m_keypad, &Keypad::finished);
    ShiftCash::refresh();
}

void ShiftCash::refresh() {
    m_word->setText(shift().isCashOut() ? tr("How much goes out of the drawer?")
                                        : tr("How much goes into the drawer?"));
    m_amount->setText(amountText(shift().amount()));
    m_next->setWords(tr("Next: the reason"), tr("Enter"));
    m_next->setDimmed(!shift().amount().isPositive());
}

}  // namespace kazasu::app
