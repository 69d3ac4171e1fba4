// ShiftTally: adds up the completed sales of a shift, one after the other. Pure.
#pragma once

#include "core/report/shift_report.h"
#include "core/sale/sale.h"

#include <map>

namespace kazasu {

class ShiftTally {
public:
    explicit ShiftTally(Currency currency);

    /// A completed sale. `isBound`: its code, if it was accepted without the center, was for this shop alone.
    void add(const Sale& sale, bool isBound);
    void addVoided(const Sale& sale);
    [[nodiscard]] SalesFigures figures() const;

private:
    [[nodiscard]] Tally& of(std::map<std::string, Tally>& tallies, const std::string& name) const;
    void addTenders(const Sale& sale, Money total, bool isBound);
    void addLines(const Sale& sale);
    void addReturns(const SaleTotals& totals);
    void addDiscounts(const Sale& sale, const SaleTotals& totals);
    using Rates = std::map<TaxRate, RateTotal, std::greater<>>;
    void addRates(Rates& sums, const std::vector<RateTotal>& rates) const;

    Tally m_none;
    SalesFigures m_figures;
    Rates m_rates, m_returned;
    std::map<std::string, Tally> m_departments, m_cashiers;
    std::map<int, Tally> m_hours;
};

}  // namespace kazasu
