#include "controller/till/till_views.h"

#include "core/text/card_number.h"
#include "core/text/clean_text.h"
#include "core/text/utf8.h"

namespace kazasu::controller {
namespace {

api::SalePhase phaseOf(SaleState state) {
    switch (state) {
        case SaleState::Open:
            return api::SalePhase::Open;
        case SaleState::Tendering:
            return api::SalePhase::Tendering;
        case SaleState::Completed:
            return api::SalePhase::Completed;
        case SaleState::Voided:
            return api::SalePhase::Voided;
    }
    return api::SalePhase::Open;
}

api::LineView lineView(const SaleLine& line) {
    return {line.number,
            line.itemCode,
            line.name,
            line.quantity,
            line.unitPrice,
            line.amount(),
            line.taxRate.isReduced(),
            line.isVoided,
            line.discounted(),
            line.discount ? line.discount->toDisplay() : std::string(),
            line.listPrice,
            line.isReturn()};
}

api::TaxView taxView(const RateTotal& total, TaxMode mode, bool isReturn) {
    constexpr int kBasisPointsPerPermille = 10;
    return {total.rate.basisPoints() / kBasisPointsPerPermille, total.rate.isReduced(),
            mode == TaxMode::Inclusive ? total.gross : total.net, total.tax, isReturn};
}

api::TenderView tenderView(const Tender& tender) {
    if (tender.refund) {
        return {api::TenderKind::CodeRefund, tender.amount, Money::zero(tender.amount.currency()),
                tender.refund->issueNumber.toString(), false};
    }
    if (!tender.settlement) {
        return {api::TenderKind::Cash, tender.amount, Money::zero(tender.amount.currency()), {}, false};
    }
    return {api::TenderKind::SettlementCode, tender.amount, tender.settlement->remainder(),
            tender.settlement->issueNumber.toString(), tender.settlement->isOffline};
}

}  // namespace

api::SaleView viewOf(const Sale& sale, int lastChangedLine) {
    api::SaleView view;
    view.id = sale.id();
    view.phase = phaseOf(sale.state());
    const SaleTotals totals = sale.totals();
    for (const auto& line : sale.lines()) view.lines.push_back(lineView(line));
    const TaxMode mode = sale.header().taxPolicy.mode;
    for (const auto& rate : totals.byRate) view.taxes.push_back(taxView(rate, mode, false));
    const TaxMode before = sale.returnOf() ? sale.returnOf()->taxPolicy.mode : mode;
    for (const auto& rate : totals.returned) view.taxes.push_back(taxView(rate, before, true));
    for (const auto& tender : sale.tenders()) {
        if (!tender.isReversed) view.tenders.push_back(tenderView(tender));
    }
    view.itemCount = totals.itemCount;
    view.total = totals.total;
    view.tendered = totals.tendered;
    view.due = totals.due;
    view.lastChangedLine = lastChangedLine;
    view.discount = totals.discount;
    if (sale.discount()) view.discountText = sale.discount()->toDisplay();
    view.refund = totals.refund;
    view.returnedCount = totals.returnedCount;
    if (sale.returnOf()) view.returnOf = sale.returnOf()->receiptNumber;
    return view;
}

api::ItemView viewOf(const CatalogueItem& item) {
    return {item.code, item.name, item.reading, item.department, item.unitPrice, item.taxRate.isReduced()};
}

std::string safeSubject(std::string_view text) {
    constexpr std::size_t kShown = 32;
    if (holdsCardNumber(text)) return std::string(kCardShown);
    std::string shown;
    std::size_t count = 0;
    for (const char32_t c : toCodePoints(text)) {
        if (isControl(c) || isHidden(c)) continue;
        if (++count > kShown) return shown + "…";
        appendUtf8(shown, c);
    }
    return shown;
}

}  // namespace kazasu::controller
