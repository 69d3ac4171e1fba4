#include "app/cashier_desk.h"

#include "app/amount_text.h"
#include "app/desk_words.h"

#include <QRegularExpression>

namespace kazasu::app {
namespace {

/// "3*" in the field before a scan means three of what is scanned.
bool isMultiplier(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^[0-9]{1,3}\\*$"));
    return pattern.match(text).hasMatch();
}

/// "]E04901234567894": scanners may put the AIM identifier of the symbology in front.
QString withoutAimIdentifier(const QString& label) {
    return label.startsWith(QLatin1Char(']')) && label.size() > 3 ? label.mid(3) : label;
}

bool isGoodsLabel(const QString& label) {
    static const QRegularExpression pattern(QStringLiteral("^[0-9]{4,14}$"));
    return pattern.match(label).hasMatch();
}

}  // namespace

CashierDesk::CashierDesk(api::Till& till, api::Shifts& shifts, QObject* parent)
    : QObject(parent),
      m_till(till),
      m_bridge(till),
      m_screen(m_bridge),
      m_shift(shifts, m_screen),
      m_goods(till, m_bridge, m_screen),
      m_papers(till, m_bridge, m_screen) {}

void CashierDesk::start() {
    m_bridge.start();
    m_shift.start();
    m_bridge.askQuickKeys(kQuickKeys);
}

void CashierDesk::refuse(ErrorCode code, const QString& subject) {
    m_screen.say(errorMessage(code, subject));
}

void CashierDesk::dropQuestion() {
    if (m_screen.asksToVoidSale()) m_screen.answerQuestion(saleKeptMessage());
}

void CashierDesk::labelScanned(const std::string& label) {
    dropQuestion();
    const QString typed = m_screen.entryText();
    const QString shown = withoutAimIdentifier(fromUtf8(label));
    if (m_goods.labelScanned(shown)) return;
    const Page page = m_screen.page();
    if (page != Page::Phone && page != Page::Cash && page != Page::Question)
        m_screen.open(Page::Selling, EntryMode::Scan);
    m_screen.say(labelReadMessage(shown));
    if (isMultiplier(typed) && isGoodsLabel(shown)) {
        m_screen.clearEntry();
        m_till.enter((typed + shown).toStdString());
    } else {
        m_till.scan(label);
    }
}

void CashierDesk::deviceFaulted(ErrorCode code) {
    refuse(code);
    m_screen.wantAttention();
}

void CashierDesk::setScannerMissing(bool isMissing) { m_screen.setScannerMissing(isMissing); }

void CashierDesk::chooseItem(int row) {
    const auto& items = m_screen.foundItems();
    if (row < 0 || row >= static_cast<int>(items.size()))
        return m_screen.say(nothingFoundMessage(m_screen.entryText()));
    addItem(items[static_cast<std::size_t>(row)].code);
}

void CashierDesk::moveItem(int rows) { m_screen.moveItem(rows); }

void CashierDesk::addItem(const std::string& code) {
    dropQuestion();
    const QString typed = m_screen.entryMode() == EntryMode::Scan ? m_screen.entryText() : QString();
    const std::string text = (isMultiplier(typed) ? typed.toStdString() : std::string()) + code;
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_screen.clearEntry();
    m_till.enter(text);
}

void CashierDesk::chooseLine(int lineNumber) {
    dropQuestion();
    m_screen.chooseLine(lineNumber);
}

void CashierDesk::moveLine(int rows) {
    if (const int line = m_screen.lineBeside(rows); line != 0) chooseLine(line);
}

void CashierDesk::toggle(Page page) {
    dropQuestion();
    m_screen.open(m_screen.page() == page ? Page::Selling : page, EntryMode::Scan);
}

void CashierDesk::toggleHelp() { toggle(Page::Help); }

void CashierDesk::toggleShift() {
    dropQuestion();
    m_shift.toggle();
}

void CashierDesk::toggleStatus() { toggle(Page::Status); }

void CashierDesk::togglePeople() { toggle(Page::People); }

void CashierDesk::sayAllowed() { m_screen.say(allowedMessage()); }

void CashierDesk::toggleDoubts() { toggle(Page::Doubts); }

void CashierDesk::readDoubts() { m_bridge.readDoubts(); }

void CashierDesk::takeUpSale(const SaleId& sale) {
    if (m_screen.hasOpenLines()) {
        m_screen.say(otherSaleFirstMessage());
        return m_screen.wantAttention();
    }
    m_screen.say(saleTakenUpMessage());
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_till.takeUpSale(sale);
}

void CashierDesk::voidParkedSale(const SaleId& sale) {
    m_screen.say(saleVoidedMessage());
    m_till.voidParkedSale(sale);
    m_bridge.readDoubts();
}

void CashierDesk::payRefundInCash(const RefundId& refund) {
    m_till.payRefundInCash(refund);
    m_bridge.readDoubts();
}

void CashierDesk::payAllInCash() {
    m_screen.setEntryText({});
    m_till.tenderCash(m_screen.sale().total);
}

void CashierDesk::openSearch() {
    dropQuestion();
    m_screen.open(Page::Search, EntryMode::Search);
    m_screen.clearEntry();
    m_bridge.searchItems({}, kMostFound);
}

void CashierDesk::voidLine() {
    dropQuestion();
    const int line = m_screen.targetLine();
    if (line == 0) return refuse(ErrorCode::SaleEmpty);
    m_till.voidLine(line);
}

void CashierDesk::changeQuantity() {
    dropQuestion();
    if (m_screen.targetLine() == 0) return refuse(ErrorCode::SaleEmpty);
    const QString typed = m_screen.entryMode() == EntryMode::Scan ? m_screen.entryText() : QString();
    m_screen.clearEntry();
    if (!typed.isEmpty()) return enterQuantity(typed);
    m_screen.open(Page::Selling, EntryMode::Quantity);
}

void CashierDesk::voidSale() {
    if (!m_screen.hasOpenLines()) return refuse(ErrorCode::SaleEmpty);
    if (!m_screen.asksToVoidSale()) return m_screen.askToVoidSale();
    m_screen.answerQuestion(saleVoidedMessage());
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_till.voidSale();
}

void CashierDesk::park() {
    dropQuestion();
    const auto& settlement = m_screen.settlement();
    if (settlement.phase == api::SettlementPhase::Checking)
        return m_screen.say(parkTooEarlyMessage(settlement.secondsLeft));
    if (!m_screen.canPark()) return m_screen.hasOpenLines() ? m_shift.holdSale() : m_shift.resumeFirst();
    m_screen.say(saleParkedMessage());
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_till.parkSale();
}

void CashierDesk::openCash() {
    dropQuestion();
    if (!m_screen.hasOpenLines()) return refuse(ErrorCode::SaleEmpty);
    if (m_screen.settlement().phase == api::SettlementPhase::Checking)
        return refuse(ErrorCode::SaleTenderInProgress);
    m_screen.clearEntry();
    m_screen.open(Page::Cash, EntryMode::Cash);
}

void CashierDesk::openPhone() {
    dropQuestion();
    if (m_screen.page() == Page::Question) return answerYes();
    if (!m_screen.hasOpenLines()) return refuse(ErrorCode::SaleEmpty);
    if (!m_screen.sale().total.isPositive()) return openCash();  // nothing that a phone could pay
    m_screen.clearEntry();
    m_screen.open(Page::Phone, EntryMode::Scan);
}

void CashierDesk::reprint() {
    dropQuestion();
    m_screen.say(reprintMessage());
    m_till.reprintLast();
}

void CashierDesk::togglePapers() {
    dropQuestion();
    if (m_screen.page() == Page::Completed) return m_papers.openFor(m_screen.completed().id);
    m_papers.toggle();
}

void CashierDesk::openPrices() {
    dropQuestion();
    m_goods.openPrices();
}

void CashierDesk::openReturns() {
    dropQuestion();
    m_goods.openReturns();
}

void CashierDesk::answerYes() {
    if (m_screen.entryMode() == EntryMode::AskedPrice) return m_goods.answerTypedPrice();
    m_goods.answerAge(true);
}

void CashierDesk::goBack() {
    if (m_screen.asksToVoidSale()) return dropQuestion();
    m_screen.clearEntry();
    if (m_goods.goBack() || m_papers.goBack()) return;
    const Page page = m_screen.page();
    if (page == Page::Shift && m_shift.goBack()) return;
    if (page == Page::Completed) return m_screen.showNextCustomer();
    if (page == Page::Phone && m_screen.settlement().phase == api::SettlementPhase::Checking)
        return m_till.cancelSettlement();
    if (page == Page::Selling && m_screen.chosenLine() != 0) m_screen.chooseLine(0);
    m_screen.open(Page::Selling, EntryMode::Scan);
}

}  // namespace kazasu::app
