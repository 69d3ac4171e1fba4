#include "app/views/refund_list.h"

#include "app/amount_text.h"
#include "app/error_texts.h"
#include "app/views/labels.h"
#include "app/views/refund_words.h"
#include "app/views/shape_label.h"

#include <QGridLayout>

#include <algorithm>

namespace kazasu::app {
namespace {

/// Nobody reads more; those come first that somebody has to do something about, and all of them.
constexpr std::ptrdiff_t kMostRefundCards = 20;

}  // namespace

RefundList::RefundList(const Look& look, CashierDesk& desk, QWidget* parent)
    : QWidget(parent), m_look(look), m_desk(desk), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    measure();
}

void RefundList::measure() {
    m_column->setSpacing(m_look.px(8));
    for (const Card& card : m_cards) measure(card);
}

void RefundList::measure(const Card& card) const {
    auto* grid = static_cast<QGridLayout*>(card.frame->layout());
    grid->setContentsMargins(m_look.px(14), m_look.px(10), m_look.px(14), m_look.px(10));
    grid->setHorizontalSpacing(m_look.px(12));
    grid->setVerticalSpacing(m_look.px(4));
}

RefundList::Card RefundList::makeCard() {
    Card card{};
    card.frame = new QFrame(this);
    card.frame->setObjectName(QStringLiteral("card"));
    card.shape = new ShapeLabel(m_look, 28, card.frame);
    card.state = makeWrappedLabel(card.frame, "heading");
    card.amount = makeLabel(card.frame, "heading", Qt::AlignRight | Qt::AlignTop);
    card.receipt = makeWrappedLabel(card.frame, "muted");
    card.todo = makeWrappedLabel(card.frame, "todo");
    card.inCash = new KeyButton(m_look, card.frame);
    card.inCash->setObjectName(QStringLiteral("refundInCashKey"));
    card.inCash->setSizes(18, 52, 1);
    card.inCash->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* grid = new QGridLayout(card.frame);
    grid->addWidget(card.shape, 0, 0, Qt::AlignTop);
    grid->addWidget(card.state, 0, 1);
    grid->addWidget(card.amount, 0, 2);
    grid->addWidget(card.receipt, 1, 1, 1, 2);
    grid->addWidget(card.todo, 2, 1, 1, 2);
    grid->addWidget(card.inCash, 3, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    const std::size_t index = m_cards.size();
    connect(card.inCash, &QAbstractButton::clicked, this, [this, index] {
        const RefundId refund = m_cards[index].refund;
        if (m_asked == refund) return m_desk.payRefundInCash(refund);
        m_asked = refund;
        showRefunds();
    });
    m_column->addWidget(card.frame);
    return card;
}

void RefundList::fill(Card& card, const api::RefundView& refund) {
    const RefundWords words = refundWords(refund);
    card.refund = refund.id;
    card.shape->show(words.shape, words.colour);
    card.state->setText(words.state);
    card.amount->setText(amountText(refund.amount));
    QString receipt = tr("Return, receipt %1").arg(fromUtf8(refund.receiptNumber));
    if (refund.error) receipt += QStringLiteral("  ") + wordsFor(refund.error->code).number;
    card.receipt->setText(receipt);
    card.todo->setText(words.todo);
    card.inCash->setWords(m_asked == refund.id ? tr("Really given back in cash") : tr("Give back in cash"));
    card.inCash->setVisible(refund.needsPerson());
    card.frame->setVisible(true);
}

void RefundList::showRefunds() {
    const auto& refunds = m_desk.shown().refunds();
    const auto toDo = std::count_if(refunds.begin(), refunds.end(),
                                    [](const api::RefundView& refund) { return refund.needsPerson(); });
    const std::size_t count =
        std::min(refunds.size(), static_cast<std::size_t>(std::max(toDo, kMostRefundCards)));
    while (m_cards.size() < count) {
        m_cards.push_back(makeCard());
        measure(m_cards.back());
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (i < count) fill(m_cards[i], refunds[i]);
        m_cards[i].frame->setVisible(i < count);
    }
    setVisible(count > 0);
}

}  // namespace kazasu::app
