#include "app/views/sign_in_page.h"

#include "app/amount_text.h"
#include "app/error_texts.h"
#include "app/views/labels.h"

#include <QEvent>

namespace kazasu::app {
namespace {

constexpr int kCardWidth = 480;
constexpr int kCardHeight = 600;

}  // namespace

SignInPage::SignInPage(const Look& look, PeopleDesk& people, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_people(people),
      m_card(new QWidget(this)),
      m_heading(makeLabel(m_card, "paid")),
      m_sentence(makeWrappedLabel(m_card, "next")),
      m_entry(new PinEntry(look, m_card)),
      m_refusal(makeWrappedLabel(m_card, "refusal")),
      m_signIn(new KeyButton(look, m_card)) {
    setObjectName(QStringLiteral("signIn"));
    m_signIn->setObjectName(QStringLiteral("signInKey"));
    m_signIn->setTone(KeyButton::Tone::Accent);
    m_signIn->setSizes(26, 76, 1);
    m_signIn->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(m_card);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_entry, 1);
    column->addWidget(m_refusal);
    column->addWidget(m_signIn);
    auto* outer = new QGridLayout(this);
    outer->addWidget(m_card, 0, 0, Qt::AlignCenter);
    connect(m_signIn, &QAbstractButton::clicked, m_entry, &PinEntry::finish);
    connect(m_entry, &PinEntry::entered, &people, &PeopleDesk::signIn);
    connect(&people, &PeopleDesk::changed, this, &SignInPage::showPhase);
    connect(&people, &PeopleDesk::refusalChanged, this, &SignInPage::showRefusal);
    connect(&look, &Look::changed, this, &SignInPage::measure);
    measure();
    showPhase();
    showRefusal();
}

void SignInPage::begin() {
    const auto& person = m_people.view().person;
    m_entry->begin(person ? person->number : 0);
}

void SignInPage::showPhase() {
    const auto& view = m_people.view();
    const bool isLocked = view.phase == api::SignInPhase::Locked && view.person;
    m_heading->setText(isLocked ? tr("Locked") : tr("Sign in"));
    m_sentence->setText(
        isLocked ? tr("%1 goes on with the PIN; anybody else signs in with their own number. The sale waits.")
                       .arg(fromUtf8(view.person->name))
                 : tr("Enter your staff number and your PIN."));
    m_signIn->setWords(isLocked ? tr("Unlock") : tr("Sign in"), tr("Enter"));
}

void SignInPage::showRefusal() {
    const auto refusal = m_people.refusal();
    const ErrorWords words = refusal ? wordsFor(*refusal) : ErrorWords{};
    m_refusal->setText(refusal
                           ? words.happened + QLatin1Char('\n') + words.next + QLatin1Char(' ') + words.number
                           : QStringLiteral("\n"));
}

void SignInPage::measure() {
    m_card->setFixedSize(m_look.px(kCardWidth), m_look.px(kCardHeight));
    m_card->layout()->setContentsMargins(0, 0, 0, 0);
    m_card->layout()->setSpacing(m_look.px(12));
    layout()->setContentsMargins(0, 0, 0, 0);
    m_refusal->setMinimumHeight(m_look.px(56));
}

void SignInPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showPhase();
        showRefusal();
    }
    QWidget::changeEvent(event);
}

}  // namespace kazasu::app
