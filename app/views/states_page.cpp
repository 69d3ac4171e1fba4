#include "app/views/states_page.h"

#include "app/views/labels.h"
#include "app/views/shape_label.h"
#include "app/views/state_words.h"
#include "app/views/touch_scroll.h"

#include <QGridLayout>

namespace kazasu::app {

StatesPage::StatesPage(const Look& look, CashierDesk& desk, QWidget* parent) : PageFrame(look, desk, parent) {
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    for (Card& card : m_cards) {
        card.frame = new QFrame(content);
        card.frame->setObjectName(QStringLiteral("card"));
        card.shape = new ShapeLabel(look, 28, card.frame);
        card.word = makeWrappedLabel(card.frame, "heading");
        card.meaning = makeWrappedLabel(card.frame, "muted");
        card.todo = makeWrappedLabel(card.frame, "todo");
        auto* grid = new QGridLayout(card.frame);
        grid->addWidget(card.shape, 0, 0);
        grid->addWidget(card.word, 0, 1);
        grid->addWidget(card.meaning, 1, 1);
        grid->addWidget(card.todo, 2, 1);
        grid->setColumnStretch(1, 1);
        m_column->addWidget(card.frame);
    }
    m_column->addStretch(1);
    body()->addWidget(new TouchScroll(this, content), 1);
    connect(&desk.shown(), &CashierScreen::statusChanged, this, &StatesPage::showStatus);
    StatesPage::measure();
    StatesPage::retranslate();
}

void StatesPage::measure() {
    PageFrame::measure();
    m_column->setSpacing(look().px(8));
    for (const Card& card : m_cards) {
        card.frame->layout()->setContentsMargins(look().px(14), look().px(10), look().px(14), look().px(10));
        static_cast<QGridLayout*>(card.frame->layout())->setHorizontalSpacing(look().px(12));
        static_cast<QGridLayout*>(card.frame->layout())->setVerticalSpacing(look().px(4));
    }
}

void StatesPage::retranslate() {
    setHeading(tr("States of this till"));
    setBackWords(tr("Back"));
    showStatus();
}

void StatesPage::showStatus() {
    const auto words = stateWords(shown().status(), shown().isScannerMissing());
    for (std::size_t i = 0; i < kStates; ++i) {
        m_cards[i].shape->show(words[i].shape, words[i].colour);
        m_cards[i].word->setText(words[i].word);
        m_cards[i].meaning->setText(words[i].meaning);
        m_cards[i].todo->setText(words[i].todo);
        m_cards[i].todo->setVisible(!words[i].todo.isEmpty());
    }
}

}  // namespace kazasu::app
