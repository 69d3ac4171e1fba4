#include "app/views/shift/shift_count.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

namespace kazasu::app {
namespace {

constexpr int kRowCaption = 20;
constexpr int kRowHeight = 46;

}  // namespace

ShiftCount::ShiftCount(const Look& look, CashierDesk& desk, QWidget* parent)
    : ShiftPanel(look, desk, parent),
      m_grid(new QGridLayout),
      m_totalWord(makeLabel(this, "sentence")),
      m_total(makeLabel(this, "amount", Qt::AlignRight)),
      m_keypad(new Keypad(look, this)),
      m_done(makeKey("countDoneKey", 24, 60)) {
    m_total->setObjectName(QStringLiteral("countTotal"));
    auto* total = new QHBoxLayout;
    total->addWidget(m_totalWord);
    total->addWidget(m_total, 1);
    column()->addLayout(m_grid);
    column()->addLayout(total);
    column()->addWidget(m_keypad, 1);
    column()->addWidget(m_done);
    for (int c = 0; c < 2; ++c) m_grid->setColumnStretch(c, 1);
    m_done->setTone(KeyButton::Tone::Accent);
    connect(m_done, &QAbstractButton::clicked, this, [this] { shift().finishCount(); });
    ShiftCount::measure();
    ShiftCount::refresh();
}

/// Notes and coins down the left side, then the right; the sum below both.
void ShiftCount::build() {
    const Currency currency = shift().view().currency;
    if (m_builtFor == currency) return;
    m_builtFor = currency;
    for (const Row& row : m_rows) row.key->deleteLater();
    m_rows.clear();
    const auto add = [this](std::int64_t value, int row, int column, int columns) {
        auto* key = makeKey("denominationKey", kRowCaption, kRowHeight);
        connect(key, &QAbstractButton::clicked, this, [this, value] { shift().chooseValue(value); });
        m_grid->addWidget(key, row, column, 1, columns);
        m_rows.push_back({value, key});
    };
    const auto values = denominationsOf(currency);
    const int half = (static_cast<int>(values.size()) + 1) / 2;
    for (int i = 0; i < static_cast<int>(values.size()); ++i)
        add(values[static_cast<std::size_t>(i)], i % half, i / half, 1);
    add(CashierShift::kAsSum, half, 0, 2);
}

void ShiftCount::measure() {
    ShiftPanel::measure();
    column()->setSpacing(look().px(8));
    m_grid->setSpacing(look().px(6));
}

void ShiftCount::refresh() {
    build();
    const Currency currency = shift().view().currency;
    for (const Row& row : m_rows) {
        const bool isSum = row.value == CashierShift::kAsSum;
        const std::int64_t pieces = shift().piecesOf(row.value);
        const QString name = isSum ? tr("Or as one sum") : amountText(Money(row.value, currency));
        const QString what = isSum ? amountText(Money(pieces, currency)) : QStringLiteral("× %1").arg(pieces);
        row.key->setWords(pieces == 0 ? name : name + QStringLiteral("   ") + what);
        row.key->setAccessibleName(name + QLatin1Char(' ') + what);
        const bool isChosen = row.value == shift().chosenValue();
        row.key->setTone(isChosen ? KeyButton::Tone::Accent : KeyButton::Tone::Plain);
    }
    const bool isFloat = shift().step() == ShiftStep::Float;
    m_totalWord->setText(isFloat ? tr("Float") : tr("Counted"));
    const auto counted = shift().counted();
    m_total->setText(counted ? amountText(counted->total()) : QStringLiteral("–"));
    m_done->setWords(isFloat ? tr("Open the shift") : tr("This is in the drawer"));
}

}  // namespace kazasu::app
