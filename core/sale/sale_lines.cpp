// What may be done to the lines of a sale.
#include "core/sale/sale.h"
#include "core/sale/sale_rules.h"

#include <algorithm>

namespace kazasu {

using namespace rules;

Status Sale::checkLinesMayChange() const {
    if (state() == SaleState::Tendering) return Error{ErrorCode::SaleHasTenders, "reverse the tenders first"};
    if (state() != SaleState::Open) return Error{ErrorCode::SaleClosed};
    return {};
}

SaleLine* Sale::countedLine(int lineNumber) {
    for (auto& line : m_record.lines) {
        if (line.number == lineNumber && !line.isVoided) return &line;
    }
    return nullptr;
}

Status Sale::changed(const SaleLine& line, SaleRecord before) {
    auto fits = checkLine(line, header().currency);
    if (fits) fits = checkTogether(m_record);
    if (!fits) m_record = std::move(before);
    return fits;
}

Result<int> Sale::appendLine(SaleLine line) {
    KAZASU_TRY_STATUS(checkLine(line, header().currency));
    if (lines().size() >= kMaxLines) return Error{ErrorCode::TooLong, "lines"};
    line.number = static_cast<int>(lines().size()) + 1;
    line.isVoided = false;
    m_record.lines.push_back(std::move(line));
    if (auto fits = checkTogether(m_record); !fits) {
        m_record.lines.pop_back();
        return fits.error();
    }
    return lines().back().number;
}

Result<int> Sale::addLine(SaleLine line) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    line.returned.reset();
    return appendLine(std::move(line));
}

Result<int> Sale::addReturn(SaleLine line, std::optional<ReturnOf> of) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    KAZASU_CHECK(line.returned.has_value());
    const bool isFirst = !hasReturns();
    if (!isFirst && of.has_value() != m_record.returnOf.has_value())
        return Error{ErrorCode::Conflict, "goods of one receipt, or of none"};
    if (!isFirst && of && of->sale != m_record.returnOf->sale)
        return Error{ErrorCode::Conflict, "goods of another receipt come back already"};
    if (isFirst) m_record.returnOf = std::move(of);
    auto number = appendLine(std::move(line));
    if (!number && isFirst) m_record.returnOf.reset();
    return number;
}

bool Sale::hasReturns() const {
    return std::any_of(lines().begin(), lines().end(),
                       [](const SaleLine& line) { return line.isReturn() && !line.isVoided; });
}

Status Sale::voidLine(int lineNumber) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    SaleLine* const line = countedLine(lineNumber);
    if (line == nullptr) return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
    line->isVoided = true;
    if (!hasReturns()) m_record.returnOf.reset();
    return {};
}

Status Sale::changeQuantity(int lineNumber, int quantity) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    KAZASU_TRY_STATUS(checkQuantity(quantity));
    SaleRecord before = m_record;
    SaleLine* const line = countedLine(lineNumber);
    if (line == nullptr) return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
    if (line->isReturn())
        return Error{ErrorCode::SaleQuantityInvalid, "goods that come back: void the line, choose again"};
    line->quantity = quantity;
    return changed(*line, std::move(before));
}

Status Sale::changePrice(int lineNumber, Money price) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    SaleRecord before = m_record;
    SaleLine* const line = countedLine(lineNumber);
    if (line == nullptr) return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
    if (line->isReturn()) return Error{ErrorCode::SalePriceInvalid, "what was paid is paid back"};
    if (!line->listPrice) line->listPrice = line->unitPrice;
    line->unitPrice = price;
    if (line->listPrice == price) line->listPrice.reset();
    return changed(*line, std::move(before));
}

Status Sale::discountLine(int lineNumber, const std::optional<Discount>& discount) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    SaleRecord before = m_record;
    SaleLine* const line = countedLine(lineNumber);
    if (line == nullptr) return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
    KAZASU_TRY_STATUS(checkDiscount(discount, header().currency));
    const bool isTooMuch = discount && !discount->isShare() && discount->amount() > line->priced();
    if (discount && (line->isReturn() || isTooMuch))
        return Error{ErrorCode::DiscountInvalid, "more than the price, or off goods that come back"};
    line->discount = discount;
    return changed(*line, std::move(before));
}

Status Sale::discountSale(const std::optional<Discount>& discount) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    KAZASU_TRY_STATUS(checkDiscount(discount, header().currency));
    if (isEmpty()) return Error{ErrorCode::SaleEmpty};
    if (discount && !discount->isShare() && discount->amount() > totals().subtotal)
        return Error{ErrorCode::DiscountInvalid, "more than what is sold"};
    m_record.discount = discount;
    return {};
}

}  // namespace kazasu
