#include "app/cashier_shift.h"

#include <algorithm>

namespace kazasu::app {
namespace {

/// Denominations in the order of the screen, the sum behind them.
std::vector<std::int64_t> valuesFor(Currency currency) {
    const auto known = denominationsOf(currency);
    std::vector<std::int64_t> values(known.begin(), known.end());
    values.push_back(CashierShift::kAsSum);
    return values;
}

}  // namespace

CashierShift::CashierShift(api::Shifts& shifts, CashierScreen& screen, QObject* parent)
    : QObject(parent), m_shifts(shifts), m_screen(screen), m_bridge(shifts) {
    connect(&m_bridge, &ShiftBridge::shiftChanged, this, &CashierShift::showShift);
    connect(&m_bridge, &ShiftBridge::reportMade, this, &CashierShift::showReport);
}

std::int64_t CashierShift::piecesOf(std::int64_t value) const {
    const auto found = m_pieces.find(value);
    return found == m_pieces.end() ? 0 : found->second;
}

std::optional<CashCount> CashierShift::counted() const {
    std::vector<DenominationCount> pieces;
    for (const auto& [value, number] : m_pieces) {
        if (value != kAsSum && number > 0) pieces.push_back({value, number});
    }
    const auto counted = pieces.empty() ? CashCount::ofSum(Money(piecesOf(kAsSum), m_view.currency))
                                        : CashCount::ofPieces(std::move(pieces), m_view.currency);
    return counted ? std::optional{*counted} : std::nullopt;
}

void CashierShift::show(ShiftStep step, EntryMode mode) {
    m_step = step;
    m_screen.clearEntry();
    m_screen.open(Page::Shift, mode);
    Q_EMIT changed();
}

void CashierShift::toggle() {
    if (m_screen.page() == Page::Shift) return m_screen.open(Page::Selling, EntryMode::Scan);
    show(ShiftStep::Overview, EntryMode::Scan);
}

void CashierShift::beginCount(ShiftStep step) {
    if (m_countFor != step) m_pieces.clear();  // a scan in between interrupts a count, it does not end it
    m_countFor = step;
    m_chosenValue = valuesFor(m_view.currency).front();
    if (m_view.hasDrawer) m_shifts.openDrawer(true);
    show(step, EntryMode::Pieces);
}

void CashierShift::beginCash(bool isOut) {
    m_isCashOut = isOut;
    m_amount = Money::zero(m_view.currency);
    show(isOut ? ShiftStep::CashOut : ShiftStep::CashIn, EntryMode::Amount);
}

void CashierShift::chooseValue(std::int64_t value) {
    m_chosenValue = value;
    m_screen.clearEntry();
    Q_EMIT changed();
}

void CashierShift::chooseBeside(int rows) {
    const auto values = valuesFor(m_view.currency);
    const auto last = static_cast<int>(values.size()) - 1;
    int row = 0;
    for (int i = 0; i <= last; ++i) {
        if (values[static_cast<std::size_t>(i)] == m_chosenValue) row = i;
    }
    chooseValue(values[static_cast<std::size_t>(std::clamp(row + rows, 0, last))]);
}

/// Digits count at once: the total moves while one types.
void CashierShift::textEdited(const QString& text) {
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (m_screen.entryMode() == EntryMode::Pieces && isNumber && number >= 0) {
        const auto most = m_chosenValue == kAsSum ? CashCount::kMaxTotalMinor : CashCount::kMaxPieces;
        m_pieces[m_chosenValue] = std::min<std::int64_t>(number, most);
        Q_EMIT changed();
    }
    if (m_screen.entryMode() != EntryMode::Amount) return;
    m_amount = Money(isNumber && number > 0 ? std::min<std::int64_t>(number, CashCount::kMaxTotalMinor) : 0,
                     m_view.currency);
    Q_EMIT changed();
}

void CashierShift::textEntered(const QString& text) {
    switch (m_screen.entryMode()) {
        case EntryMode::Pieces:
            return enterPieces(text);
        case EntryMode::Amount:
            return enterAmount(text);
        case EntryMode::Reason:
            return giveReason(text);
        default:
            return;
    }
}

void CashierShift::enterPieces(const QString& text) {
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    const auto most = m_chosenValue == kAsSum ? CashCount::kMaxTotalMinor : CashCount::kMaxPieces;
    if (!text.isEmpty() && (!isNumber || number < 0 || number > most)) {
        m_screen.say(errorMessage(ErrorCode::CashCountInvalid, text));
        return m_screen.wantAttention();
    }
    if (!text.isEmpty()) m_pieces[m_chosenValue] = number;
    chooseBeside(1);
}

void CashierShift::enterAmount(const QString& text) {
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    if (!isNumber || number <= 0 || number > CashCount::kMaxTotalMinor)
        return m_screen.say(errorMessage(ErrorCode::InvalidArgument, text));
    m_amount = Money(number, m_view.currency);
    show(ShiftStep::Reason, EntryMode::Reason);
}

void CashierShift::giveReason(const QString& reason) {
    const QString words = reason.trimmed();
    if (words.isEmpty()) return m_screen.say(errorMessage(ErrorCode::ReasonMissing));
    m_screen.say(cashMovedMessage(m_isCashOut, m_amount));
    if (m_isCashOut) {
        m_shifts.cashOut(m_amount, words.toStdString());
    } else {
        m_shifts.cashIn(m_amount, words.toStdString());
    }
    show(ShiftStep::Overview, EntryMode::Scan);
}

void CashierShift::finishCount() {
    const auto count = counted();
    if (!count) return m_screen.say(errorMessage(ErrorCode::CashCountInvalid));
    if (m_step == ShiftStep::Float) {
        m_shifts.openShift(*count);
    } else {
        m_shifts.countCash(*count);
    }
    m_pieces.clear();
    show(ShiftStep::Overview, EntryMode::Scan);
}

void CashierShift::openDrawer() { m_shifts.openDrawer(false); }

/// What was listed before is accepted by pressing again.
void CashierShift::close() { m_shifts.closeShift(m_view.left); }

void CashierShift::makeX() { m_shifts.makeX(false); }

void CashierShift::printReport() {
    if (!m_report) return;
    m_screen.say(reportPrintedMessage());
    if (m_report->kind == ReportKind::X) return m_shifts.makeX(true);
    m_shifts.reprintZ(m_report->number);
}

void CashierShift::reprintLast() {
    const bool isClosed = m_view.phase == api::ShiftPhase::Closed;
    m_shifts.reprintZ(isClosed ? m_view.number : m_view.number - 1);
}

void CashierShift::holdSale() {
    m_screen.say(saleHeldMessage());
    m_shifts.holdSale();
}

void CashierShift::resumeFirst() {
    if (m_view.heldSales.empty()) return m_screen.say(nothingToParkMessage());
    if (m_view.heldSales.size() == 1) return resumeSale(m_view.heldSales.front().id);
    show(ShiftStep::Overview, EntryMode::Scan);
}

void CashierShift::resumeSale(const SaleId& id) {
    m_screen.open(Page::Selling, EntryMode::Scan);
    m_shifts.resumeSale(id);
}

bool CashierShift::goBack() {
    if (m_step == ShiftStep::Overview) return false;
    if (m_step == ShiftStep::Reason) {
        beginCash(m_isCashOut);
    } else {
        show(ShiftStep::Overview, EntryMode::Scan);
    }
    return true;
}

void CashierShift::showShift(const api::ShiftView& shift) {
    m_view = shift;
    Q_EMIT changed();
}

/// A report opens where the shift is being looked at, never over a sale.
void CashierShift::showReport(const ShiftReport& report, bool isReprint) {
    m_report = report;
    m_isReprint = isReprint;
    if (m_screen.page() == Page::Shift) return show(ShiftStep::Report, EntryMode::Scan);
    Q_EMIT changed();
}

}  // namespace kazasu::app
