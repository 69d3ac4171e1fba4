#include "app/views/entry_bar.h"

#include <QEvent>
#include <QHBoxLayout>

namespace kazasu::app {

EntryBar::EntryBar(const Look& look, CashierDesk& desk, QWidget* parent)
    : QFrame(parent), m_look(look), m_desk(desk), m_mode(new QLabel(this)), m_field(new EntryField(this)) {
    setObjectName(QStringLiteral("entry"));
    m_field->setObjectName(QStringLiteral("scanField"));
    setFocusProxy(m_field);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_mode);
    row->addWidget(m_field, 1);
    connect(m_field, &EntryField::scanned, &desk,
            [&desk](const QString& label) { desk.labelScanned(label.toStdString()); });
    connect(m_field, &EntryField::entered, &desk, &CashierDesk::textEntered);
    connect(m_field, &QLineEdit::textChanged, &desk, &CashierDesk::textEdited);
    connect(&desk.shown(), &CashierScreen::entryTextWanted, m_field, &QLineEdit::setText);
    connect(&desk.shown(), &CashierScreen::entryModeChanged, this, &EntryBar::showMode);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &EntryBar::showMode);
    connect(&desk.goods(), &CashierGoods::changed, this, &EntryBar::showMode);
    connect(&look, &Look::changed, this, &EntryBar::measure);
    connect(&look, &Look::changed, this, &EntryBar::showMode);
    measure();
    showMode();
}

void EntryBar::measure() {
    layout()->setContentsMargins(m_look.px(14), m_look.px(4), m_look.px(8), m_look.px(4));
    layout()->setSpacing(m_look.px(10));
    m_field->setTextMargins(m_look.px(4), 0, 0, 0);
    setFixedHeight(m_look.px(52));
}

void EntryBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) showMode();
    QFrame::changeEvent(event);
}

void EntryBar::showMode() {
    const EntryMode mode = m_desk.shown().entryMode();
    m_field->setTakesWords(mode == EntryMode::Search || mode == EntryMode::Reason ||
                           mode == EntryMode::PastSale || mode == EntryMode::PaperName);
    switch (mode) {
        case EntryMode::Scan:
            m_mode->setText(tr("Scan"));
            m_field->setHint(tr("Goods or a phone's code, or type a number"), m_look.palette().muted);
            break;
        case EntryMode::Search:
            m_mode->setText(tr("Search"));
            m_field->setHint(tr("Part of a name, or a number"), m_look.palette().muted);
            break;
        case EntryMode::Cash: {
            const Money total = m_desk.shown().sale().total;
            m_mode->setText(total.isNegative() ? tr("Pay out") : tr("Cash given"));
            m_field->setHint(total.isNegative()   ? tr("Give the money, then Enter")
                             : total.isPositive() ? tr("Amount, then Enter")
                                                  : tr("Nothing to pay: Enter"),
                             m_look.palette().muted);
            break;
        }
        case EntryMode::Quantity:
            m_mode->setText(tr("Quantity"));
            m_field->setHint(tr("How many, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::Pieces:
            m_mode->setText(tr("Pieces"));
            m_field->setHint(tr("How many of it, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::Amount:
            m_mode->setText(tr("Amount"));
            m_field->setHint(tr("Amount, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::Reason:
            m_mode->setText(tr("Reason"));
            m_field->setHint(tr("Why, in a few words, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::Price:
            if (m_desk.goods().priceStep() == PriceStep::OtherPrice) {
                m_mode->setText(tr("Price"));
                m_field->setHint(tr("New price, then its reason"), m_look.palette().muted);
            } else {
                m_mode->setText(tr("Discount"));
                m_field->setHint(tr("Amount, then Enter"), m_look.palette().muted);
            }
            break;
        case EntryMode::AskedPrice:
            m_mode->setText(tr("Price"));
            m_field->setHint(tr("Amount, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::Receipt:
            m_mode->setText(tr("Receipt"));
            m_field->setHint(tr("Number of the receipt, then Enter"), m_look.palette().muted);
            break;
        case EntryMode::BareCode:
            m_mode->setText(tr("Return"));
            m_field->setHint(tr("Scan the goods, or type a number"), m_look.palette().muted);
            break;
        case EntryMode::PastSale:
            m_mode->setText(tr("Receipt"));
            m_field->setHint(tr("Number, day or goods"), m_look.palette().muted);
            break;
        case EntryMode::PaperName:
            m_mode->setText(tr("Name"));
            m_field->setHint(tr("Person or company, or leave it empty"), m_look.palette().muted);
            break;
    }
    m_field->setAccessibleName(m_mode->text());
}

}  // namespace kazasu::app
