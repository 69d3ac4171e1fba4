#include "app/views/status_strip.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace kazasu::app {
namespace {

constexpr int kStripHeight = 44;

}  // namespace

StatusStrip::StatusStrip(const Look& look, CashierDesk& desk, PeopleDesk& people, Clock& clock,
                         QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_desk(desk),
      m_people(people),
      m_clock(clock),
      m_shop(makeLabel(this, "shop")),
      m_register(makeLabel(this, "muted")),
      m_time(makeLabel(this, "clock")),
      m_person(new KeyButton(look, this)),
      m_language(new KeyButton(look, this)) {
    setObjectName(QStringLiteral("strip"));
    setSizePolicy(QSizePolicy::Ignored,
                  QSizePolicy::Fixed);  // it fits itself to the window, not the window to it
    auto* row = new QHBoxLayout(this);
    row->addSpacing(0);
    row->addWidget(m_shop);
    row->addWidget(m_register);
    row->addStretch(1);
    for (auto& state : m_states) {
        state = new KeyButton(look, this);
        state->setTone(KeyButton::Tone::Quiet);
        state->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
        row->addWidget(state);
    }
    for (std::size_t i = 0; i < kStates; ++i) {
        const bool isDoubts = i + 1 == kStates;
        connect(m_states[i], &QAbstractButton::clicked, &desk,
                isDoubts ? &CashierDesk::toggleDoubts : &CashierDesk::toggleStatus);
    }
    m_states.back()->setObjectName(QStringLiteral("doubtsKey"));
    m_person->setObjectName(QStringLiteral("personKey"));
    m_person->setTone(KeyButton::Tone::Quiet);
    m_person->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    connect(m_person, &QAbstractButton::clicked, &desk, &CashierDesk::togglePeople);
    connect(&people, &PeopleDesk::changed, this, &StatusStrip::showPerson);
    row->addWidget(m_person);
    row->addWidget(m_time);
    row->addWidget(m_language);
    m_language->setObjectName(QStringLiteral("languageKey"));
    m_language->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    connect(m_language, &QAbstractButton::clicked, this, &StatusStrip::languageWanted);
    connect(&desk.shown(), &CashierScreen::statusChanged, this, &StatusStrip::showStatus);
    connect(&look, &Look::changed, this, &StatusStrip::measure);
    connect(&m_second, &QTimer::timeout, this, &StatusStrip::showTime);
    m_second.start(1000);
    measure();
    showStatus();
    showPerson();
    showTime();
}

void StatusStrip::showPerson() {
    const auto& person = m_people.view().person;
    m_person->setWords(person ? fromUtf8(person->name) : tr("Nobody"));
    m_person->setAccessibleDescription(tr("Lock, sign out, train, and the shop's people (Shift+F11)"));
    fit();
}

void StatusStrip::measure() {
    setFixedHeight(m_look.px(kStripHeight));
    layout()->setContentsMargins(m_look.px(48), m_look.px(4), m_look.px(12), m_look.px(5));
    layout()->setSpacing(m_look.px(8));
    for (auto* state : m_states) state->setSizes(15, 34, 1);
    m_person->setSizes(15, 34, 1);
    m_language->setSizes(15, 34, 1);
    fit();
    update();
}

void StatusStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showStatus();
        showPerson();
        showTime();
    }
    QWidget::changeEvent(event);
}

void StatusStrip::showStatus() {
    const api::StatusView& status = m_desk.shown().status();
    m_shop->setText(fromUtf8(status.shopName));
    m_register->setText(fromUtf8(status.registerName));
    m_words = stateWords(status, m_desk.shown().isScannerMissing());
    for (std::size_t i = 0; i < kStates; ++i) {
        const StateWords& words = m_words[i];
        m_states[i]->setAccessibleDescription(words.meaning + QLatin1Char(' ') + words.todo);
        m_states[i]->setShape(words.shape, words.colour);
        m_states[i]->setVisible(!words.isAtRest);
    }
    //: The key that switches the whole window to the other language, in that language.
    m_language->setWords(tr("日本語"), QString());
    m_language->setAccessibleDescription(tr("Switches the language (F10)"));
    fit();
}

/// Half an amount is a wrong amount: the words give way first, then the lane and the shop's name.
void StatusStrip::fit() {
    if (m_words.empty()) return;
    fitWith(false, true, true);
    if (neededWidth() > width()) fitWith(true, true, true);
    if (neededWidth() > width()) fitWith(true, false, true);
    if (neededWidth() > width()) fitWith(true, false, false);
}

void StatusStrip::fitWith(bool isShort, bool hasRegister, bool hasShop) {
    for (std::size_t i = 0; i < kStates; ++i) {
        m_states[i]->setWords(isShort ? m_words[i].shortWord : m_words[i].word);
        m_states[i]->setAccessibleName(m_words[i].word);
        m_states[i]->setMinimumWidth(m_states[i]->sizeHint().width());
    }
    m_language->setMinimumWidth(m_language->sizeHint().width());
    m_register->setVisible(hasRegister);
    m_shop->setVisible(hasShop);
}

/// With the person's whole name; that one may be cut where nothing else is left to give way.
int StatusStrip::neededWidth() const { return layout()->sizeHint().width(); }

/// Only what is shown has a place in the row that fit() measures.
void StatusStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fit();
}

void StatusStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void StatusStrip::showTime() {
    const CivilTime now = civilAt(m_clock.now(), kJapanOffset);
    m_time->setText(QStringLiteral("%1:%2").arg(now.hour).arg(now.minute, 2, 10, QLatin1Char('0')));
    m_time->setAccessibleName(tr("Time %1").arg(m_time->text()));
}

void StatusStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Palette& p = m_look.palette();
    painter.fillRect(rect(), p.mist);
    painter.fillRect(QRect(0, height() - 1, width(), 1), p.line);
    const int side = m_look.px(26);
    const QRectF mark(m_look.px(14), (height() - side) / 2.0, side, side);
    // The house's mark, small: a phone tilted over one scan line.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(mark.center());
    painter.scale(side / 24.0, side / 24.0);
    painter.setPen(QPen(p.accent, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(QLineF(-10, 9.5, 10, 9.5));
    painter.rotate(-20);
    painter.drawRoundedRect(QRectF(-4.5, -11, 9, 16), 2, 2);
}

}  // namespace kazasu::app
