#include "core/receipt/receipt_builder.h"

#include "core/receipt/receipt_dates.h"
#include "core/receipt/receipt_paper.h"
#include "core/receipt/receipt_symbol.h"

#include <algorithm>
#include <set>

namespace kazasu {
namespace {

/// Sixteen digits in groups of four: a person reads them to a hotline.
std::string groupedIssueNumber(const IssueNumber& number) {
    std::string text = number.toString();
    for (const std::size_t position : {12U, 8U, 4U}) text.insert(position, 1, '-');
    return text;
}

class ReceiptComposer : public ReceiptPaper {
public:
    using ReceiptPaper::ReceiptPaper;

    Receipt compose() {
        addShop();
        addTitle();
        addMoment();
        addLines();
        addReturns();
        addTotals();
        addTenders();
        addThanks();
        addFoot();
        return std::move(m_receipt);
    }

private:
    void addTitle();
    void addLines();
    void addLine(const SaleLine& line);
    void addReturns();
    void addTotals();
    void addDiscount();
    void addRateTotals();
    void addTenders();
    void addSettlement(const SettlementUse& use);
    void addRefund(const CodeRefund& refund, Money amount);
    void addThanks();
};

/// Where goods only come back it is no receipt for money. A qualified return invoice names the day of the
/// sale that it takes back (Consumption Tax Act, art. 57-4(3)): without the receipt nobody knows it, and the
/// paper does not claim to be one.
void ReceiptComposer::addTitle() {
    const bool isReturn = m_totals.itemCount == 0 && m_totals.returnedCount > 0;
    ReceiptPaper::addTitle(isReturn ? ReceiptWord::ReturnTitle : ReceiptWord::Title);
    const bool isInvoice = m_sale.returnOf() && m_totals.returnedCount > 0 && m_shop.registration;
    if (isInvoice && !m_options.isTraining) ReceiptPaper::addTitle(ReceiptWord::ReturnInvoice);
}

void ReceiptComposer::addLines() {
    for (const auto& line : m_sale.lines()) {
        if (!line.isVoided && !line.isReturn()) addLine(line);
    }
    if (m_totals.itemCount > 0) add(RuleLine{});
}

void ReceiptComposer::addLine(const SaleLine& line) {
    std::string name = line.name;
    if (line.taxRate.isReduced()) name.append(word(ReceiptWord::ReducedMark));
    addAmount(std::move(name), line.isReturn() ? line.amount() : line.priced());
    const bool isLess = line.isReturn() && line.returned->paid != line.priced();
    if (isLess)
        addIndented(phrase(ReceiptWord::AfterDiscounts, std::to_string(line.quantity)));
    else if (line.quantity > 1)
        addIndented(phrase(ReceiptWord::QuantityTimesPrice, std::to_string(line.quantity)) + " " +
                    toDisplay(line.unitPrice));
    if (line.listPrice && *line.listPrice > line.unitPrice)
        addIndented(phrase(ReceiptWord::ListPrice, toDisplay(*line.listPrice)));
    if (line.discount)
        addAmount(indented(phrase(ReceiptWord::Discount, line.discount->toDisplay())), -line.discounted());
}

void ReceiptComposer::addReturns() {
    if (m_totals.returnedCount == 0) return;
    if (const auto& of = m_sale.returnOf()) {
        addText(phrase(ReceiptWord::CameBackOf, of->receiptNumber));
        addIndented(phrase(ReceiptWord::SoldOn, dayText(of->businessDay, m_options.language)));
    } else {
        addText(std::string(word(ReceiptWord::CameBack)));
    }
    for (const auto& line : m_sale.lines()) {
        if (!line.isVoided && line.isReturn()) addLine(line);
    }
    add(RuleLine{});
}

void ReceiptComposer::addDiscount() {
    if (m_totals.discount.isZero()) return;
    addAmount(std::string(word(ReceiptWord::Subtotal)), m_totals.subtotal);
    addAmount(phrase(ReceiptWord::Discount, m_sale.discount()->toDisplay()), -m_totals.discount);
}

void ReceiptComposer::addTotals() {
    if (m_totals.itemCount > 0)
        addPair(std::string(word(ReceiptWord::ItemCount)), std::to_string(m_totals.itemCount));
    if (m_totals.returnedCount > 0)
        addPair(std::string(word(ReceiptWord::ReturnedCount)), std::to_string(m_totals.returnedCount));
    addDiscount();
    const bool isOnTop = m_sale.header().taxPolicy.mode == TaxMode::Exclusive;
    if (isOnTop) {
        if (m_totals.discount.isZero() && m_totals.itemCount > 0)
            addAmount(std::string(word(ReceiptWord::Subtotal)), m_totals.subtotal);
        addRateTotals();
    }
    const bool isRefund = m_totals.total.isNegative();
    add(TwoColumnLine{std::string(word(isRefund ? ReceiptWord::RefundTotal : ReceiptWord::Total)),
                      toDisplay(isRefund ? -m_totals.total : m_totals.total), TextSize::Large, true});
    if (!isOnTop) addRateTotals();
    add(RuleLine{});
}

/// What came back stands apart from what was sold: two documents on one paper.
void ReceiptComposer::addRateTotals() {
    for (const auto& rate : m_totals.byRate) addRateTotal(rate, m_sale.header().taxPolicy.mode);
    if (m_totals.returned.empty()) return;
    if (!m_totals.byRate.empty()) addText(std::string(word(ReceiptWord::ReturnTitle)));
    const TaxPolicy policy = m_sale.returnOf() ? m_sale.returnOf()->taxPolicy : m_sale.header().taxPolicy;
    for (const auto& rate : m_totals.returned)
        addRateTotal({rate.rate, -rate.net, -rate.tax, -rate.gross}, policy.mode);
}

void ReceiptComposer::addTenders() {
    for (const auto& tender : m_sale.tenders()) {
        if (tender.isReversed) continue;
        if (tender.refund) {
            addRefund(*tender.refund, -tender.amount);
            continue;
        }
        if (!tender.settlement) {
            const bool isPaidBack = tender.amount.isNegative();
            if (!tender.amount.isZero())
                addAmount(std::string(word(isPaidBack ? ReceiptWord::PaidBack : ReceiptWord::Cash)),
                          isPaidBack ? -tender.amount : tender.amount);
            continue;
        }
        addSettlement(*tender.settlement);
    }
    if (!m_totals.change.isZero()) addAmount(std::string(word(ReceiptWord::Change)), m_totals.change);
    if (m_sale.hasActiveTender() && !m_totals.tendered.isZero()) add(RuleLine{});
}

void ReceiptComposer::addSettlement(const SettlementUse& use) {
    addAmount(std::string(word(ReceiptWord::SettlementCode)), use.amountUsed);
    if (use.issuerName.empty()) {
        addIndented(phrase(ReceiptWord::Issuer, use.issuer.toString()));
    } else {
        addPair(indented(phrase(ReceiptWord::Issuer, use.issuerName)), use.issuer.toString());
    }
    addIndented(phrase(ReceiptWord::IssueNumber, groupedIssueNumber(use.issueNumber)));
    if (use.isOffline) addIndented(word(ReceiptWord::AcceptedOffline));
    if (use.remainder().isZero()) return;
    addAmount(indented(word(ReceiptWord::CodeAmount)), use.codeAmount);
    addAmount(indented(word(ReceiptWord::RemainderReturned)), use.remainder());
}

/// The customer leaves without money in hand: the paper says where it goes, and by which number it is found.
void ReceiptComposer::addRefund(const CodeRefund& refund, Money amount) {
    addAmount(std::string(word(ReceiptWord::PaidBackToCode)), amount);
    addIndented(phrase(ReceiptWord::Issuer, refund.issuer.toString()));
    addIndented(phrase(ReceiptWord::IssueNumber, groupedIssueNumber(refund.issueNumber)));
    addIndented(word(ReceiptWord::PaidBackToMeans));
}

void ReceiptComposer::addThanks() {
    std::set<TaxRate> reduced;
    for (const auto* rates : {&m_totals.byRate, &m_totals.returned}) {
        for (const auto& rate : *rates) {
            if (rate.rate.isReduced()) reduced.insert(rate.rate);
        }
    }
    for (const TaxRate rate : reduced) addText(phrase(ReceiptWord::ReducedLegend, rate.toDisplay()));
    if (!m_shop.footer.empty()) addCentered(m_shop.footer);
    addCentered(std::string(word(ReceiptWord::Thanks)));
}

}  // namespace

Result<Receipt> buildReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options) {
    KAZASU_TRY_STATUS(ReceiptPaper::check(sale, options));
    return ReceiptComposer{sale, shop, options}.compose();
}

std::string receiptCodeText(const Sale& sale) {
    std::string text =
        std::string(kReceiptSymbolPrefix) + receiptNumberText(sale) + ":" + sale.id().toString();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

}  // namespace kazasu
