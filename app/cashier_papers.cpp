#include "app/cashier_papers.h"

#include "app/amount_text.h"
#include "app/desk_words.h"

#include <algorithm>

namespace kazasu::app {

CashierPapers::CashierPapers(api::Till& till, TillBridge& bridge, CashierScreen& screen, QObject* parent)
    : QObject(parent), m_till(till), m_bridge(bridge), m_screen(screen) {
    connect(&bridge, &TillBridge::salesFound, this, &CashierPapers::showFound);
    connect(&bridge, &TillBridge::salesMissing, this, [this](ErrorCode code) {
        m_screen.say(errorMessage(code));
        m_screen.wantAttention();
    });
}

const api::PastSaleView* CashierPapers::chosen() const { return m_chosen ? &*m_chosen : nullptr; }

void CashierPapers::show(PaperStep step, EntryMode mode) {
    m_step = step;
    m_screen.clearEntry();
    m_screen.open(Page::Papers, mode);
    Q_EMIT changed();
}

void CashierPapers::toggle() {
    if (m_screen.page() == Page::Papers) return m_screen.open(Page::Selling, EntryMode::Scan);
    m_wanted.reset();
    m_chosen.reset();
    show(PaperStep::List, EntryMode::PastSale);
    m_bridge.searchSales({}, kMostFound);
}

void CashierPapers::openFor(const SaleId& sale) {
    m_chosen.reset();
    m_wanted = sale;
    m_bridge.searchSales({}, kMostFound);
}

void CashierPapers::showFound(const QString& text, const std::vector<api::PastSaleView>& sales) {
    if (m_wanted) {
        const auto wanted = std::find_if(sales.begin(), sales.end(),
                                         [this](const auto& sale) { return sale.id == *m_wanted; });
        m_wanted.reset();
        if (wanted == sales.end()) return;
        m_chosen = *wanted;
        return show(PaperStep::One, EntryMode::Scan);
    }
    if (m_screen.entryMode() != EntryMode::PastSale || text != m_screen.entryText()) return;
    m_found = sales;
    m_current = 0;
    Q_EMIT changed();
}

void CashierPapers::choose(int row) {
    if (row < 0 || row >= static_cast<int>(m_found.size()))
        return m_screen.say(nothingFoundMessage(m_screen.entryText()));
    m_chosen = m_found[static_cast<std::size_t>(row)];
    show(PaperStep::One, EntryMode::Scan);
}

void CashierPapers::move(int rows) {
    const int last = static_cast<int>(m_found.size()) - 1;
    if (m_step != PaperStep::List || last < 0) return;
    m_current = std::clamp(m_current + rows, 0, last);
    Q_EMIT changed();
}

void CashierPapers::print(api::PaperKind kind, const QString& name, const QString& purpose) {
    if (!m_chosen) return;
    m_screen.say(paperMessage(fromUtf8(m_chosen->number)));
    m_till.printPaper({m_chosen->id, kind, name.toStdString(), purpose.toStdString()});
}

void CashierPapers::printCopy() { print(api::PaperKind::Copy, {}, {}); }

void CashierPapers::printGift() { print(api::PaperKind::Gift, {}, {}); }

void CashierPapers::askName() {
    m_name.clear();
    show(PaperStep::Name, EntryMode::PaperName);
}

void CashierPapers::printNamed(const QString& purpose) {
    const QString name = m_name;
    show(PaperStep::One, EntryMode::Scan);
    print(api::PaperKind::Named, name, purpose);
}

void CashierPapers::textEdited(const QString& text) {
    if (m_screen.entryMode() == EntryMode::PastSale) m_bridge.searchSales(text, kMostFound);
    if (m_screen.entryMode() == EntryMode::PaperName) {
        m_name = text;
        Q_EMIT changed();
    }
}

void CashierPapers::textEntered(const QString& text) {
    if (m_screen.entryMode() == EntryMode::PastSale) return choose(m_current);
    if (m_screen.entryMode() != EntryMode::PaperName) return;
    m_name = text;
    m_screen.say(purposeWantedMessage());
}

bool CashierPapers::goBack() {
    if (m_screen.page() != Page::Papers || m_step == PaperStep::List) return false;
    if (m_step == PaperStep::Name) {
        show(PaperStep::One, EntryMode::Scan);
        return true;
    }
    m_chosen.reset();
    show(PaperStep::List, EntryMode::PastSale);
    m_bridge.searchSales({}, kMostFound);
    return true;
}

}  // namespace kazasu::app
