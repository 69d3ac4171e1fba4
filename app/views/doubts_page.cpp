#include "app/views/doubts_page.h"

#include "app/amount_text.h"
#include "app/views/doubt_words.h"
#include "app/views/labels.h"
#include "app/views/refund_list.h"
#include "app/views/shape_label.h"
#include "app/views/touch_scroll.h"

#include <QGridLayout>

namespace kazasu::app {
namespace {

/// Nobody reads more; the newest come first.
constexpr std::size_t kMostCards = 20;

}  // namespace

DoubtsPage::DoubtsPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_content(new QWidget(this)),
      m_column(new QVBoxLayout(m_content)),
      m_refunds(new RefundList(look, desk, m_content)),
      m_empty(makeWrappedLabel(m_content, "sentence")),
      m_more(makeLabel(m_content, "muted")) {
    m_empty->setObjectName(QStringLiteral("doubtsEmpty"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_empty);
    m_column->addWidget(m_more);
    m_column->addWidget(m_refunds);
    m_column->addStretch(1);
    auto* scroll = new TouchScroll(this, m_content);
    body()->addWidget(scroll, 1);
    connect(&desk.shown(), &CashierScreen::doubtsChanged, this, &DoubtsPage::showDoubts);
    connect(&desk.shown(), &CashierScreen::refundsChanged, this, &DoubtsPage::showDoubts);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &DoubtsPage::showDoubts);
    connect(&m_second, &QTimer::timeout, &desk, &CashierDesk::readDoubts);
    m_second.setInterval(1000);
    DoubtsPage::measure();
    DoubtsPage::retranslate();
}

void DoubtsPage::retranslate() {
    setHeading(tr("Payments in doubt, refunds"));
    setBackWords(tr("Back"));
    showDoubts();
}

void DoubtsPage::measure() {
    PageFrame::measure();
    m_column->setSpacing(look().px(8));
    for (const Card& card : m_cards) measure(card);
    m_refunds->measure();
}

void DoubtsPage::measure(const Card& card) const {
    auto* grid = static_cast<QGridLayout*>(card.frame->layout());
    grid->setContentsMargins(look().px(14), look().px(10), look().px(14), look().px(10));
    grid->setHorizontalSpacing(look().px(12));
    grid->setVerticalSpacing(look().px(4));
    card.keys->setSpacing(look().px(8));
    card.keys->setContentsMargins(0, look().px(4), 0, 0);
}

void DoubtsPage::showEvent(QShowEvent* event) {
    PageFrame::showEvent(event);
    m_voidAsked.reset();
    m_refunds->forgetAsked();
    desk().readDoubts();
    m_second.start();
}

void DoubtsPage::hideEvent(QHideEvent* event) {
    PageFrame::hideEvent(event);
    m_second.stop();
}

DoubtsPage::Card DoubtsPage::makeCard() {
    Card card{};
    card.frame = new QFrame(m_content);
    card.frame->setObjectName(QStringLiteral("card"));
    card.shape = new ShapeLabel(look(), 28, card.frame);
    card.state = makeWrappedLabel(card.frame, "heading");
    card.amount = makeLabel(card.frame, "heading", Qt::AlignRight | Qt::AlignTop);
    card.goods = makeWrappedLabel(card.frame, "muted");
    card.todo = makeWrappedLabel(card.frame, "todo");
    card.times = makeLabel(card.frame, "muted", Qt::AlignRight | Qt::AlignTop);
    card.takeUp = new KeyButton(look(), card.frame);
    card.voiding = new KeyButton(look(), card.frame);
    card.takeUp->setTone(KeyButton::Tone::Accent);
    card.takeUp->setObjectName(QStringLiteral("takeUpKey"));
    card.voiding->setObjectName(QStringLiteral("voidParkedKey"));
    card.keys = new QHBoxLayout;
    for (KeyButton* key : {card.voiding, card.takeUp}) {
        key->setSizes(18, 52, 1);
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        card.keys->addWidget(key);
    }
    auto* grid = new QGridLayout(card.frame);
    grid->addWidget(card.shape, 0, 0, Qt::AlignTop);
    grid->addWidget(card.state, 0, 1);
    grid->addWidget(card.amount, 0, 2);
    grid->addWidget(card.goods, 1, 1);
    grid->addWidget(card.times, 1, 2);
    grid->addWidget(card.todo, 2, 1, 1, 2);
    grid->addLayout(card.keys, 3, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    const std::size_t index = m_cards.size();
    connect(card.takeUp, &QAbstractButton::clicked, this,
            [this, index] { desk().takeUpSale(m_cards[index].sale); });
    connect(card.voiding, &QAbstractButton::clicked, this, [this, index] {
        const SaleId sale = m_cards[index].sale;
        if (m_voidAsked == sale) return desk().voidParkedSale(sale);
        m_voidAsked = sale;
        showDoubts();
    });
    m_column->insertWidget(static_cast<int>(index) + 1, card.frame);
    return card;
}

void DoubtsPage::fill(Card& card, const api::DoubtView& doubt) {
    const DoubtWords words = doubtWords(doubt);
    card.sale = doubt.sale;
    card.shape->show(words.shape, words.colour);
    card.state->setText(words.state);
    card.amount->setText(amountText(doubt.amount));
    card.goods->setText(doubtGoods(doubt));
    card.times->setText(doubtTimes(doubt));
    const bool isBusy = shown().hasOpenLines();
    card.todo->setText(doubt.isOffered && isBusy ? tr("Finish the sale on the left first.") : words.todo);
    card.takeUp->setWords(tr("Take up"));
    card.takeUp->setDimmed(isBusy);
    card.takeUp->setVisible(doubt.isOffered);
    card.voiding->setWords(m_voidAsked == doubt.sale ? tr("Really void") : tr("Void"));
    card.voiding->setVisible(doubt.isOffered && doubt.state == api::DoubtState::TakenBack);
    card.frame->setVisible(true);
}

void DoubtsPage::showDoubts() {
    const auto& doubts = shown().doubts();
    const std::size_t count = std::min(doubts.size(), kMostCards);
    while (m_cards.size() < count) {
        m_cards.push_back(makeCard());
        measure(m_cards.back());
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (i < count) fill(m_cards[i], doubts[i]);
        m_cards[i].frame->setVisible(i < count);
    }
    m_empty->setText(
        tr("No payment of today was left in doubt. One whose answer does not come stands here until the "
           "till has found out what became of it."));
    m_empty->setVisible(doubts.empty() && shown().refunds().empty());
    m_refunds->showRefunds();
    m_more->setText(tr("%n earlier one(s)", nullptr, static_cast<int>(doubts.size() - count)));
    m_more->setVisible(doubts.size() > count);
}

}  // namespace kazasu::app
