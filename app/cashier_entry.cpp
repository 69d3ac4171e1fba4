// What a cashier types into the one field, by what it is asked for just now.
#include "app/cashier_desk.h"
#include "app/desk_words.h"

namespace kazasu::app {

void CashierDesk::textEntered(const QString& text) {
    dropQuestion();
    switch (m_screen.entryMode()) {
        case EntryMode::Scan:
            return enterCode(text);
        case EntryMode::Search:
            return chooseItem(m_screen.currentItem());
        case EntryMode::Cash:
            return enterCash(text);
        case EntryMode::Quantity:
            return enterQuantity(text);
        case EntryMode::Pieces:
        case EntryMode::Amount:
        case EntryMode::Reason:
            return m_shift.textEntered(text);
        case EntryMode::Price:
        case EntryMode::AskedPrice:
        case EntryMode::Receipt:
        case EntryMode::BareCode:
            return m_goods.textEntered(text);
        case EntryMode::PastSale:
        case EntryMode::PaperName:
            return m_papers.textEntered(text);
    }
}

void CashierDesk::textEdited(const QString& text) {
    m_screen.setEntryText(text);
    m_shift.textEdited(text);
    m_goods.textEdited(text);
    m_papers.textEdited(text);
    if (m_screen.entryMode() == EntryMode::Search) m_bridge.searchItems(text, kMostFound);
}

void CashierDesk::enterCode(const QString& text) {
    if (text.isEmpty()) {
        if (m_screen.page() == Page::Completed) m_screen.showNextCustomer();
        return;
    }
    m_screen.say(labelReadMessage(text));
    m_till.enter(text.toStdString());
}

void CashierDesk::enterCash(const QString& text) {
    m_screen.setEntryText({});
    // Nothing to pay, or something to pay out: the total is what moves.
    const Money total = m_screen.sale().total;
    if (m_screen.hasOpenLines() && !total.isPositive()) {
        const auto typed = m_screen.cashIn(text);
        const Money toCodes = m_screen.sale().refundToCodes;
        if (toCodes.isPositive())
            return text.isEmpty() ? m_till.giveBack() : m_screen.say(giveBackMessage(-total - toCodes));
        const bool isIt = text.isEmpty() || (typed && *typed == -total);
        return isIt ? m_till.tenderCash(total) : m_screen.say(payOutMessage(-total));
    }
    if (const auto given = m_screen.cashIn(text)) return takeCash(*given);
    if (text.isEmpty()) return m_screen.say(amountWantedMessage());
    refuse(ErrorCode::InvalidArgument, text);
}

void CashierDesk::enterQuantity(const QString& text) {
    bool isNumber = false;
    const qlonglong quantity = text.toLongLong(&isNumber);
    const int line = m_screen.targetLine();
    if (!isNumber || quantity < 1 || quantity > kMostPieces || line == 0) {
        refuse(ErrorCode::SaleQuantityInvalid, text);
        m_screen.wantAttention();
        return;
    }
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_till.setQuantity(line, quantity);
}

void CashierDesk::takeCash(Money given) {
    dropQuestion();
    if (!m_screen.hasOpenLines()) return refuse(ErrorCode::SaleEmpty);
    m_till.tenderCash(given);
}

}  // namespace kazasu::app
