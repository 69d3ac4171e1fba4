#include "app/views/goods/price_page.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

#include <QFrame>

#include <array>

namespace kazasu::app {
namespace {

constexpr std::array<std::int64_t, 6> kPercents{5, 10, 20, 30, 50, 100};
constexpr int kPriceReasons = 4;

}  // namespace

PricePage::PricePage(const Look& look, CashierDesk& desk, QWidget* parent)
    : GoodsPage(look, desk, parent),
      m_name(makeWrappedLabel(this, "sentence")),
      m_now(makeLabel(this, "amount", Qt::AlignRight | Qt::AlignVCenter)),
      m_hint(makeWrappedLabel(this, "sentence")),
      m_typed(makeLabel(this, "phoneAmount", Qt::AlignCenter)),
      m_keypad(new Keypad(look, this)),
      m_putOn(makeKey("putOnKey", 19, 60)),
      m_percent(makeKey("percentOffKey", 22, 60)),
      m_takeOff(makeKey("takeOffKey", 22, 60)) {
    m_typed->setObjectName(QStringLiteral("typedOff"));
    m_keypad->setDigitsOnly();
    makeSteps();
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto* row = new QHBoxLayout(card);
    row->addWidget(m_name, 1);
    row->addWidget(m_now);
    body()->addWidget(card);
    makeChoices();
    body()->addWidget(m_hint);
    body()->addWidget(m_typed);
    body()->addWidget(m_keypad, 1);
    body()->addLayout(makeGrid({m_putOn, m_percent, m_takeOff}, 3));
    m_takeOff->setTone(KeyButton::Tone::Accent);
    connect(m_putOn, &QAbstractButton::clicked, &goods(), &CashierGoods::putOnAgain);
    connect(m_percent, &QAbstractButton::clicked, this, [this] { goods().takeOffPercent(goods().typed()); });
    connect(m_takeOff, &QAbstractButton::clicked, &goods(), &CashierGoods::takeOffTyped);
    PricePage::measure();
    PricePage::retranslate();
}

void PricePage::makeSteps() {
    const std::array steps{PriceStep::LineDiscount, PriceStep::ReceiptDiscount, PriceStep::OtherPrice};
    const std::array names{"lineDiscountKey", "receiptDiscountKey", "otherPriceKey"};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        m_steps.push_back(makeKey(names[i], 18, 52));
        connect(m_steps.back(), &QAbstractButton::clicked, this,
                [this, step = steps[i]] { goods().choosePriceStep(step); });
    }
    body()->addLayout(makeGrid(m_steps, 3));
}

void PricePage::makeChoices() {
    for (std::size_t i = 0; i < kPercents.size(); ++i) {
        m_choices.push_back(makeKey("choiceKey", 20, 52));
        connect(m_choices.back(), &QAbstractButton::clicked, this, [this, i] {
            if (goods().priceStep() != PriceStep::OtherPrice) return goods().takeOffPercent(kPercents[i]);
            goods().changePrice(usualReasons().at(static_cast<int>(i)));
        });
    }
    body()->addLayout(makeGrid(m_choices, 2));
}

QStringList PricePage::usualReasons() const {
    return {tr("Damaged"), tr("Wrong label"), tr("Best before"), tr("Agreed price")};
}

void PricePage::refresh() {
    setHeading(tr("Discount and price"));
    showWhat();
    showChoices();
    const bool isPrice = goods().priceStep() == PriceStep::OtherPrice;
    const Money typed(goods().typed(), shown().sale().total.currency());
    m_typed->setText(amountText(typed));
    m_hint->setVisible(isPrice);
    m_hint->setText(tr("Type the new price, then press its reason: that changes it."));
    m_putOn->setWords(isPrice ? tr("Usual price") : tr("No discount"));
    m_percent->setVisible(!isPrice);
    m_takeOff->setVisible(!isPrice);
    m_percent->setWords(tr("%1% off").arg(goods().typed()));
    m_percent->setDimmed(goods().typed() < 1 || goods().typed() > kMostPercent);
    m_takeOff->setWords(tr("%1 off").arg(amountText(typed)));
    m_takeOff->setDimmed(goods().typed() == 0);
}

void PricePage::showWhat() {
    const QStringList words{tr("This line"), tr("Whole receipt"), tr("Other price")};
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i]->setWords(words.at(static_cast<int>(i)));
        const bool isChosen = static_cast<int>(i) == static_cast<int>(goods().priceStep());
        m_steps[i]->setTone(isChosen ? KeyButton::Tone::Accent : KeyButton::Tone::Plain);
    }
    const auto& sale = shown().sale();
    const auto* line = goods().line();
    if (goods().priceStep() == PriceStep::ReceiptDiscount) {
        m_name->setText(sale.discountText.empty() ? tr("Everything that is sold")
                                                  : tr("%1 off already").arg(fromUtf8(sale.discountText)));
        m_now->setText(amountText(sale.total));
    } else if (line != nullptr) {
        const bool isOff = goods().priceStep() == PriceStep::LineDiscount && !line->discountText.empty();
        m_name->setText(isOff
                            ? tr("%1: %2 off already").arg(fromUtf8(line->name), fromUtf8(line->discountText))
                            : fromUtf8(line->name));
        m_now->setText(
            amountText(goods().priceStep() == PriceStep::OtherPrice ? line->unitPrice : line->amount));
    }
}

void PricePage::showChoices() {
    const bool isPrice = goods().priceStep() == PriceStep::OtherPrice;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        m_choices[i]->setVisible(!isPrice || i < kPriceReasons);
        const int place = static_cast<int>(i);
        if (!isPrice)
            m_choices[i]->setWords(tr("%1% off").arg(kPercents[i]));
        else if (place < kPriceReasons)
            m_choices[i]->setWords(usualReasons().at(place));
        m_choices[i]->setDimmed(isPrice && goods().typed() == 0);
    }
}

}  // namespace kazasu::app
