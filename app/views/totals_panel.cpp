#include "app/views/totals_panel.h"

#include "app/amount_text.h"
#include "app/views/labels.h"
#include "app/views/lines_delegate.h"

#include <QEvent>
#include <QPainter>

namespace kazasu::app {
namespace {

// A narrower window leaves the room to a total of seven digits.
constexpr int kRoomForTaxable = 600;
constexpr int kTotalSize = 56;
constexpr int kSmallestTotal = 36;
constexpr int kRoomBesideTotal = 370;  // the taxes and the word

}  // namespace

TotalsPanel::TotalsPanel(const Look& look, const CashierScreen& shown, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_shown(shown),
      m_count(makeLabel(this, "value")),
      m_grid(new QGridLayout),
      m_totalWord(makeLabel(this, "totalWord", Qt::AlignRight | Qt::AlignVCenter)),
      m_total(makeLabel(this, "total", Qt::AlignRight | Qt::AlignVCenter)),
      m_paid(makeLabel(this, "paidDue", Qt::AlignRight | Qt::AlignVCenter)) {
    m_total->setObjectName(QStringLiteral("total"));
    m_count->setObjectName(QStringLiteral("itemCount"));
    m_paid->setObjectName(QStringLiteral("paidAndDue"));
    m_grid->addWidget(m_count, 0, 0, 1, 3);
    for (int row = 0; row < kTaxLines; ++row) {
        m_taxes[row] = {makeLabel(this, "tax"), makeLabel(this, "tax", Qt::AlignRight | Qt::AlignVCenter),
                        makeLabel(this, "tax", Qt::AlignRight | Qt::AlignVCenter)};
        m_grid->addWidget(m_taxes[row].rate, row + 1, 0);
        m_grid->addWidget(m_taxes[row].taxable, row + 1, 1);
        m_grid->addWidget(m_taxes[row].tax, row + 1, 2);
    }
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addStretch();
    auto* totalRow = new QHBoxLayout;
    totalRow->addStretch();
    totalRow->setSpacing(look.px(14));
    totalRow->addWidget(m_totalWord);
    totalRow->addWidget(m_total);
    right->addLayout(totalRow);
    right->addWidget(m_paid);
    right->addStretch();
    auto* left = new QVBoxLayout;
    left->addStretch();
    left->addLayout(m_grid);
    left->addStretch();
    auto* row = new QHBoxLayout(this);
    row->addLayout(left);
    row->addLayout(right, 1);
    connect(&shown, &CashierScreen::saleChanged, this, &TotalsPanel::showSale);
    connect(&look, &Look::changed, this, &TotalsPanel::measure);
    measure();
    showSale();
}

void TotalsPanel::measure() {
    setFixedHeight(m_look.px(132));
    layout()->setContentsMargins(m_look.px(16), m_look.px(8), m_look.px(16), m_look.px(8));
    m_grid->setHorizontalSpacing(m_look.px(16));
    m_grid->setVerticalSpacing(m_look.px(3));
}

void TotalsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showTaxes();
    fitTotal();
}

/// A total of seven digits on a narrow screen stays whole: it shrinks before anything is cut off.
void TotalsPanel::fitTotal() {
    const int room = width() - m_look.px(kRoomBesideTotal);
    int size = kTotalSize;
    while (size > kSmallestTotal &&
           QFontMetrics(m_look.font(size, QFont::Bold)).horizontalAdvance(m_total->text()) > room)
        size -= 2;
    m_total->setStyleSheet(size == kTotalSize ? QString()
                                              : QStringLiteral("font-size: %1px;").arg(m_look.px(size)));
}

void TotalsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) showSale();
    QWidget::changeEvent(event);
}

void TotalsPanel::showSale() {
    const api::SaleView& sale = m_shown.sale();
    const bool isPaidOut = sale.total.isNegative();
    const QString total = amountText(isPaidOut ? -sale.total : sale.total);
    m_totalWord->setText(isPaidOut ? tr("Pay out") : tr("Total"));
    m_total->setText(total);
    m_total->setAccessibleName(isPaidOut ? tr("Pay out %1").arg(total) : tr("Total %1").arg(total));
    const QString sold = tr("%n item(s)", nullptr, static_cast<int>(sale.itemCount));
    m_count->setText(sale.returnedCount == 0 ? sold : tr("%1, %2 back").arg(sold).arg(sale.returnedCount));
    const bool isPartlyPaid = sale.tendered.isPositive() && sale.due.isPositive();
    QString beside;
    if (isPartlyPaid)
        beside = tr("Paid %1  Still due %2").arg(amountText(sale.tendered), amountText(sale.due));
    else if (!sale.discountText.empty())
        beside = tr("Discount %1: %2").arg(fromUtf8(sale.discountText), amountText(-sale.discount));
    else if (!sale.returnOf.empty())
        beside = tr("Return of receipt %1").arg(fromUtf8(sale.returnOf));
    m_paid->setText(beside);
    m_paid->setVisible(!beside.isEmpty());
    showTaxes();
    fitTotal();
}

void TotalsPanel::showTaxes() {
    const auto& taxes = m_shown.sale().taxes;
    for (int row = 0; row < kTaxLines; ++row) {
        const TaxLine& line = m_taxes[row];
        const bool isUsed = static_cast<std::size_t>(row) < taxes.size();
        for (QLabel* label : {line.rate, line.taxable, line.tax}) label->setVisible(isUsed);
        if (!isUsed) continue;
        const api::TaxView& tax = taxes[static_cast<std::size_t>(row)];
        const QString rate = rateText(tax.ratePermille);
        line.rate->setText(tax.isReducedRate ? reducedRateMark() + tr("%1 reduced rate").arg(rate)
                                             : tr("%1 rate").arg(rate));
        line.taxable->setVisible(width() >= m_look.px(kRoomForTaxable));
        line.taxable->setText(amountText(tax.isReturn ? -tax.taxable : tax.taxable));
        line.tax->setText(tr("tax %1").arg(amountText(tax.isReturn ? -tax.tax : tax.tax)));
    }
}

void TotalsPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), m_look.px(2)), m_look.palette().ink);
}

}  // namespace kazasu::app
