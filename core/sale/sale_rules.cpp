#include "core/sale/sale_rules.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <set>

namespace kazasu::rules {
namespace {

constexpr std::size_t kMostRates = 20;  // of one receipt; a shop has two or three

Status checkLineText(std::string_view text, std::string_view what) {
    if (text.size() > Sale::kMaxTextBytes) return Error{ErrorCode::TooLong, std::string(what)};
    if (!isPlainText(text, Sale::kMaxTextBytes))
        return Error{ErrorCode::InvalidArgument, std::string(what) + ": not plain UTF-8"};
    return {};
}

Status checkPrices(const SaleLine& line, Currency currency) {
    if (line.listPrice) {
        if (line.listPrice->currency() != currency)
            return Error{ErrorCode::MoneyCurrencyMismatch, "list price"};
        const bool isPrice =
            !line.listPrice->isNegative() && line.listPrice->minor() <= Sale::kMaxUnitPriceMinor;
        if (!isPrice || *line.listPrice == line.unitPrice)
            return Error{ErrorCode::SalePriceInvalid, "list price"};
    }
    return checkDiscount(line.discount, currency);
}

Status checkReturned(const SaleLine& line) {
    const ReturnedPart& part = *line.returned;
    if (line.discount || line.listPrice)
        return Error{ErrorCode::DiscountInvalid, "goods that come back have the price that was paid"};
    if (part.originalLine < 0 || part.originalLine > static_cast<int>(Sale::kMaxLines) ||
        part.firstUnit < 1 || part.firstUnit > Sale::kMaxQuantity)
        return Error{ErrorCode::InvalidArgument, "returned part"};
    const bool isPaid = part.paid.currency() == line.unitPrice.currency() && !part.paid.isNegative() &&
                        part.paid <= line.priced();
    return isPaid ? Status{} : Error{ErrorCode::SalePriceInvalid, "returned for more than its price"};
}

Status checkReturnOf(const ReturnOf& of, Currency currency) {
    KAZASU_TRY_STATUS(checkLineText(of.receiptNumber, "receipt number"));
    if (of.before.size() > kMostRates) return Error{ErrorCode::TooLong, "rates"};
    for (std::size_t i = 0; i < of.before.size(); ++i) {
        const auto& [rate, amount] = of.before[i];
        if (amount.currency() != currency || amount.isNegative() || amount.minor() > Sale::kMaxSubtotalMinor)
            return Error{ErrorCode::InvalidArgument, "returned before"};
        if (i > 0 && !(of.before[i - 1].rate > rate))
            return Error{ErrorCode::InvalidArgument, "rates: highest first, each once"};
    }
    return {};
}

/// Goods that come back belong to the receipt of this sale's returns, each of its lines once.
Status checkReturns(const SaleRecord& record) {
    if (record.returnOf) KAZASU_TRY_STATUS(checkReturnOf(*record.returnOf, record.header.currency));
    std::set<int> seen;
    bool hasReturn = false;
    for (const auto& line : record.lines) {
        if (line.isVoided || !line.returned) continue;
        hasReturn = true;
        const int original = line.returned->originalLine;
        if ((original != 0) != record.returnOf.has_value())
            return Error{ErrorCode::Conflict, "goods of one receipt, or of none"};
        if (original != 0 && !seen.insert(original).second)
            return Error{ErrorCode::ReturnExceedsSold, "line " + std::to_string(original)};
    }
    return record.returnOf && !hasReturn ? Error{ErrorCode::InvalidArgument, "a receipt without returns"}
                                         : Status{};
}

Status checkSums(const SaleRecord& record) {
    const Money zero = Money::zero(record.header.currency);
    Money sold = zero;
    std::map<TaxRate, Money> returned;
    if (record.returnOf) {
        for (const auto& before : record.returnOf->before) returned[before.rate] = before.amount;
    }
    for (const auto& line : record.lines) {
        if (line.isVoided) continue;
        if (line.returned)
            returned.try_emplace(line.taxRate, zero).first->second += line.returned->paid;
        else
            sold += line.priced();
    }
    for (const auto& [rate, sum] : returned) {
        if (sum.minor() > Sale::kMaxSubtotalMinor)
            return Error{ErrorCode::MoneyOverflow, "returns too large"};
    }
    if (sold.minor() > Sale::kMaxSubtotalMinor) return Error{ErrorCode::MoneyOverflow, "sale too large"};
    return {};
}

/// What is given back, or nothing where nothing is to pay: one sum of cash, parts for codes that had paid for
/// goods of a receipt, together just the total.
Status checkGivenBack(const Sale& sale, const SaleTotals& totals) {
    int cash = 0;
    int active = 0;
    std::set<std::pair<SaleId, IssueNumber>> codes;
    bool isGivenBack = false;
    bool isSound = totals.tendered == totals.total;
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed) continue;
        ++active;
        cash += tender.isCash() ? 1 : 0;
        isGivenBack = isGivenBack || !tender.amount.isPositive();
        isSound = isSound && (tender.amount.isNegative() || tender.isCash());
        if (!tender.refund) continue;
        const bool isFirst = codes.emplace(tender.refund->paidSale, tender.refund->issueNumber).second;
        isSound = isSound && isFirst && sale.returnOf().has_value();
    }
    const bool mustBe = isGivenBack || (active > 0 && !totals.total.isPositive());
    const bool isWhole = isSound && cash <= 1 && (active == 1 || totals.total.isNegative());
    if (!mustBe || isWhole) return {};
    return Error{ErrorCode::InvalidArgument, "a tender is more than nothing, or gives back the total"};
}

}  // namespace

Status checkQuantity(int quantity) {
    if (quantity < 1 || quantity > Sale::kMaxQuantity)
        return Error{ErrorCode::SaleQuantityInvalid, "1 to " + std::to_string(Sale::kMaxQuantity)};
    return {};
}

Status checkLine(const SaleLine& line, Currency currency) {
    KAZASU_TRY_STATUS(checkQuantity(line.quantity));
    if (line.unitPrice.currency() != currency) return Error{ErrorCode::MoneyCurrencyMismatch, "line"};
    if (line.unitPrice.isNegative() || line.unitPrice.minor() > Sale::kMaxUnitPriceMinor)
        return Error{ErrorCode::SalePriceInvalid, std::to_string(line.unitPrice.minor())};
    if (line.name.empty()) return Error{ErrorCode::InvalidArgument, "a line has a name"};
    KAZASU_TRY_STATUS(checkLineText(line.itemCode, "item code"));
    KAZASU_TRY_STATUS(checkLineText(line.name, "name"));
    KAZASU_TRY_STATUS(checkLineText(line.reading, "reading"));
    KAZASU_TRY_STATUS(checkLineText(line.department, "department"));
    KAZASU_TRY_STATUS(checkPrices(line, currency));
    return line.returned ? checkReturned(line) : Status{};
}

Status checkDiscount(const std::optional<Discount>& discount, Currency currency) {
    const bool isOther = discount && !discount->isShare() && discount->amount().currency() != currency;
    return isOther ? Error{ErrorCode::MoneyCurrencyMismatch, "discount"} : Status{};
}

Money sumOfTenders(const std::vector<Tender>& tenders, Currency currency, bool cashToo) {
    Money sum = Money::zero(currency);
    for (const auto& tender : tenders) {
        if (!tender.isReversed && (cashToo || tender.settlement)) sum += tender.amount;
    }
    return sum;
}

Status checkUse(const SettlementUse& use, Currency currency) {
    if (use.codeAmount.currency() != currency || use.amountUsed.currency() != currency)
        return Error{ErrorCode::CodeWrongCurrency};
    if (use.codeAmount.minor() > kMaxMinor) return Error{ErrorCode::MoneyOverflow, "code"};
    if (!use.amountUsed.isPositive())
        return Error{ErrorCode::InvalidArgument, "a tender is more than nothing"};
    if (use.amountUsed > use.codeAmount) return Error{ErrorCode::CodeAmountExceeded};
    return checkLineText(use.issuerName, "issuer name");
}

Status checkCash(Money handedOver, Currency currency) {
    if (handedOver.currency() != currency) return Error{ErrorCode::MoneyCurrencyMismatch, "cash"};
    if (handedOver.minor() > kMaxMinor || handedOver.minor() < -kMaxMinor)
        return Error{ErrorCode::MoneyOverflow, "cash"};
    return {};
}

Status checkHeader(const SaleHeader& header) {
    KAZASU_TRY_STATUS(checkLineText(header.cashier, "cashier"));
    if (header.registerNumber < 1 || header.registerNumber > 9999)
        return Error{ErrorCode::InvalidArgument, "register number out of range"};
    if (header.cashierNumber < 0 || header.cashierNumber > Sale::kMaxCashierNumber)
        return Error{ErrorCode::InvalidArgument, "cashier number out of range"};
    return {};
}

Status checkCompletion(const SaleCompletion& completion) {
    if (completion.receiptNumber < 1) return Error{ErrorCode::InvalidArgument, "receipt numbers start at 1"};
    return {};
}

Status checkTogether(const SaleRecord& record) {
    KAZASU_TRY_STATUS(checkDiscount(record.discount, record.header.currency));
    KAZASU_TRY_STATUS(checkReturns(record));
    return checkSums(record);
}

Status checkRecordLines(const SaleRecord& record) {
    if (record.lines.size() > Sale::kMaxLines) return Error{ErrorCode::TooLong, "lines"};
    int expected = 1;
    for (const auto& line : record.lines) {
        if (line.number != expected++) return Error{ErrorCode::InvalidArgument, "line numbers count from 1"};
        KAZASU_TRY_STATUS(checkLine(line, record.header.currency));
    }
    return checkTogether(record);
}

Status checkRecordTenders(const SaleRecord& record) {
    if (record.tenders.size() > Sale::kMaxTenders) return Error{ErrorCode::TooLong, "tenders"};
    int expected = 1;
    for (const auto& tender : record.tenders) {
        if (tender.number != expected++)
            return Error{ErrorCode::InvalidArgument, "tender numbers count from 1"};
        KAZASU_TRY_STATUS(checkCash(tender.amount, record.header.currency));
        if (tender.refund && (tender.settlement || !tender.amount.isNegative()))
            return Error{ErrorCode::InvalidArgument, "a code is given back to, or pays"};
        if (!tender.settlement) continue;
        KAZASU_TRY_STATUS(checkUse(*tender.settlement, record.header.currency));
        if (tender.settlement->amountUsed != tender.amount)
            return Error{ErrorCode::InvalidArgument, "a code's tender is the amount used of it"};
    }
    return {};
}

/// What state, tenders and totals must say together.
Status checkRecordState(const Sale& sale) {
    const SaleTotals totals = sale.totals();
    const Currency currency = sale.header().currency;
    if (sumOfTenders(sale.tenders(), currency, false) > std::max(totals.total, Money::zero(currency)))
        return Error{ErrorCode::SaleTenderExceedsDue};
    KAZASU_TRY_STATUS(checkGivenBack(sale, totals));
    const bool isCompleted = sale.state() == SaleState::Completed;
    if (isCompleted != sale.completion().has_value())
        return Error{ErrorCode::InvalidArgument, "exactly a completed sale has a receipt number"};
    if (isCompleted) {
        if (sale.isEmpty()) return Error{ErrorCode::SaleEmpty};
        if (totals.due.isPositive() || totals.refund.isPositive()) return Error{ErrorCode::SaleTenderMissing};
        return checkCompletion(*sale.completion());
    }
    const bool mayHaveTender = sale.state() == SaleState::Tendering;
    if (sale.hasActiveTender() != mayHaveTender)
        return Error{ErrorCode::InvalidArgument, "state and tenders disagree"};
    return {};
}

}  // namespace kazasu::rules
