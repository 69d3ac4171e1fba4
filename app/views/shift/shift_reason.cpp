#include "app/views/shift/shift_reason.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

namespace kazasu::app {
namespace {

constexpr int kReasonKeys = 4;

}  // namespace

ShiftReason::ShiftReason(const Look& look, CashierDesk& desk, QWidget* parent)
    : ShiftPanel(look, desk, parent),
      m_word(makeWrappedLabel(this, "sentence")),
      m_grid(new QGridLayout),
      m_pad(new TextPad(look, this)) {
    column()->addWidget(m_word);
    column()->addLayout(m_grid);
    column()->addStretch(1);
    column()->addWidget(m_pad);
    m_pad->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (int i = 0; i < kReasonKeys; ++i) {
        auto* key = makeKey("usualReasonKey", 20, 56);
        m_grid->addWidget(key, i / 2, i % 2);
        connect(key, &QAbstractButton::clicked, this,
                [this, i] { shift().giveReason(usualReasons().at(i)); });
        m_keys.push_back(key);
    }
    ShiftReason::measure();
    ShiftReason::refresh();
}

QStringList ShiftReason::usualReasons() const {
    if (shift().isCashOut())
        return {tr("To the safe"), tr("Exchange"), tr("Small expenses"), tr("Correction")};
    return {tr("From the safe"), tr("Exchange"), tr("More change"), tr("Correction")};
}

void ShiftReason::measure() {
    ShiftPanel::measure();
    m_grid->setSpacing(look().px(8));
}

void ShiftReason::refresh() {
    m_word->setText(tr("%1: what for? Choose, or type it.").arg(amountText(shift().amount())));
    const QStringList reasons = usualReasons();
    for (int i = 0; i < kReasonKeys; ++i) m_keys[static_cast<std::size_t>(i)]->setWords(reasons.at(i));
}

}  // namespace kazasu::app
