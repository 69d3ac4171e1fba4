#include "app/views/phone_page.h"

#include "app/amount_text.h"
#include "app/views/doubt_words.h"
#include "app/views/labels.h"

#include <QHBoxLayout>

namespace kazasu::app {

using Phase = api::SettlementPhase;

PhonePage::PhonePage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_amountWord(makeLabel(this, "sentence")),
      m_amount(makeLabel(this, "phoneAmount", Qt::AlignRight)),
      m_drawing(new PhoneDrawing(look, this)),
      m_camera(new CameraView(look, this)),
      m_sentence(makeWrappedLabel(this, "heading")),
      m_next(makeWrappedLabel(this, "sentence")),
      m_number(makeLabel(this, "small")),
      m_cash(new KeyButton(look, this)),
      m_park(new KeyButton(look, this)),
      m_stop(new KeyButton(look, this)) {
    m_sentence->setObjectName(QStringLiteral("phoneSentence"));
    m_next->setObjectName(QStringLiteral("phoneNext"));
    for (QLabel* label : {m_sentence, m_next}) label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_number->setAlignment(Qt::AlignCenter);
    auto* amountRow = new QHBoxLayout;
    amountRow->addWidget(m_amountWord);
    amountRow->addWidget(m_amount, 1);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_stop);
    keys->addWidget(m_park);
    keys->addWidget(m_cash);
    for (KeyButton* key : {m_stop, m_park, m_cash}) {
        key->setSizes(20, 64, 1);
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    body()->addLayout(amountRow);
    body()->addWidget(m_drawing, 3);
    body()->addWidget(m_camera, 3);
    body()->addWidget(m_sentence);
    body()->addWidget(m_next, 1);
    body()->addWidget(m_number);
    body()->addLayout(keys);
    connect(m_camera, &CameraView::availableChanged, this, &PhonePage::chooseDrawing);
    connect(m_cash, &QAbstractButton::clicked, &desk, &CashierDesk::openCash);
    connect(m_park, &QAbstractButton::clicked, &desk, &CashierDesk::park);
    connect(m_stop, &QAbstractButton::clicked, &desk, &CashierDesk::goBack);
    connect(&desk.shown(), &CashierScreen::settlementChanged, this, &PhonePage::showSettlement);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &PhonePage::showState);
    connect(&m_second, &QTimer::timeout, this, &PhonePage::countDown);
    m_second.setInterval(1000);
    PhonePage::retranslate();
}

void PhonePage::retranslate() {
    setHeading(tr("Pay by phone"));
    setBackWords(tr("Back"));
    m_cash->setWords(tr("Cash"), QStringLiteral("F8"));
    m_park->setWords(tr("Park"), QStringLiteral("F7"));
    m_stop->setWords(tr("Stop waiting"), QStringLiteral("Esc"));
    showState();
}

void PhonePage::showSettlement() {
    const api::SettlementView& settlement = shown().settlement();
    const bool isChecking = settlement.phase == Phase::Checking;
    if (isChecking && !m_second.isActive()) m_secondsAtStart = qMax(1, settlement.secondsLeft);
    m_secondsLeft = settlement.secondsLeft;
    m_secondsAtStart = qMax(m_secondsAtStart, m_secondsLeft);
    if (isChecking)
        m_second.start();
    else
        m_second.stop();
    showState();
}

void PhonePage::showCamera(const QImage& picture, const QList<QPolygonF>& outlines) {
    m_camera->show(picture, outlines);
}

/// What was paid, or why not, is drawn; where to hold the phone is best seen in the camera's picture.
void PhonePage::chooseDrawing() {
    const bool isHolding = shown().settlement().phase == Phase::Idle;
    m_camera->setVisible(isHolding && m_camera->hasPicture());
    m_drawing->setVisible(!isHolding || !m_camera->hasPicture());
}

void PhonePage::countDown() {
    if (m_secondsLeft > 0) --m_secondsLeft;
    showState();
}

PhonePage::Words PhonePage::acceptedWords() const {
    const api::SettlementView& settlement = shown().settlement();
    QString next;
    if (settlement.returned.isPositive())
        next = tr("%1 of the code was not needed and goes back to the customer.")
                   .arg(amountText(settlement.returned));
    if (settlement.isOffline)
        next = tr("Accepted without the center: it is told as soon as it is back.") +
               (next.isEmpty() ? QString() : QLatin1Char(' ') + next);
    if (shown().sale().due.isPositive())
        next =
            tr("%1 is still due: scan another code, or take cash (F8).").arg(amountText(shown().sale().due));
    return {PhoneDrawing::State::Paid, tr("Paid by phone: %1").arg(amountText(settlement.amount)), next, {}};
}

PhonePage::Words PhonePage::refusedWords() const {
    const auto& error = shown().settlement().error;
    const ErrorWords words = wordsFor(error ? error->code : ErrorCode::Internal);
    const auto& used = shown().settlement().used;
    return {PhoneDrawing::State::NotPaid, tr("Not paid. %1").arg(words.happened),
            used ? usedWords(*used) + QLatin1Char(' ') + words.next : words.next, words.number};
}

PhonePage::Words PhonePage::wordsNow() const {
    switch (shown().settlement().phase) {
        case Phase::Idle:
            break;
        case Phase::Accepted:
            return acceptedWords();
        case Phase::Refused:
            return refusedWords();
        case Phase::Checking:
            return {PhoneDrawing::State::Checking,
                    tr("Checking with the center…"),
                    m_secondsLeft > 0
                        ? tr("At most %n second(s) more. Ask the customer to wait.", nullptr, m_secondsLeft)
                        : tr("Any moment now. Ask the customer to wait."),
                    {}};
        case Phase::InDoubt:
            return {PhoneDrawing::State::InDoubt,
                    tr("The center has not answered yet."),
                    tr("This payment is being taken back and will not count. Park this sale (F7): it can be "
                       "taken "
                       "up again (Shift+F7) and paid in another way."),
                    {}};
    }
    return {
        PhoneDrawing::State::Hold,
        tr("Ask the customer to hold the phone to the reader."),
        tr("It is read by itself. If it is not: make the screen brighter, or ask for the bar code instead."),
        {}};
}

void PhonePage::showState() {
    const Words words = wordsNow();
    const Phase phase = shown().settlement().phase;
    const Money amount = phase == Phase::Checking || phase == Phase::InDoubt ? shown().settlement().amount
                                                                             : shown().sale().due;
    m_amount->setText(amountText(amount));
    m_amountWord->setText(shown().sale().tendered.isPositive() ? tr("Remaining") : tr("Due"));
    m_drawing->show(words.state, m_secondsLeft, m_secondsAtStart);
    m_drawing->setAccessibleName(words.sentence);
    m_sentence->setText(words.sentence);
    m_next->setText(words.next);
    m_number->setText(words.number);
    m_number->setVisible(!words.number.isEmpty());
    chooseDrawing();
    setBackVisible(phase != Phase::Checking);
    m_stop->setVisible(phase == Phase::Checking);
    m_park->setVisible(phase == Phase::InDoubt);
    m_cash->setVisible(phase != Phase::Checking && phase != Phase::InDoubt);
    m_park->setTone(KeyButton::Tone::Accent);
}

}  // namespace kazasu::app
