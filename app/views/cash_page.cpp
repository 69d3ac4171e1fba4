#include "app/views/cash_page.h"

#include "app/amount_text.h"
#include "app/cash_suggestions.h"
#include "app/views/labels.h"

namespace kazasu::app {
namespace {

constexpr int kSuggestionColumns = 3;

}  // namespace

CashPage::CashPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_figures(new QGridLayout),
      m_dueWord(makeLabel(this, "sentence")),
      m_due(makeLabel(this, "amount", Qt::AlignRight)),
      m_givenWord(makeLabel(this, "sentence")),
      m_given(makeLabel(this, "amount", Qt::AlignRight)),
      m_changeWord(makeLabel(this, "sentence")),
      m_change(makeLabel(this, "amount", Qt::AlignRight)),
      m_suggestionGrid(new QGridLayout),
      m_keypad(new Keypad(look, this)),
      m_allCash(new KeyButton(look, this)),
      m_take(new KeyButton(look, this)) {
    body()->addWidget(makeFigures());
    body()->addLayout(m_suggestionGrid, 2);
    body()->addWidget(m_keypad, 4);
    body()->addStretch();  // where there is nothing to type
    body()->addWidget(m_allCash);
    body()->addWidget(m_take);
    m_allCash->setObjectName(QStringLiteral("allCashKey"));
    m_allCash->setSizes(20, 56, 1);
    m_allCash->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_allCash, &QAbstractButton::clicked, &desk, &CashierDesk::payAllInCash);
    m_take->setObjectName(QStringLiteral("takeCashKey"));
    m_take->setTone(KeyButton::Tone::Accent);
    m_take->setSizes(26, 76, 1);
    m_take->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addSuggestions();
    connect(m_take, &QAbstractButton::clicked, m_keypad, &Keypad::finished);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &CashPage::showDue);
    connect(&desk.shown(), &CashierScreen::cashGivenChanged, this, &CashPage::showGiven);
    connect(&desk.shown(), &CashierScreen::pageChanged, this, &CashPage::showGiven);
    CashPage::measure();
    CashPage::retranslate();
}

QFrame* CashPage::makeFigures() {
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    card->setLayout(m_figures);
    int row = 0;
    for (auto [word, amount] :
         {std::pair{m_dueWord, m_due}, {m_givenWord, m_given}, {m_changeWord, m_change}}) {
        m_figures->addWidget(word, row, 0);
        m_figures->addWidget(amount, row++, 1);
    }
    m_change->setObjectName(QStringLiteral("changePreview"));
    return card;
}

void CashPage::addSuggestions() {
    for (std::size_t i = 0; i < kSuggestions; ++i) {
        auto* key = new KeyButton(look(), this);
        key->setSizes(22, 52, 1);
        m_suggestionGrid->addWidget(key, static_cast<int>(i) / kSuggestionColumns,
                                    static_cast<int>(i) % kSuggestionColumns);
        m_suggestions.push_back(key);
        connect(key, &QAbstractButton::clicked, this, [this, i] {
            const auto amounts = cashSuggestions(shown().sale().due, kSuggestions);
            if (i < amounts.size()) desk().takeCash(amounts[i]);
        });
    }
}

void CashPage::measure() {
    PageFrame::measure();
    m_figures->setContentsMargins(look().px(16), look().px(8), look().px(16), look().px(8));
    m_figures->setVerticalSpacing(look().px(2));
    m_suggestionGrid->setSpacing(look().px(8));
}

void CashPage::retranslate() {
    setBackWords(tr("Back"));
    m_changeWord->setText(tr("Change"));
    m_allCash->setWords(tr("All in cash"), {}, tr("Needs a manager"));
    showDue();
}

void CashPage::showDue() {
    const bool isPaidOut = !shown().sale().total.isPositive();
    const Money due = isPaidOut ? -shown().sale().total : shown().sale().due;
    const bool isNothing = isPaidOut && due.isZero();
    setHeading(isNothing ? tr("Nothing to pay") : isPaidOut ? tr("Pay out") : tr("Cash"));
    m_dueWord->setText(isNothing ? tr("Nothing to pay") : isPaidOut ? tr("Give the customer") : tr("Due"));
    m_take->setWords(isNothing ? tr("Finish") : isPaidOut ? tr("Paid out") : tr("Take cash"), tr("Enter"));
    for (QWidget* only :
         std::initializer_list<QWidget*>{m_givenWord, m_given, m_changeWord, m_change, m_keypad})
        only->setVisible(!isPaidOut);
    m_due->setText(amountText(due));
    m_givenWord->setText(tr("Given"));
    m_allCash->hide();
    if (isPaidOut) return showGivenBack();
    const auto amounts = cashSuggestions(due, kSuggestions);
    for (std::size_t i = 0; i < m_suggestions.size(); ++i) {
        m_suggestions[i]->setVisible(i < amounts.size());
        if (i < amounts.size())
            m_suggestions[i]->setWords(i == 0 ? tr("Exact") : amountText(amounts[i]), {},
                                       i == 0 ? amountText(due) : QString());
    }
    showGiven();
}

/// What a code had paid does not go over the counter.
void CashPage::showGivenBack() {
    for (KeyButton* key : m_suggestions) key->hide();
    m_take->setDimmed(false);
    const Money toCodes = shown().sale().refundToCodes;
    if (!toCodes.isPositive()) return;
    setHeading(tr("Give back"));
    m_due->setText(amountText(-shown().sale().total - toCodes));
    m_givenWord->setText(tr("To the code that paid"));
    m_given->setText(amountText(toCodes));
    for (QWidget* also : std::initializer_list<QWidget*>{m_givenWord, m_given, m_allCash}) also->show();
    m_take->setWords(tr("Give back"), tr("Enter"));
}

void CashPage::showGiven() {
    if (!shown().sale().total.isPositive()) return;
    const auto given = shown().cashGiven();
    const Money due = shown().sale().due;
    m_given->setText(given ? amountText(*given) : QStringLiteral("–"));
    const bool isEnough = given && *given >= due;
    m_changeWord->setText(given && !isEnough ? tr("Still due") : tr("Change"));
    m_change->setText(given ? amountText(isEnough ? *given - due : due - *given) : QStringLiteral("–"));
    m_take->setDimmed(!given);
}

}  // namespace kazasu::app
