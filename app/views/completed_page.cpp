#include "app/views/completed_page.h"

#include "app/amount_text.h"
#include "app/look/shapes.h"
#include "app/views/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace kazasu::app {

CompletedPage::CompletedPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_badge(new QWidget(this)),
      m_paid(makeLabel(this, "paid", Qt::AlignCenter)),
      m_changeWord(makeLabel(this, "sentence", Qt::AlignCenter)),
      m_change(makeLabel(this, "change", Qt::AlignCenter)),
      m_tenderGrid(new QGridLayout),
      m_receipt(makeWrappedLabel(this, "sentence")),
      m_receiptNext(makeWrappedLabel(this, "help")),
      m_reprint(new KeyButton(look, this)),
      m_papers(new KeyButton(look, this)),
      m_next(new KeyButton(look, this)) {
    setBackVisible(false);
    arrange();
    connect(m_reprint, &QAbstractButton::clicked, &desk, &CashierDesk::reprint);
    connect(m_papers, &QAbstractButton::clicked, &desk, &CashierDesk::togglePapers);
    connect(m_next, &QAbstractButton::clicked, &desk, &CashierDesk::goBack);
    connect(&desk.shown(), &CashierScreen::completedChanged, this, &CompletedPage::showCompleted);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &CompletedPage::showTenders);
    CompletedPage::measure();
    CompletedPage::retranslate();
}

QFrame* CompletedPage::makeTenderCard() {
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    card->setLayout(m_tenderGrid);
    m_tenderGrid->setColumnStretch(0, 1);
    for (int row = 0; row < kTenderLines; ++row) {
        m_tenderWords[row] = makeWrappedLabel(this, "value");
        m_tenderAmounts[row] = makeLabel(this, "value", Qt::AlignRight);
        m_tenderGrid->addWidget(m_tenderWords[row], row, 0);
        m_tenderGrid->addWidget(m_tenderAmounts[row], row, 1);
    }
    return card;
}

void CompletedPage::arrange() {
    m_change->setObjectName(QStringLiteral("change"));
    m_receipt->setObjectName(QStringLiteral("receiptSentence"));
    for (QLabel* label : {m_receipt, m_receiptNext}) label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    body()->addStretch(1);
    body()->addWidget(m_badge);
    body()->addWidget(m_paid);
    body()->addWidget(m_changeWord);
    body()->addWidget(m_change);
    body()->addStretch(1);
    body()->addWidget(makeTenderCard());
    body()->addWidget(m_receipt);
    body()->addWidget(m_receiptNext);
    body()->addStretch(2);
    auto* papers = new QHBoxLayout;
    papers->addWidget(m_reprint);
    papers->addWidget(m_papers);
    body()->addLayout(papers);
    body()->addWidget(m_next);
    for (KeyButton* key : {m_reprint, m_papers, m_next})
        key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (KeyButton* key : {m_reprint, m_papers}) key->setSizes(20, 56, 1);
    m_papers->setObjectName(QStringLiteral("papersKey"));
    m_next->setSizes(26, 76, 1);
    m_next->setTone(KeyButton::Tone::Accent);
    m_next->setObjectName(QStringLiteral("nextCustomerKey"));
}

void CompletedPage::measure() {
    PageFrame::measure();
    m_tenderGrid->setContentsMargins(look().px(16), look().px(10), look().px(16), look().px(10));
    m_tenderGrid->setVerticalSpacing(look().px(4));
    m_badge->setFixedHeight(look().px(104));
}

void CompletedPage::retranslate() {
    setHeading({});
    setBackWords(tr("Next customer"));
    m_paid->setText(tr("Paid"));
    m_reprint->setWords(tr("Reprint"));
    m_papers->setWords(tr("Named, gift"), QStringLiteral("F9"));
    m_next->setWords(tr("Next customer"), tr("Enter"));
    showCompleted();
}

void CompletedPage::showCompleted() {
    const api::CompletedView& completed = shown().completed();
    const bool hasChange = completed.change.isPositive();
    const bool isPaidOut = completed.total.isNegative();
    m_paid->setText(isPaidOut ? tr("Paid out") : tr("Paid"));
    m_changeWord->setText(isPaidOut ? tr("Given back") : hasChange ? tr("Change") : tr("No change"));
    m_change->setText(amountText(isPaidOut ? -completed.total : completed.change));
    m_change->setVisible(isPaidOut || hasChange);
    const QString number = fromUtf8(completed.receiptNumber);
    if (completed.isReceiptPrinted) {
        m_receipt->setText(tr("Receipt %1 is printed.").arg(number));
        m_receiptNext->setText({});
    } else {
        const ErrorWords words =
            wordsFor(completed.printError ? completed.printError->code : ErrorCode::PrinterNotReady);
        m_receipt->setText(tr("Receipt %1 is not printed. %2").arg(number, words.happened));
        m_receiptNext->setText(words.next + QStringLiteral("  ") + words.number);
    }
    m_receiptNext->setVisible(!completed.isReceiptPrinted);
    showTenders();
}

void CompletedPage::showTenders() {
    struct Line {
        QString word;
        QString amount;
    };
    std::vector<Line> lines;
    bool hasRefund = false;
    for (const api::TenderView& tender : shown().sale().tenders) {
        if (tender.kind == api::TenderKind::CodeRefund) hasRefund = true;
    }
    for (const api::TenderView& tender : shown().sale().tenders) {
        const bool isCash = tender.kind == api::TenderKind::Cash;
        if (hasRefund) {
            lines.push_back({isCash ? tr("Cash, to the customer") : tr("To the account or card it came from"),
                             amountText(-tender.amount)});
            continue;
        }
        if (!tender.amount.isPositive()) continue;  // paid out: said above
        lines.push_back({isCash ? tr("Cash") : tr("By phone"), amountText(tender.amount)});
        if (tender.returned.isPositive())
            lines.push_back({tr("Goes back to the customer's phone"), amountText(tender.returned)});
    }
    for (std::size_t row = 0; row < kTenderLines; ++row) {
        const bool isUsed = row < lines.size();
        m_tenderWords[row]->setVisible(isUsed);
        m_tenderAmounts[row]->setVisible(isUsed);
        if (!isUsed) continue;
        m_tenderWords[row]->setText(lines[row].word);
        m_tenderAmounts[row]->setText(lines[row].amount);
    }
}

void CompletedPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& p = look().palette();
    const double radius = look().px(44);
    const QPointF centre = QRectF(m_badge->geometry()).center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(p.accent);
    painter.drawEllipse(centre, radius, radius);
    paintShape(painter, Shape::Tick,
               QRectF(centre - QPointF(radius, radius) * 0.6, QSizeF(radius, radius) * 1.2), p.onAccent);
}

}  // namespace kazasu::app
