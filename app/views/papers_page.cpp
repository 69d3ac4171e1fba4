#include "app/views/papers_page.h"

#include "app/amount_text.h"
#include "app/views/labels.h"
#include "app/views/two_line_delegate.h"

#include <QScroller>

namespace kazasu::app {
namespace {

constexpr std::size_t kPurposeKeys = 6;

}  // namespace

PapersPage::PapersPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : GoodsPage(look, desk, parent),
      m_sentence(makeWrappedLabel(this, "sentence")),
      m_list(new QListView(this)),
      m_sales(new PastSalesModel(this)),
      m_none(makeWrappedLabel(this, "sentence")),
      m_named(makeKey("namedPaperKey", 22, 64)),
      m_gift(makeKey("giftPaperKey", 22, 64)),
      m_copy(makeKey("copyPaperKey", 22, 64)),
      m_return(makeKey("returnOfSaleKey", 22, 64)),
      m_question(makeWrappedLabel(this, "sentence")),
      m_pad(new TextPad(look, this)),
      m_filler(new QWidget(this)) {
    m_sentence->setObjectName(QStringLiteral("paperSentence"));
    makeList();
    makeKeys();
    arrange();
    connect(&papers(), &CashierPapers::changed, this, [this] { refresh(); });
    PapersPage::measure();
    PapersPage::retranslate();
}

void PapersPage::makeList() {
    m_list->setObjectName(QStringLiteral("found"));
    m_list->setModel(m_sales);
    m_list->setItemDelegate(new TwoLineDelegate(
        look(), PastSalesModel::TotalRole, {PastSalesModel::MomentRole, PastSalesModel::NumberRole}, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QScroller::grabGesture(m_list->viewport(), QScroller::TouchGesture);
    m_none->setAlignment(Qt::AlignCenter);
    connect(m_list, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { papers().choose(index.row()); });
}

void PapersPage::makeKeys() {
    m_named->setTone(KeyButton::Tone::Accent);
    connect(m_named, &QAbstractButton::clicked, &papers(), &CashierPapers::askName);
    connect(m_gift, &QAbstractButton::clicked, &papers(), &CashierPapers::printGift);
    connect(m_copy, &QAbstractButton::clicked, &papers(), &CashierPapers::printCopy);
    connect(m_return, &QAbstractButton::clicked, this, [this] {
        if (const auto* sale = papers().chosen()) goods().findReceipt(fromUtf8(sale->number));
    });
    for (std::size_t i = 0; i < kPurposeKeys; ++i) {
        m_purposes.push_back(makeKey("purposeKey", 20, 56));
        connect(m_purposes.back(), &QAbstractButton::clicked, this, [this, i] {
            papers().printNamed(i < purposes().size() ? fromUtf8(purposes()[i]) : QString());
        });
    }
}

void PapersPage::arrange() {
    body()->addWidget(m_sentence);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_none, 1);
    body()->addWidget(m_question);
    body()->addLayout(makeGrid(m_purposes, 2));
    body()->addWidget(m_filler, 1);
    body()->addWidget(m_pad);
    for (KeyButton* key : {m_return, m_copy, m_gift, m_named}) body()->addWidget(key);
    m_pad->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PapersPage::measure() {
    GoodsPage::measure();
    m_list->doItemsLayout();
}

void PapersPage::refresh() {
    const PaperStep step = papers().step();
    const bool isList = step == PaperStep::List;
    setHeading(isList ? tr("Receipts") : step == PaperStep::One ? tr("Receipt") : tr("Named receipt"));
    m_sentence->setVisible(!isList);
    m_pad->setVisible(step != PaperStep::One);
    m_question->setVisible(step == PaperStep::Name);
    m_filler->setVisible(!isList);
    for (KeyButton* key : {m_named, m_gift, m_copy, m_return}) key->setVisible(step == PaperStep::One);
    for (std::size_t i = 0; i < kPurposeKeys; ++i)
        m_purposes[i]->setVisible(step == PaperStep::Name && i <= purposes().size());
    showList();
    showKeys();
    if (step == PaperStep::One) showOne();
    if (step == PaperStep::Name) showName();
}

void PapersPage::showList() {
    const bool isList = papers().step() == PaperStep::List;
    const bool isNone = papers().found().empty();
    m_sales->show(papers().found());
    m_list->setAccessibleName(tr("Sales found"));
    m_list->setVisible(isList && !isNone);
    m_none->setVisible(isList && isNone);
    m_none->setText(shown().entryText().isEmpty()
                        ? tr("Nothing was sold yet.")
                        : tr("No sale with “%1”. Type a receipt's number, a day such as 11-30, or goods.")
                              .arg(shown().entryText()));
    const QModelIndex current = m_sales->index(papers().current(), 0);
    m_list->setCurrentIndex(current);
    m_list->scrollTo(current);
}

void PapersPage::showOne() {
    const auto* sale = papers().chosen();
    if (sale == nullptr) return;
    QString words =
        tr("Receipt %1 of %2\n%3\n%4")
            .arg(fromUtf8(sale->number), momentOf(*sale), goodsOf(*sale), amountText(sale->total));
    if (!sale->cashier.empty()) words += QStringLiteral("\n") + tr("Sold by %1").arg(fromUtf8(sale->cashier));
    m_sentence->setText(words);
}

void PapersPage::showKeys() {
    const auto* sale = papers().chosen();
    const int printed = sale == nullptr ? 0 : sale->namedPapers;
    m_named->setWords(tr("For a named person"), {},
                      printed > 0 ? tr("%n printed already", nullptr, printed) : QString());
    m_named->setDimmed(sale != nullptr && !sale->total.isPositive());
    m_gift->setWords(tr("Gift receipt without prices"));
    m_copy->setWords(tr("Copy of the receipt"));
    m_return->setWords(tr("Goods come back"));
    for (std::size_t i = 0; i < kPurposeKeys; ++i) {
        const bool isPurpose = i < purposes().size();
        m_purposes[i]->setWords(isPurpose ? fromUtf8(purposes()[i]) : tr("Leave room to write"));
    }
}

void PapersPage::showName() {
    const QString name = shown().entryText();
    m_sentence->setText(tr("Type the name for the receipt. Leave it empty for room to write it by hand."));
    m_question->setText(name.isEmpty() ? tr("For what?") : tr("For %1. For what?").arg(name));
}

}  // namespace kazasu::app
