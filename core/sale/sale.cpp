#include "core/sale/sale.h"

#include "core/sale/sale_rules.h"

#include <algorithm>

namespace kazasu {

using namespace rules;

namespace {

std::string zeroPadded(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return digits;
}

}  // namespace

Sale::Sale(SaleHeader header) : m_record{std::move(header), SaleState::Open, {}, {}, {}, {}, {}} {
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
    const SaleTotals now = totals();
    const bool isPaidOut = !now.total.isPositive() && !hasActiveTender();
    if (isPaidOut && handedOver == now.total) return appendTender(handedOver, std::nullopt);
    if (!handedOver.isPositive()) return Error{ErrorCode::InvalidArgument, "a tender is more than nothing"};
    if (!now.due.isPositive()) return Error{ErrorCode::SaleTenderExceedsDue, "nothing is due"};
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

Status Sale::giveBack(Money cash, const std::vector<RefundShare>& toCodes) {
    KAZASU_TRY_STATUS(checkMayTender());
    if (hasActiveTender()) return Error{ErrorCode::SaleHasTenders};
    if (!totals().refund.isPositive() || cash.isNegative())
        return Error{ErrorCode::InvalidArgument, "nothing goes back"};
    SaleRecord tried = m_record;
    const auto add = [&tried](Money amount, std::optional<CodeRefund> refund) {
        const int number = static_cast<int>(tried.tenders.size()) + 1;
        tried.tenders.push_back({number, -amount, std::nullopt, false, std::move(refund)});
    };
    KAZASU_TRY_STATUS(checkCash(cash, header().currency));
    for (const auto& share : toCodes) add(share.amount, share.refund);
    if (!cash.isZero()) add(cash, std::nullopt);
    tried.state = SaleState::Tendering;
    KAZASU_TRY_STATUS(checkRecordTenders(tried));
    Sale given = *this;
    given.m_record = std::move(tried);
    KAZASU_TRY_STATUS(checkRecordState(given));
    *this = std::move(given);
    return {};
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
    const SaleTotals now = totals();
    if (now.due.isPositive() || now.refund.isPositive())
        return Error{ErrorCode::SaleTenderMissing, toDigits(now.due + now.refund)};
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

bool Sale::isEmpty() const {
    return std::all_of(lines().begin(), lines().end(), [](const SaleLine& line) { return line.isVoided; });
}

bool Sale::hasActiveTender() const {
    return std::any_of(tenders().begin(), tenders().end(),
                       [](const Tender& tender) { return !tender.isReversed; });
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

std::string receiptNumberText(const Sale& sale) {
    KAZASU_CHECK(sale.completion().has_value());
    return zeroPadded(sale.header().registerNumber, 4) + "-" +
           zeroPadded(sale.completion()->receiptNumber, 6);
}

}  // namespace kazasu
