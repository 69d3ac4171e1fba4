#include "app/cashier_screen.h"

#include "app/amount_text.h"

#include <algorithm>

namespace kazasu::app {
namespace {

const api::LineView* findLine(const api::SaleView& sale, int number) {
    const auto line = std::find_if(sale.lines.begin(), sale.lines.end(),
                                   [number](const api::LineView& l) { return l.number == number; });
    return line == sale.lines.end() ? nullptr : &*line;
}

}  // namespace

CashierScreen::CashierScreen(const TillBridge& bridge, QObject* parent) : QObject(parent) {
    connect(&bridge, &TillBridge::saleChanged, this, &CashierScreen::showSale);
    connect(&bridge, &TillBridge::settlementChanged, this, &CashierScreen::showSettlement);
    connect(&bridge, &TillBridge::saleCompleted, this, &CashierScreen::showCompleted);
    connect(&bridge, &TillBridge::statusChanged, this, &CashierScreen::showStatus);
    connect(&bridge, &TillBridge::noticeRaised, this, &CashierScreen::showNotice);
    connect(&bridge, &TillBridge::doubtsRead, this, &CashierScreen::showDoubts);
    connect(&bridge, &TillBridge::refundsRead, this, &CashierScreen::showRefunds);
    connect(&bridge, &TillBridge::itemsFound, this, &CashierScreen::showItems);
    connect(&bridge, &TillBridge::quickKeysFound, this, &CashierScreen::quickKeysFound);
}

bool CashierScreen::hasOpenLines() const {
    const bool isOpen = m_sale.phase == api::SalePhase::Open || m_sale.phase == api::SalePhase::Tendering;
    return isOpen && (m_sale.itemCount > 0 || m_sale.returnedCount > 0);
}

int CashierScreen::targetLine() const {
    if (const auto* chosen = findLine(m_sale, m_chosenLine); chosen != nullptr && !chosen->isVoided)
        return chosen->number;
    if (const auto* newest = findLine(m_sale, m_sale.lastChangedLine); newest != nullptr && !newest->isVoided)
        return newest->number;
    for (auto line = m_sale.lines.rbegin(); line != m_sale.lines.rend(); ++line)
        if (!line->isVoided) return line->number;
    return 0;
}

int CashierScreen::lineBeside(int rows) const {
    if (m_sale.lines.empty() || m_holdsCompleted) return 0;
    const int current = targetLine();
    const int last = static_cast<int>(m_sale.lines.size()) - 1;
    int row = last;
    for (int i = 0; i <= last; ++i)
        if (m_sale.lines[static_cast<std::size_t>(i)].number == current) row = i;
    row = std::clamp(row + rows, 0, last);
    return m_sale.lines[static_cast<std::size_t>(row)].number;
}

std::optional<Money> CashierScreen::cashIn(const QString& text) const {
    bool isNumber = false;
    const qlonglong amount = text.toLongLong(&isNumber);
    if (!isNumber || amount <= 0 || amount > kMaxMinor) return std::nullopt;
    return Money{amount, m_sale.total.currency()};
}

std::optional<Money> CashierScreen::cashGiven() const {
    return m_entryMode == EntryMode::Cash ? cashIn(m_entryText) : std::nullopt;
}

void CashierScreen::open(Page page, EntryMode mode) {
    // Whatever was looked at meanwhile: the way back to selling leads over the question that is open.
    if (page == Page::Selling && m_sale.question) {
        page = Page::Question;
        const bool isPrice = m_sale.question->kind == api::QuestionView::Kind::Price;
        mode = isPrice ? EntryMode::AskedPrice : EntryMode::Scan;
    }
    const bool isModeNew = std::exchange(m_entryMode, mode) != mode;
    const bool isPageNew = std::exchange(m_page, page) != page;
    if (isModeNew) {
        clearEntry();
        Q_EMIT entryModeChanged();
    }
    if (isPageNew) Q_EMIT pageChanged();
}

void CashierScreen::say(ComposeMessage message) {
    m_message = std::move(message);
    Q_EMIT messageChanged();
}

void CashierScreen::askToVoidSale() {
    m_asksToVoidSale = true;
    say(voidQuestionMessage(m_sale.itemCount, m_sale.total));
}

void CashierScreen::answerQuestion(ComposeMessage message) {
    m_asksToVoidSale = false;
    say(std::move(message));
}

void CashierScreen::setEntryText(const QString& text) {
    m_entryText = text;
    if (m_entryMode == EntryMode::Cash) Q_EMIT cashGivenChanged();
}

void CashierScreen::chooseLine(int lineNumber) {
    m_chosenLine = lineNumber;
    Q_EMIT lineChosen();
}

void CashierScreen::moveItem(int rows) {
    if (m_foundItems.empty()) return;
    m_currentItem = std::clamp(m_currentItem + rows, 0, static_cast<int>(m_foundItems.size()) - 1);
    Q_EMIT itemsChanged();
}

void CashierScreen::showNextCustomer() {
    m_holdsCompleted = false;
    m_shownSale = m_sale.phase == api::SalePhase::Completed ? api::SaleView{} : m_sale;
    say(readyMessage());
    open(Page::Selling, EntryMode::Scan);
    Q_EMIT saleChanged();
}

void CashierScreen::setScannerMissing(bool isMissing) {
    m_isScannerMissing = isMissing;
    Q_EMIT statusChanged();
}

void CashierScreen::showSale(const api::SaleView& sale) {
    const api::SaleView before = std::exchange(m_sale, sale);
    const bool isNextEmpty = sale.lines.empty() && sale.phase == api::SalePhase::Open && !sale.question;
    if (m_holdsCompleted && isNextEmpty) return;
    if (m_holdsCompleted && sale.phase != api::SalePhase::Completed) m_holdsCompleted = false;
    m_shownSale = sale.phase == api::SalePhase::Voided ? api::SaleView{} : sale;
    if (before.lastChangedLine != sale.lastChangedLine || before.id != sale.id) m_chosenLine = 0;
    if (m_page == Page::Completed && !m_holdsCompleted) open(Page::Selling, EntryMode::Scan);
    const bool isPaying = m_page == Page::Cash || m_page == Page::Phone;
    if (isPaying && isNextEmpty) open(Page::Selling, EntryMode::Scan);
    tellOfChange(before, sale);
    Q_EMIT saleChanged();
}

void CashierScreen::tellOfChange(const api::SaleView& before, const api::SaleView& after) {
    const auto* now = findLine(after, after.lastChangedLine);
    if (now == nullptr) return;
    const auto* then = before.id == after.id ? findLine(before, after.lastChangedLine) : nullptr;
    const bool isSame = then != nullptr && then->quantity == now->quantity &&
                        then->isVoided == now->isVoided && then->amount == now->amount;
    if (!isSame) say(lineChangedMessage(*now));
}

void CashierScreen::showSettlement(const api::SettlementView& settlement) {
    const auto before = std::exchange(m_settlement, settlement).phase;
    const bool isNews = settlement.phase != before;
    if (isNews && settlement.phase != api::SettlementPhase::Idle && !m_holdsCompleted)
        open(Page::Phone, EntryMode::Scan);
    Q_EMIT settlementChanged();
    const bool isBad = settlement.phase == api::SettlementPhase::Refused ||
                       settlement.phase == api::SettlementPhase::InDoubt;
    if (isNews && isBad) wantAttention();
}

void CashierScreen::showCompleted(const api::CompletedView& completed) {
    m_completed = completed;
    m_holdsCompleted = true;
    clearEntry();
    say(paidMessage(fromUtf8(completed.receiptNumber)));
    open(Page::Completed, EntryMode::Scan);
    Q_EMIT completedChanged();
    if (!completed.isReceiptPrinted) wantAttention();
}

void CashierScreen::showStatus(const api::StatusView& status) {
    m_status = status;
    Q_EMIT statusChanged();
}

void CashierScreen::showNotice(const api::NoticeView& notice) {
    say(notice.refund ? refundRefusedMessage(notice.error.code, *notice.refund)
        : notice.used ? usedMessage(notice.error.code, *notice.used)
                      : errorMessage(notice.error.code, fromUtf8(notice.subject)));
    wantAttention();
}

void CashierScreen::showDoubts(const std::vector<api::DoubtView>& doubts) {
    m_doubts = doubts;
    Q_EMIT doubtsChanged();
}

void CashierScreen::showRefunds(const std::vector<api::RefundView>& refunds) {
    m_refunds = refunds;
    Q_EMIT refundsChanged();
}

void CashierScreen::showItems(const QString& text, const std::vector<api::ItemView>& items) {
    if (m_entryMode != EntryMode::Search || text != m_entryText) return;
    m_foundItems = items;
    m_currentItem = 0;
    Q_EMIT itemsChanged();
}

}  // namespace kazasu::app
