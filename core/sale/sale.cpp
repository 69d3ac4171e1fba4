#include "core/sale/sale.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <map>

namespace kazasu {
namespace {

Status checkQuantity(int quantity) {
    if (quantity < 1 || quantity > Sale::kMaxQuantity)
        return Error{ErrorCode::SaleQuantityInvalid, "1 to " + std::to_string(Sale::kMaxQuantity)};
    return {};
}

Status checkLineText(std::string_view text, std::string_view what) {
    if (text.size() > Sale::kMaxTextBytes) return Error{ErrorCode::TooLong, std::string(what)};
    if (!isPlainText(text, Sale::kMaxTextBytes))
        return Error{ErrorCode::InvalidArgument, std::string(what) + ": not plain UTF-8"};
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
    return checkLineText(line.department, "department");
}

/// The lines that count, as priced. MoneyOverflow beyond the limit of one sale.
Result<Money> subtotalOf(const std::vector<SaleLine>& lines, Currency currency) {
    Money subtotal = Money::zero(currency);
    for (const auto& line : lines) {
        if (!line.isVoided) subtotal += line.amount();
    }
    if (subtotal.minor() > Sale::kMaxSubtotalMinor) return Error{ErrorCode::MoneyOverflow, "sale too large"};
    return subtotal;
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
    if (!handedOver.isPositive()) return Error{ErrorCode::InvalidArgument, "a tender is more than nothing"};
    if (handedOver.minor() > kMaxMinor) return Error{ErrorCode::MoneyOverflow, "cash"};
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

Status checkRecordLines(const SaleRecord& record) {
    if (record.lines.size() > Sale::kMaxLines) return Error{ErrorCode::TooLong, "lines"};
    int expected = 1;
    for (const auto& line : record.lines) {
        if (line.number != expected++) return Error{ErrorCode::InvalidArgument, "line numbers count from 1"};
        KAZASU_TRY_STATUS(checkLine(line, record.header.currency));
    }
    return subtotalOf(record.lines, record.header.currency) ? Status{} : Error{ErrorCode::MoneyOverflow};
}

Status checkRecordTenders(const SaleRecord& record) {
    if (record.tenders.size() > Sale::kMaxTenders) return Error{ErrorCode::TooLong, "tenders"};
    int expected = 1;
    for (const auto& tender : record.tenders) {
        if (tender.number != expected++)
            return Error{ErrorCode::InvalidArgument, "tender numbers count from 1"};
        KAZASU_TRY_STATUS(checkCash(tender.amount, record.header.currency));
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
    if (sumOfTenders(sale.tenders(), currency, false) > totals.total)
        return Error{ErrorCode::SaleTenderExceedsDue};
    const bool isCompleted = sale.state() == SaleState::Completed;
    if (isCompleted != sale.completion().has_value())
        return Error{ErrorCode::InvalidArgument, "exactly a completed sale has a receipt number"};
    if (isCompleted) {
        if (sale.isEmpty()) return Error{ErrorCode::SaleEmpty};
        if (totals.due.isPositive()) return Error{ErrorCode::SaleTenderMissing};
        return checkCompletion(*sale.completion());
    }
    const bool mayHaveTender = sale.state() == SaleState::Tendering;
    if (sale.hasActiveTender() != mayHaveTender)
        return Error{ErrorCode::InvalidArgument, "state and tenders disagree"};
    return {};
}

}  // namespace

Sale::Sale(SaleHeader header) : m_record{std::move(header), SaleState::Open, {}, {}, std::nullopt} {
    KAZASU_CHECK(checkHeader(m_record.header).isOk());
}

Result<Sale> Sale::restore(SaleRecord record) {
    KAZASU_TRY_STATUS(checkHeader(record.header));
    KAZASU_TRY_STATUS(checkRecordLines(record));
    KAZASU_TRY_STATUS(checkRecordTenders(record));
    Sale sale{record.header};
    sale.m_record = std::move(record);
    KAZASU_TRY_STATUS(checkRecordState(sale));
    return sale;
}

Result<int> Sale::addLine(SaleLine line) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    KAZASU_TRY_STATUS(checkLine(line, header().currency));
    if (lines().size() >= kMaxLines) return Error{ErrorCode::TooLong, "lines"};
    line.number = static_cast<int>(lines().size()) + 1;
    line.isVoided = false;
    m_record.lines.push_back(std::move(line));
    if (const auto subtotal = subtotalOf(lines(), header().currency); !subtotal) {
        m_record.lines.pop_back();
        return subtotal.error();
    }
    return lines().back().number;
}

Status Sale::voidLine(int lineNumber) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    for (auto& line : m_record.lines) {
        if (line.number != lineNumber || line.isVoided) continue;
        line.isVoided = true;
        return {};
    }
    return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
}

Status Sale::changeQuantity(int lineNumber, int quantity) {
    KAZASU_TRY_STATUS(checkLinesMayChange());
    KAZASU_TRY_STATUS(checkQuantity(quantity));
    for (auto& line : m_record.lines) {
        if (line.number != lineNumber || line.isVoided) continue;
        const int before = std::exchange(line.quantity, quantity);
        const auto subtotal = subtotalOf(lines(), header().currency);
        if (subtotal) return {};
        line.quantity = before;
        return subtotal.error();
    }
    return Error{ErrorCode::SaleLineUnknown, std::to_string(lineNumber)};
}

Status Sale::changeCashier(int number, std::string name) {
    if (state() == SaleState::Completed || state() == SaleState::Voided) return Error{ErrorCode::SaleClosed};
    SaleHeader header = m_record.header;
    header.cashierNumber = number;
    header.cashier = std::move(name);
    KAZASU_TRY_STATUS(checkHeader(header));
    m_record.header = std::move(header);
    return {};
}

Result<int> Sale::addCash(Money handedOver) {
    KAZASU_TRY_STATUS(checkMayTender());
    KAZASU_TRY_STATUS(checkCash(handedOver, header().currency));
    if (!totals().due.isPositive()) return Error{ErrorCode::SaleTenderExceedsDue, "nothing is due"};
    return appendTender(handedOver, std::nullopt);
}

Result<int> Sale::addSettlement(SettlementUse use) {
    KAZASU_TRY_STATUS(checkMayTender());
    KAZASU_TRY_STATUS(checkUse(use, header().currency));
    if (use.amountUsed > totals().due) return Error{ErrorCode::SaleTenderExceedsDue};
    const bool isUsedHere = std::any_of(tenders().begin(), tenders().end(), [&use](const Tender& tender) {
        return !tender.isReversed && tender.settlement && tender.settlement->issuer == use.issuer &&
               tender.settlement->issueNumber == use.issueNumber;
    });
    if (isUsedHere) return Error{ErrorCode::CodeAlreadyUsed, "in this sale"};
    const Money amount = use.amountUsed;
    return appendTender(amount, std::move(use));
}

Status Sale::reverseTender(int tenderNumber) {
    if (state() == SaleState::Completed || state() == SaleState::Voided) return Error{ErrorCode::SaleClosed};
    for (auto& tender : m_record.tenders) {
        if (tender.number != tenderNumber || tender.isReversed) continue;
        tender.isReversed = true;
        if (!hasActiveTender()) m_record.state = SaleState::Open;
        return {};
    }
    return Error{ErrorCode::SaleTenderMissing, std::to_string(tenderNumber)};
}

Status Sale::complete(SaleCompletion completion) {
    KAZASU_TRY_STATUS(checkMayTender());
    KAZASU_TRY_STATUS(checkCompletion(completion));
    if (totals().due.isPositive()) return Error{ErrorCode::SaleTenderMissing, toDigits(totals().due)};
    m_record.completion = std::move(completion);
    m_record.state = SaleState::Completed;
    return {};
}

Status Sale::voidSale() {
    if (state() == SaleState::Completed || state() == SaleState::Voided) return Error{ErrorCode::SaleClosed};
    if (hasActiveTender()) return Error{ErrorCode::SaleHasTenders};
    m_record.state = SaleState::Voided;
    return {};
}

SaleTotals Sale::totals() const {
    const Currency currency = header().currency;
    const Money zero = Money::zero(currency);
    std::map<TaxRate, Money, std::greater<>> pricedByRate;
    SaleTotals totals{{}, zero, zero, zero, sumOfTenders(tenders(), currency, true), zero, zero, 0};
    for (const auto& line : lines()) {
        if (line.isVoided) continue;
        pricedByRate.try_emplace(line.taxRate, zero).first->second += line.amount();
        totals.subtotal += line.amount();
        totals.itemCount += line.quantity;
    }
    for (const auto& [rate, priced] : pricedByRate) {
        const RateTotal rateTotal = rateTotalOf(priced, rate, header().taxPolicy).value();
        totals.tax += rateTotal.tax;
        totals.total += rateTotal.gross;
        totals.byRate.push_back(rateTotal);
    }
    if (totals.tendered < totals.total) totals.due = totals.total - totals.tendered;
    if (totals.tendered > totals.total) totals.change = totals.tendered - totals.total;
    return totals;
}

bool Sale::isEmpty() const {
    return std::all_of(lines().begin(), lines().end(), [](const SaleLine& line) { return line.isVoided; });
}

bool Sale::hasActiveTender() const {
    return std::any_of(tenders().begin(), tenders().end(),
                       [](const Tender& tender) { return !tender.isReversed; });
}

Status Sale::checkLinesMayChange() const {
    if (state() == SaleState::Tendering) return Error{ErrorCode::SaleHasTenders, "reverse the tenders first"};
    if (state() != SaleState::Open) return Error{ErrorCode::SaleClosed};
    return {};
}

Status Sale::checkMayTender() const {
    if (state() == SaleState::Completed || state() == SaleState::Voided) return Error{ErrorCode::SaleClosed};
    if (isEmpty()) return Error{ErrorCode::SaleEmpty};
    return {};
}

int Sale::appendTender(Money amount, std::optional<SettlementUse> settlement) {
    const int number = static_cast<int>(tenders().size()) + 1;
    m_record.tenders.push_back({number, amount, std::move(settlement), false});
    m_record.state = SaleState::Tendering;
    return number;
}

}  // namespace kazasu
