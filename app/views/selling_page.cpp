#include "app/views/selling_page.h"

#include "app/amount_text.h"
#include "app/views/labels.h"

#include <QEvent>

namespace kazasu::app {
namespace {

constexpr int kQuickCaption = 20;
constexpr int kQuickHeight = 66;
constexpr int kFunctionCaption = 18;
constexpr int kFunctionHeight = 52;
constexpr int kPayHeight = 76;

}  // namespace

SellingPage::SellingPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_look(look),
      m_desk(desk),
      m_quickGrid(new QGridLayout),
      m_noQuickKeys(makeWrappedLabel(this, "muted")),
      m_keypad(new Keypad(look, this)),
      m_functionGrid(new QGridLayout),
      m_pay(new KeyButton(look, this)) {
    setObjectName(QStringLiteral("page"));
    m_noQuickKeys->setAlignment(Qt::AlignCenter);
    for (int column = 0; column < kQuickColumns; ++column) m_quickGrid->setColumnStretch(column, 1);
    for (int column = 0; column < 2; ++column) m_functionGrid->setColumnStretch(column, 1);
    addFunction(QT_TR_NOOP("Help"), "F1", "helpKey", &CashierDesk::toggleHelp);
    addFunction(QT_TR_NOOP("Search"), "F2", "searchKey", &CashierDesk::openSearch);
    addFunction(QT_TR_NOOP("Void line"), "F4", "voidLineKey", &CashierDesk::voidLine);
    addFunction(QT_TR_NOOP("Quantity"), "F5", "quantityKey", &CashierDesk::changeQuantity);
    addFunction(QT_TR_NOOP("Void sale"), "F6", "voidSaleKey", &CashierDesk::voidSale);
    addFunction(QT_TR_NOOP("Park"), "F7", "parkKey", &CashierDesk::park);
    addFunction(QT_TR_NOOP("Receipts"), "F9", "receiptsKey", &CashierDesk::togglePapers);
    addFunction(QT_TR_NOOP("Cash"), "F8", "cashKey", &CashierDesk::openCash);
    addFunction(QT_TR_NOOP("States"), "F3", "statesKey", &CashierDesk::toggleStatus);
    addFunction(QT_TR_NOOP("Shift"), "F11", "shiftKey", &CashierDesk::toggleShift);
    addFunction(QT_TR_NOOP("Discount"), "⇧F4", "discountKey", &CashierDesk::openPrices);
    addFunction(QT_TR_NOOP("Return"), "⇧F9", "returnKey", &CashierDesk::openReturns);
    m_pay->setObjectName(QStringLiteral("payKey"));
    m_pay->setTone(KeyButton::Tone::Accent);
    m_pay->setSizes(26, kPayHeight, 1);
    connect(m_pay, &QAbstractButton::clicked, &desk, &CashierDesk::openPhone);

    auto* lower = new QHBoxLayout;
    lower->addWidget(m_keypad, 12);
    lower->addLayout(m_functionGrid, 11);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_noQuickKeys, 1);
    column->addLayout(m_quickGrid, 5);
    column->addLayout(lower, 4);
    column->addWidget(m_pay);
    m_pay->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&desk.shown(), &CashierScreen::quickKeysFound, this, &SellingPage::showQuickKeys);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &SellingPage::showUse);
    connect(&desk.shown(), &CashierScreen::settlementChanged, this, &SellingPage::showUse);
    connect(&desk.shift(), &CashierShift::changed, this, &SellingPage::showUse);
    connect(&look, &Look::changed, this, &SellingPage::measure);
    measure();
    retranslate();
    showUse();
}

void SellingPage::addFunction(const char* caption, const char* tag, const char* name, Intent intent) {
    auto* key = new KeyButton(m_look, this);
    key->setObjectName(QLatin1String(name));
    key->setSizes(kFunctionCaption, kFunctionHeight, 1);
    key->setBelowTag(true);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    connect(key, &QAbstractButton::clicked, &m_desk, intent);
    const int place = static_cast<int>(m_functions.size());
    m_functionGrid->addWidget(key, place / 2, place % 2);
    m_functions.push_back({key, caption, tag});
}

void SellingPage::showQuickKeys(const std::vector<api::ItemView>& items) {
    for (KeyButton* key : m_quickKeys) key->deleteLater();
    m_quickKeys.clear();
    for (const api::ItemView& item : items) {
        auto* key = new KeyButton(m_look, this);
        key->setSizes(kQuickCaption, kQuickHeight);
        key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);  // columns of one width
        key->setWords(fromUtf8(item.name), {}, amountText(item.price));
        connect(key, &QAbstractButton::clicked, this, [this, code = item.code] { m_desk.addItem(code); });
        const int place = static_cast<int>(m_quickKeys.size());
        m_quickGrid->addWidget(key, place / kQuickColumns, place % kQuickColumns);
        m_quickKeys.push_back(key);
    }
    m_noQuickKeys->setVisible(items.empty());
    evenOutCaptions();
}

/// One caption size for all quick keys: a grid of mixed sizes reads as if one item mattered more.
void SellingPage::evenOutCaptions() {
    const int keyWidth = (width() - (kQuickColumns - 1) * m_look.px(8)) / kQuickColumns;
    int size = kQuickCaption;
    for (const KeyButton* key : m_quickKeys)
        size = qMin(size, key->fittingSize(kQuickCaption, QSize(keyWidth, key->height())));
    for (KeyButton* key : m_quickKeys) key->setSizes(size, kQuickHeight);
    size = kFunctionCaption;
    for (const FunctionKey& function : m_functions)
        size = qMin(size, function.key->fittingSize(kFunctionCaption, function.key->size()));
    for (const FunctionKey& function : m_functions) function.key->setSizes(size, kFunctionHeight, 1);
}

void SellingPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (const FunctionKey& function : m_functions)
        function.key->setSizes(kFunctionCaption, kFunctionHeight, 1);
    layout()->activate();
    evenOutCaptions();
}

void SellingPage::showUse() {
    const auto& sale = m_desk.shown().sale();
    const bool hasLines = sale.itemCount > 0 || sale.returnedCount > 0;
    for (const FunctionKey& function : m_functions) {
        const QString tag = QString::fromUtf8(function.tag);
        const bool needsLines = tag == QLatin1String("F4") || tag == QStringLiteral("⇧F4") ||
                                tag == QLatin1String("F5") || tag == QLatin1String("F6") ||
                                tag == QLatin1String("F8");
        const bool canPark = m_desk.shown().canPark() || hasLines || !m_desk.shift().view().heldSales.empty();
        function.key->setDimmed((needsLines && !hasLines) || (tag == QLatin1String("F7") && !canPark));
    }
    m_pay->setDimmed(!hasLines);
    const QString pay = sale.total.isNegative()           ? tr("Pay out")
                        : hasLines && sale.total.isZero() ? tr("Finish")
                                                          : tr("Pay by phone");
    m_pay->setWords(pay, QStringLiteral("F12"));
}

void SellingPage::measure() {
    const int gap = m_look.px(8);
    m_quickGrid->setSpacing(gap);
    m_functionGrid->setSpacing(gap);
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(m_look.px(14));
    evenOutCaptions();
}

void SellingPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SellingPage::retranslate() {
    for (const FunctionKey& function : m_functions)
        function.key->setWords(tr(function.caption), QString::fromUtf8(function.tag));
    showUse();
    m_noQuickKeys->setText(
        tr("No quick keys yet. Mark goods as quick keys in the catalogue and they stand here."));
    evenOutCaptions();
}

}  // namespace kazasu::app
