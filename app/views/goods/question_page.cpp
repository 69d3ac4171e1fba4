#include "app/views/goods/question_page.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

namespace kazasu::app {

QuestionPage::QuestionPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : GoodsPage(look, desk, parent),
      m_name(makeWrappedLabel(this, "heading")),
      m_question(makeWrappedLabel(this, "sentence")),
      m_typed(makeLabel(this, "phoneAmount", Qt::AlignCenter)),
      m_keypad(new Keypad(look, this)),
      m_no(makeKey("questionNoKey", 24, 76)),
      m_yes(makeKey("questionYesKey", 24, 76)) {
    m_question->setObjectName(QStringLiteral("question"));
    m_keypad->setDigitsOnly();
    body()->addWidget(m_name);
    body()->addWidget(m_question);
    body()->addWidget(m_typed);
    body()->addWidget(m_keypad, 1);
    body()->addStretch();
    body()->addLayout(makeGrid({m_no, m_yes}, 2));
    m_yes->setTone(KeyButton::Tone::Accent);
    connect(m_no, &QAbstractButton::clicked, &goods(), &CashierGoods::refuseQuestion);
    connect(m_yes, &QAbstractButton::clicked, &desk, &CashierDesk::answerYes);
    QuestionPage::measure();
    QuestionPage::retranslate();
}

void QuestionPage::refresh() {
    const auto& question = shown().sale().question;
    const bool isAge = question && question->kind == api::QuestionView::Kind::Age;
    setHeading(isAge ? tr("Age check") : tr("Price"));
    setBackWords(tr("Not sold"));
    m_name->setText(question ? fromUtf8(question->itemName) : QString());
    m_question->setText(isAge ? tr("Only for customers of %1 or older. Ask for a proof of age if in doubt.")
                                    .arg(question->minimumAge)
                              : tr("What does one of these cost? Type it, then Enter."));
    m_typed->setVisible(!isAge);
    m_keypad->setVisible(!isAge);
    m_typed->setText(amountText(Money(goods().typed(), shown().sale().total.currency())));
    m_no->setWords(isAge ? tr("Not old enough") : tr("Not sold"), tr("Esc"));
    m_yes->setWords(isAge ? tr("Old enough") : tr("Ring up"), isAge ? QStringLiteral("F12") : tr("Enter"));
    m_yes->setDimmed(!isAge && goods().typed() == 0);
}

}  // namespace kazasu::app
