#include "core/sale/returns.h"

#include <algorithm>
#include <map>

namespace kazasu {
namespace {

const SaleLine* soldLine(const Sale& original, int lineNumber) {
    for (const auto& line : original.lines()) {
        if (line.number == lineNumber && !line.isVoided && !line.isReturn()) return &line;
    }
    return nullptr;
}

int unitsBefore(int lineNumber, std::span<const ReturnedUnits> before) {
    int units = 0;
    for (const auto& one : before) units += one.originalLine == lineNumber ? one.quantity : 0;
    return units;
}

/// What the first `units` of `quantity` cost together; the fraction is dropped until the last one.
Money paidFor(Money paid, int units, int quantity) {
    return {paid.minor() * units / quantity, paid.currency()};
}

std::vector<RateAmount> byRate(std::span<const ReturnedUnits> before, Currency currency) {
    std::map<TaxRate, Money, std::greater<>> sums;
    for (const auto& one : before)
        sums.try_emplace(one.rate, Money::zero(currency)).first->second += one.paid;
    std::vector<RateAmount> rates;
    for (const auto& [rate, amount] : sums) rates.push_back({rate, amount});
    return rates;
}

}  // namespace

int returnableUnits(const Sale& original, int lineNumber, std::span<const ReturnedUnits> before) {
    const SaleLine* const line = soldLine(original, lineNumber);
    return line == nullptr ? 0 : std::max(0, line->quantity - unitsBefore(lineNumber, before));
}

Result<ReturnedLine> returnOfLine(const Sale& original, int lineNumber, int quantity,
                                  std::span<const ReturnedUnits> before) {
    KAZASU_CHECK(original.completion().has_value());
    const SaleLine* const sold = soldLine(original, lineNumber);
    if (sold == nullptr) return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
    if (quantity < 1) return Error{ErrorCode::SaleQuantityInvalid, std::to_string(quantity)};
    const int left = returnableUnits(original, lineNumber, before);
    if (quantity > left) return Error{ErrorCode::ReturnExceedsSold, std::to_string(left) + " left"};
    const int first = unitsBefore(lineNumber, before);
    const auto place = static_cast<std::size_t>(lineNumber - 1);
    const Money paid = sold->amount() - original.discountShares()[place];
    SaleLine line = *sold;
    line.quantity = quantity;
    line.discount.reset();
    line.listPrice.reset();
    line.returned =
        ReturnedPart{lineNumber, first + 1,
                     paidFor(paid, first + quantity, sold->quantity) - paidFor(paid, first, sold->quantity)};
    return ReturnedLine{std::move(line),
                        {original.id(), receiptNumberText(original), original.completion()->businessDay,
                         original.header().taxPolicy, byRate(before, original.header().currency)}};
}

Status checkReturnsOf(const Sale& original, const Sale& sale, std::span<const ReturnedUnits> before) {
    for (const auto& line : sale.lines()) {
        if (line.isVoided || !line.isReturn()) continue;
        const auto now = returnOfLine(original, line.returned->originalLine, line.quantity, before);
        const bool isSame = now && now->line.returned == line.returned && now->of == sale.returnOf();
        if (!isSame)
            return Error{ErrorCode::ReturnExceedsSold, "something of this receipt came back meanwhile"};
    }
    return {};
}

}  // namespace kazasu
