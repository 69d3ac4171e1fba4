#include "app/cashier_desk.h"

#include "app/amount_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace kazasu::app {
namespace {

const api::LineView* findLine(const api::SaleView& sale, int number) {
    const auto line = std::find_if(sale.lines.begin(), sale.lines.end(),
                                   [number](const api::LineView& l) { return l.number == number; });
    return line == sale.lines.end() ? nullptr : &*line;
}

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

CashierDesk::CashierDesk(api::Till& till, QObject* parent) : QObject(parent), m_till(till), m_bridge(till) {
    connect(&m_bridge, &TillBridge::saleChanged, this, &CashierDesk::showSale);
    connect(&m_bridge, &TillBridge::settlementChanged, this, &CashierDesk::showSettlement);
    connect(&m_bridge, &TillBridge::saleCompleted, this, &CashierDesk::showCompleted);
    connect(&m_bridge, &TillBridge::itemsFound, this, &CashierDesk::showItems);
    connect(&m_bridge, &TillBridge::quickKeysFound, this, &CashierDesk::quickKeysFound);
    connect(&m_bridge, &TillBridge::statusChanged, this, [this](const api::StatusView& status) {
        m_status = status;
        Q_EMIT statusChanged();
    });
    connect(&m_bridge, &TillBridge::noticeRaised, this, [this](const api::NoticeView& notice) {
        say(errorMessage(notice.error.code, fromUtf8(notice.subject)));
        Q_EMIT attentionWanted();
    });
}

void CashierDesk::start() {
    m_bridge.start();
    m_bridge.askQuickKeys(kQuickKeys);
}

int CashierDesk::targetLine() const {
    if (const auto* chosen = findLine(m_sale, m_chosenLine); chosen != nullptr && !chosen->isVoided)
        return chosen->number;
    if (const auto* newest = findLine(m_sale, m_sale.lastChangedLine); newest != nullptr && !newest->isVoided)
        return newest->number;
    for (auto line = m_sale.lines.rbegin(); line != m_sale.lines.rend(); ++line)
        if (!line->isVoided) return line->number;
    return 0;
}

std::optional<Money> CashierDesk::cashGiven() const {
    if (m_entryMode != EntryMode::Cash) return std::nullopt;
    bool isNumber = false;
    const qlonglong amount = m_entryText.toLongLong(&isNumber);
    if (!isNumber || amount <= 0 || amount > kMaxMinor) return std::nullopt;
    return Money{amount, m_sale.total.currency()};
}

bool CashierDesk::hasOpenLines() const {
    const bool isOpen = m_sale.phase == api::SalePhase::Open || m_sale.phase == api::SalePhase::Tendering;
    return isOpen && m_sale.itemCount > 0;
}

void CashierDesk::labelScanned(const std::string& label) {
    dropQuestion();
    const QString typed = m_entryText;
    const QString shown = withoutAimIdentifier(fromUtf8(label));
    if (m_page != Page::Phone && m_page != Page::Cash) open(Page::Selling, EntryMode::Scan);
    say(labelReadMessage(shown));
    if (isMultiplier(typed) && isGoodsLabel(shown)) {
        Q_EMIT entryTextWanted({});
        m_till.enter((typed + shown).toStdString());
    } else {
        m_till.scan(label);
    }
}

void CashierDesk::deviceFaulted(ErrorCode code) {
    say(errorMessage(code));
    Q_EMIT attentionWanted();
}

void CashierDesk::setScannerMissing(bool isMissing) {
    m_isScannerMissing = isMissing;
    Q_EMIT statusChanged();
}

void CashierDesk::textEntered(const QString& text) {
    dropQuestion();
    switch (m_entryMode) {
        case EntryMode::Search:
            chooseItem(m_currentItem);
            return;
        case EntryMode::Quantity:
            enterQuantity(text);
            return;
        case EntryMode::Cash: {
            m_entryText = text;
            const auto given = cashGiven();
            m_entryText.clear();
            if (given)
                takeCash(*given);
            else
                say(text.isEmpty() ? amountWantedMessage() : errorMessage(ErrorCode::InvalidArgument, text));
            Q_EMIT cashGivenChanged();
            return;
        }
        case EntryMode::Scan:
            break;
    }
    if (text.isEmpty()) {
        if (m_page == Page::Completed) nextCustomer();
        return;
    }
    say(labelReadMessage(text));
    m_till.enter(text.toStdString());
}

void CashierDesk::textEdited(const QString& text) {
    m_entryText = text;
    if (m_entryMode == EntryMode::Search) m_bridge.searchItems(text, kMostFound);
    if (m_entryMode == EntryMode::Cash) Q_EMIT cashGivenChanged();
}

void CashierDesk::enterQuantity(const QString& text) {
    bool isNumber = false;
    const qlonglong quantity = text.toLongLong(&isNumber);
    const int line = targetLine();
    if (!isNumber || quantity < 1 || quantity > kMostPieces || line == 0) {
        say(errorMessage(ErrorCode::SaleQuantityInvalid, text));
        Q_EMIT attentionWanted();
        return;
    }
    open(Page::Selling, EntryMode::Scan);
    m_till.setQuantity(line, quantity);
}

void CashierDesk::takeCash(Money given) {
    dropQuestion();
    if (!hasOpenLines()) return say(errorMessage(ErrorCode::SaleEmpty));
    m_till.tenderCash(given);
}

void CashierDesk::chooseItem(int row) {
    if (row < 0 || row >= static_cast<int>(m_foundItems.size())) return say(nothingFoundMessage(m_entryText));
    addItem(m_foundItems[static_cast<std::size_t>(row)].code);
}

void CashierDesk::moveItem(int by) {
    if (m_foundItems.empty()) return;
    m_currentItem = std::clamp(m_currentItem + by, 0, static_cast<int>(m_foundItems.size()) - 1);
    Q_EMIT itemsChanged();
}

void CashierDesk::addItem(const std::string& code) {
    dropQuestion();
    const bool isMultiplied = m_entryMode == EntryMode::Scan && isMultiplier(m_entryText);
    const std::string text = (isMultiplied ? m_entryText.toStdString() : std::string()) + code;
    open(Page::Selling, EntryMode::Scan);
    Q_EMIT entryTextWanted({});
    m_till.enter(text);
}

void CashierDesk::chooseLine(int lineNumber) {
    dropQuestion();
    m_chosenLine = lineNumber;
    Q_EMIT lineChosen();
}

void CashierDesk::moveLine(int by) {
    if (m_sale.lines.empty() || m_holdsCompleted) return;
    const int current = targetLine();
    int row = static_cast<int>(m_sale.lines.size()) - 1;
    for (int i = 0; i < static_cast<int>(m_sale.lines.size()); ++i)
        if (m_sale.lines[static_cast<std::size_t>(i)].number == current) row = i;
    row = std::clamp(row + by, 0, static_cast<int>(m_sale.lines.size()) - 1);
    chooseLine(m_sale.lines[static_cast<std::size_t>(row)].number);
}

void CashierDesk::toggleHelp() {
    dropQuestion();
    open(m_page == Page::Help ? Page::Selling : Page::Help, EntryMode::Scan);
}

void CashierDesk::toggleStatus() {
    dropQuestion();
    open(m_page == Page::Status ? Page::Selling : Page::Status, EntryMode::Scan);
}

void CashierDesk::openSearch() {
    dropQuestion();
    open(Page::Search, EntryMode::Search);
    Q_EMIT entryTextWanted({});
    m_bridge.searchItems({}, kMostFound);
}

void CashierDesk::voidLine() {
    dropQuestion();
    const int line = targetLine();
    if (line == 0) return say(errorMessage(ErrorCode::SaleEmpty));
    m_till.voidLine(line);
}

void CashierDesk::changeQuantity() {
    dropQuestion();
    if (targetLine() == 0) return say(errorMessage(ErrorCode::SaleEmpty));
    const QString typed = m_entryMode == EntryMode::Scan ? m_entryText : QString();
    Q_EMIT entryTextWanted({});
    if (!typed.isEmpty()) return enterQuantity(typed);
    open(Page::Selling, EntryMode::Quantity);
}

void CashierDesk::voidSale() {
    if (!hasOpenLines()) return say(errorMessage(ErrorCode::SaleEmpty));
    if (m_asksToVoidSale) {
        m_asksToVoidSale = false;
        say(saleVoidedMessage());
        open(Page::Selling, EntryMode::Scan);
        m_till.voidSale();
        return;
    }
    m_asksToVoidSale = true;
    say(voidQuestionMessage(m_sale.itemCount, m_sale.total));
}

void CashierDesk::park() {
    dropQuestion();
    if (m_settlement.phase == api::SettlementPhase::Checking)
        return say(parkTooEarlyMessage(m_settlement.secondsLeft));
    if (!canPark()) return say(nothingToParkMessage());
    say(saleParkedMessage());
    open(Page::Selling, EntryMode::Scan);
    m_till.parkSale();
}

void CashierDesk::openCash() {
    dropQuestion();
    if (!hasOpenLines()) return say(errorMessage(ErrorCode::SaleEmpty));
    if (m_settlement.phase == api::SettlementPhase::Checking)
        return say(errorMessage(ErrorCode::SaleTenderInProgress));
    Q_EMIT entryTextWanted({});
    open(Page::Cash, EntryMode::Cash);
}

void CashierDesk::openPhone() {
    dropQuestion();
    if (!hasOpenLines()) return say(errorMessage(ErrorCode::SaleEmpty));
    Q_EMIT entryTextWanted({});
    open(Page::Phone, EntryMode::Scan);
}

void CashierDesk::reprint() {
    dropQuestion();
    say(reprintMessage());
    m_till.reprintLast();
}

void CashierDesk::goBack() {
    if (m_asksToVoidSale) {
        m_asksToVoidSale = false;
        return say(saleKeptMessage());
    }
    Q_EMIT entryTextWanted({});
    if (m_page == Page::Completed) return nextCustomer();
    if (m_page == Page::Phone && m_settlement.phase == api::SettlementPhase::Checking)
        return m_till.cancelSettlement();
    if (m_page == Page::Selling && m_chosenLine != 0) chooseLine(0);
    open(Page::Selling, EntryMode::Scan);
}

void CashierDesk::nextCustomer() {
    m_holdsCompleted = false;
    m_shownSale = m_sale.phase == api::SalePhase::Completed ? api::SaleView{} : m_sale;
    say(readyMessage());
    open(Page::Selling, EntryMode::Scan);
    Q_EMIT saleChanged();
}

void CashierDesk::showSale(const api::SaleView& sale) {
    const api::SaleView before = std::exchange(m_sale, sale);
    const bool isNextEmpty = sale.lines.empty() && sale.phase == api::SalePhase::Open;
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

void CashierDesk::tellOfChange(const api::SaleView& before, const api::SaleView& after) {
    const auto* now = findLine(after, after.lastChangedLine);
    if (now == nullptr) return;
    const auto* then = before.id == after.id ? findLine(before, after.lastChangedLine) : nullptr;
    const bool isSame = then != nullptr && then->quantity == now->quantity && then->isVoided == now->isVoided;
    if (!isSame) say(lineChangedMessage(*now));
}

void CashierDesk::showSettlement(const api::SettlementView& settlement) {
    const auto before = std::exchange(m_settlement, settlement).phase;
    const bool isNews = settlement.phase != before;
    if (isNews && settlement.phase != api::SettlementPhase::Idle && !m_holdsCompleted)
        open(Page::Phone, EntryMode::Scan);
    Q_EMIT settlementChanged();
    const bool isBad = settlement.phase == api::SettlementPhase::Refused ||
                       settlement.phase == api::SettlementPhase::InDoubt;
    if (isNews && isBad) Q_EMIT attentionWanted();
}

void CashierDesk::showCompleted(const api::CompletedView& completed) {
    m_completed = completed;
    m_holdsCompleted = true;
    Q_EMIT entryTextWanted({});
    say(paidMessage(fromUtf8(completed.receiptNumber)));
    open(Page::Completed, EntryMode::Scan);
    Q_EMIT completedChanged();
    if (!completed.isReceiptPrinted) Q_EMIT attentionWanted();
}

void CashierDesk::showItems(const QString& text, const std::vector<api::ItemView>& items) {
    if (m_entryMode != EntryMode::Search || text != m_entryText) return;
    m_foundItems = items;
    m_currentItem = 0;
    Q_EMIT itemsChanged();
}

void CashierDesk::say(ComposeMessage message) {
    m_message = std::move(message);
    Q_EMIT messageChanged();
}

void CashierDesk::open(Page page, EntryMode mode) {
    const bool isModeNew = std::exchange(m_entryMode, mode) != mode;
    const bool isPageNew = std::exchange(m_page, page) != page;
    if (isModeNew) {
        Q_EMIT entryTextWanted({});
        Q_EMIT entryModeChanged();
    }
    if (isPageNew) Q_EMIT pageChanged();
}

void CashierDesk::dropQuestion() {
    if (!m_asksToVoidSale) return;
    m_asksToVoidSale = false;
    say(saleKeptMessage());
}

}  // namespace kazasu::app
