#include "core/sale/sale.h"
#include "core/sale/sale_rules.h"

#include <map>

namespace kazasu {
namespace {

using AmountByRate = std::map<TaxRate, Money, std::greater<>>;

struct SoldLines {
    AmountByRate byRate;  // after the discounts of lines
    Money sum;
};

SoldLines soldLines(const SaleRecord& record) {
    const Money zero = Money::zero(record.header.currency);
    SoldLines sold{{}, zero};
    for (const auto& line : record.lines) {
        if (line.isVoided || line.isReturn()) continue;
        sold.byRate.try_emplace(line.taxRate, zero).first->second += line.amount();
        sold.sum += line.amount();
    }
    return sold;
}

/// What of the receipt's discount falls on each rate.
AmountByRate discountByRate(const SaleRecord& record, const SoldLines& sold) {
    std::vector<Money> weights;
    for (const auto& [rate, amount] : sold.byRate) weights.push_back(amount);
    const Money whole = record.discount ? record.discount->of(sold.sum) : Money::zero(record.header.currency);
    const std::vector<Money> parts = sharedOut(whole, weights);
    AmountByRate byRate;
    std::size_t place = 0;
    for (const auto& [rate, amount] : sold.byRate) byRate.emplace(rate, parts[place++]);
    return byRate;
}

void addReturned(const SaleRecord& record, SaleTotals& totals) {
    const Money zero = Money::zero(record.header.currency);
    AmountByRate now;
    for (const auto& line : record.lines) {
        if (line.isVoided || !line.isReturn()) continue;
        now.try_emplace(line.taxRate, zero).first->second += line.returned->paid;
        totals.returnedCount += line.quantity;
    }
    const TaxPolicy policy = record.returnOf ? record.returnOf->taxPolicy : record.header.taxPolicy;
    for (const auto& [rate, amount] : now) {
        Money before = zero;
        if (record.returnOf) {
            for (const auto& earlier : record.returnOf->before) {
                if (earlier.rate == rate) before = earlier.amount;
            }
        }
        const RateTotal until = rateTotalOf(before, rate, policy).value();
        const RateTotal with = rateTotalOf(before + amount, rate, policy).value();
        totals.returned.push_back(
            {rate, with.net - until.net, with.tax - until.tax, with.gross - until.gross});
        totals.tax -= totals.returned.back().tax;
        totals.total -= totals.returned.back().gross;
    }
}

void addPayment(SaleTotals& totals) {
    if (totals.total.isNegative()) {
        totals.refund = totals.tendered - totals.total;
    } else if (totals.tendered < totals.total) {
        totals.due = totals.total - totals.tendered;
    } else {
        totals.change = totals.tendered - totals.total;
    }
}

}  // namespace

SaleTotals Sale::totals() const {
    const Money zero = Money::zero(header().currency);
    SaleTotals totals{
        {},   {},   zero, zero, zero, zero, rules::sumOfTenders(tenders(), header().currency, true),
        zero, zero, zero, 0,    0};
    const SoldLines sold = soldLines(m_record);
    totals.subtotal = sold.sum;
    const AmountByRate off = discountByRate(m_record, sold);
    for (const auto& [rate, amount] : sold.byRate) {
        totals.discount += off.at(rate);
        const RateTotal rateTotal = rateTotalOf(amount - off.at(rate), rate, header().taxPolicy).value();
        totals.tax += rateTotal.tax;
        totals.total += rateTotal.gross;
        totals.byRate.push_back(rateTotal);
    }
    for (const auto& line : lines()) {
        if (!line.isVoided && !line.isReturn()) totals.itemCount += line.quantity;
    }
    addReturned(m_record, totals);
    addPayment(totals);
    return totals;
}

std::vector<Money> Sale::discountShares() const {
    const Money zero = Money::zero(header().currency);
    std::vector<Money> shares(lines().size(), zero);
    for (const auto& [rate, off] : discountByRate(m_record, soldLines(m_record))) {
        std::vector<Money> weights;
        for (const auto& line : lines()) {
            const bool counts = !line.isVoided && !line.isReturn() && line.taxRate == rate;
            weights.push_back(counts ? line.amount() : zero);
        }
        const std::vector<Money> parts = sharedOut(off, weights);
        for (std::size_t i = 0; i < parts.size(); ++i) shares[i] += parts[i];
    }
    return shares;
}

}  // namespace kazasu
