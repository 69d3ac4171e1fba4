#include "core/report/shift_tally.h"

namespace kazasu {
namespace {

std::vector<NamedTally> listOf(const std::map<std::string, Tally>& tallies) {
    std::vector<NamedTally> list;
    for (const auto& [name, tally] : tallies) list.push_back({name, tally});
    return list;
}

}  // namespace

ShiftTally::ShiftTally(Currency currency) : m_none{0, Money::zero(currency)} {
    auto& f = m_figures;
    for (Tally* tally : {&f.sales, &f.cash, &f.codesOnline, &f.codesBound, &f.codesUnbound, &f.returns,
                         &f.paidOut, &f.toCodes, &f.discounts, &f.voidedLines, &f.voidedSales})
        *tally = m_none;
}

Tally& ShiftTally::of(std::map<std::string, Tally>& tallies, const std::string& name) const {
    return tallies.try_emplace(name, m_none).first->second;
}

void ShiftTally::add(const Sale& sale, bool isBound) {
    KAZASU_CHECK(sale.completion().has_value());
    const auto& completion = *sale.completion();
    const SaleTotals totals = sale.totals();
    if (m_figures.sales.count == 0) m_figures.firstReceipt = completion.receiptNumber;
    m_figures.lastReceipt = completion.receiptNumber;
    m_figures.sales.add(totals.total);
    m_figures.pieces += totals.itemCount;
    addRates(m_rates, totals.byRate);
    addReturns(totals);
    addDiscounts(sale, totals);
    of(m_cashiers, sale.header().cashier).add(totals.total);
    const int hour = civilAt(completion.completedAt, kJapanOffset).hour;
    m_hours.try_emplace(hour, m_none).first->second.add(totals.total);
    addTenders(sale, totals.total, isBound);
    addLines(sale);
}

void ShiftTally::addRates(Rates& sums, const std::vector<RateTotal>& rates) const {
    for (const auto& rate : rates) {
        const Money zero = m_none.sum;
        auto& sum = sums.try_emplace(rate.rate, RateTotal{rate.rate, zero, zero, zero}).first->second;
        sum.net += rate.net;
        sum.tax += rate.tax;
        sum.gross += rate.gross;
    }
}

void ShiftTally::addReturns(const SaleTotals& totals) {
    if (totals.returnedCount == 0) return;
    addRates(m_returned, totals.returned);
    Money sum = m_none.sum;
    for (const auto& rate : totals.returned) sum += rate.gross;
    m_figures.returns.add(sum);
}

void ShiftTally::addDiscounts(const Sale& sale, const SaleTotals& totals) {
    Money off = totals.discount;
    for (const auto& line : sale.lines()) {
        if (!line.isVoided && !line.isReturn()) off += line.discounted();
    }
    if (!off.isZero()) m_figures.discounts.add(off);
}

void ShiftTally::addTenders(const Sale& sale, Money total, bool isBound) {
    Money cash = total;
    bool hasCash = false;
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed) continue;
        hasCash = hasCash || tender.isCash();
        if (tender.isCash()) continue;
        cash -= tender.amount;
        if (tender.refund) {
            m_figures.toCodes.add(-tender.amount);
            continue;
        }
        auto& codes = !tender.settlement->isOffline ? m_figures.codesOnline
                      : isBound                     ? m_figures.codesBound
                                                    : m_figures.codesUnbound;
        codes.add(tender.amount);
    }
    if (hasCash) m_figures.cash.add(cash);
    if (hasCash && cash.isNegative()) m_figures.paidOut.add(-cash);
}

void ShiftTally::addLines(const Sale& sale) {
    const auto shares = sale.discountShares();
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const SaleLine& line = sale.lines()[i];
        if (line.isVoided) {
            m_figures.voidedLines.add(line.priced());
            continue;
        }
        Tally& department = of(m_departments, line.department);
        department.count += line.isReturn() ? -line.quantity : line.quantity;
        department.sum += line.amount() - shares[i];
    }
}

/// A voided return would otherwise hide a voided sale of the same amount.
void ShiftTally::addVoided(const Sale& sale) {
    const Money total = sale.totals().total;
    m_figures.voidedSales.add(total.isNegative() ? -total : total);
    for (const auto& line : sale.lines()) {
        if (line.isVoided) m_figures.voidedLines.add(line.priced());
    }
}

SalesFigures ShiftTally::figures() const {
    SalesFigures figures = m_figures;
    for (const auto& [rate, total] : m_rates) figures.byRate.push_back(total);
    for (const auto& [rate, total] : m_returned) figures.returnedByRate.push_back(total);
    figures.byDepartment = listOf(m_departments);
    figures.byCashier = listOf(m_cashiers);
    for (const auto& [hour, tally] : m_hours) figures.byHour.push_back({hour, tally});
    return figures;
}

}  // namespace kazasu
