#include "core/receipt/receipt_builder.h"

#include "core/receipt/receipt_dates.h"
#include "core/receipt/receipt_layout.h"
#include "core/receipt/receipt_symbol.h"
#include "core/text/display_width.h"

#include <algorithm>
#include <set>

namespace kazasu {
namespace {

constexpr std::string_view kIndent = "  ";

/// Sixteen digits in groups of four: a person reads them to a hotline.
std::string groupedIssueNumber(const IssueNumber& number) {
    std::string text = number.toString();
    for (const std::size_t position : {12U, 8U, 4U}) text.insert(position, 1, '-');
    return text;
}

class ReceiptComposer {
public:
    ReceiptComposer(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options)
        : m_sale(sale), m_shop(shop), m_options(options), m_totals(sale.totals()) {
        m_receipt.columns = options.columns;
    }

    Receipt compose() {
        addHead();
        addLines();
        addReturns();
        addTotals();
        addTenders();
        addFoot();
        return std::move(m_receipt);
    }

private:
    [[nodiscard]] std::string_view word(ReceiptWord w) const { return wordOf(w, m_options.language); }
    [[nodiscard]] std::string phrase(ReceiptWord w, std::string_view value) const {
        return phraseOf(w, m_options.language, value);
    }
    void add(ReceiptElement element) { m_receipt.elements.push_back(std::move(element)); }
    void addCentered(std::string text) {
        add(TextLine{std::move(text), TextAlign::Center, TextSize::Normal, false});
    }
    void addText(std::string text) {
        add(TextLine{std::move(text), TextAlign::Left, TextSize::Normal, false});
    }
    void addPair(std::string left, std::string right) {
        add(TwoColumnLine{std::move(left), std::move(right), TextSize::Normal, false});
    }
    void addAmount(std::string left, Money amount) { addPair(std::move(left), toDisplay(amount)); }
    void addIndented(std::string_view text) { addText(std::string(kIndent).append(text)); }

    void addTrainingMark();
    void addHead();
    void addTitle();
    void addLines();
    void addLine(const SaleLine& line);
    void addReturns();
    void addTotals();
    void addDiscount();
    void addRateTotals();
    void addRateTotal(const RateTotal& rate, TaxMode mode);
    void addTenders();
    void addSettlement(const SettlementUse& use);
    void addFoot();

    const Sale& m_sale;
    const ShopProfile& m_shop;
    const ReceiptOptions& m_options;
    SaleTotals m_totals;
    Receipt m_receipt;
};

void ReceiptComposer::addTrainingMark() {
    if (!m_options.isTraining) return;
    add(TextLine{std::string(word(ReceiptWord::Training)), TextAlign::Center, TextSize::Large, true});
    add(TextLine{std::string(word(ReceiptWord::NoReceipt)), TextAlign::Center, TextSize::Normal, true});
    add(RuleLine{});
}

void ReceiptComposer::addHead() {
    addTrainingMark();
    if (m_options.isReprint)
        add(TextLine{std::string(word(ReceiptWord::Reprint)), TextAlign::Center, TextSize::Large, true});
    if (m_shop.hasLogo) add(LogoPlace{});
    const bool isShortName = displayWidth(m_shop.name) <= columnsOf(TextSize::Large, m_options.columns);
    add(TextLine{m_shop.name, TextAlign::Center, isShortName ? TextSize::Large : TextSize::Normal, true});
    if (!m_shop.address.empty()) addCentered(m_shop.address);
    if (!m_shop.phone.empty()) addCentered(phrase(ReceiptWord::Phone, m_shop.phone));
    if (m_shop.registration && !m_options.isTraining)
        addCentered(phrase(ReceiptWord::RegistrationNumber, m_shop.registration->toString()));
    add(RuleLine{});
    addTitle();
    const CivilTime civil = civilAt(m_sale.completion()->completedAt, m_options.offsetFromUtc);
    addPair(momentText(civil, m_options.language),
            phrase(ReceiptWord::Register, std::to_string(m_sale.header().registerNumber)));
    const std::string& cashier = m_sale.header().cashier;
    addPair(phrase(ReceiptWord::ReceiptNumber, receiptNumberText(m_sale)),
            cashier.empty() ? std::string() : phrase(ReceiptWord::Cashier, cashier));
    add(RuleLine{});
}

/// Where goods only come back it is no receipt for money. A qualified return invoice names the day of the
/// sale that it takes back (Consumption Tax Act, art. 57-4(3)): without the receipt nobody knows it, and the
/// paper does not claim to be one.
void ReceiptComposer::addTitle() {
    const auto addCenteredWord = [this](ReceiptWord w) {
        add(TextLine{std::string(word(w)), TextAlign::Center, TextSize::Normal, true});
    };
    const bool isReturn = m_totals.itemCount == 0 && m_totals.returnedCount > 0;
    if (m_options.isTraining) return addCenteredWord(ReceiptWord::Training);
    addCenteredWord(isReturn ? ReceiptWord::ReturnTitle : ReceiptWord::Title);
    if (m_sale.returnOf() && m_totals.returnedCount > 0 && m_shop.registration)
        addCenteredWord(ReceiptWord::ReturnInvoice);
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
        addAmount(std::string(kIndent) + phrase(ReceiptWord::Discount, line.discount->toDisplay()),
                  -line.discounted());
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

void ReceiptComposer::addRateTotal(const RateTotal& rate, TaxMode mode) {
    const bool isOnTop = mode == TaxMode::Exclusive;
    const Money priced = isOnTop ? rate.net : rate.gross;
    if (rate.rate.basisPoints() == 0) {
        addAmount(std::string(word(ReceiptWord::ExemptTotal)), priced);
        return;
    }
    const auto label = rate.rate.isReduced() ? ReceiptWord::ReducedRateTotal : ReceiptWord::RateTotal;
    addAmount(phrase(label, rate.rate.toDisplay()), priced);
    addAmount(std::string(kIndent).append(word(isOnTop ? ReceiptWord::TaxOnTop : ReceiptWord::TaxWithin)),
              rate.tax);
}

void ReceiptComposer::addTenders() {
    for (const auto& tender : m_sale.tenders()) {
        if (tender.isReversed) continue;
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
        addPair(std::string(kIndent) + phrase(ReceiptWord::Issuer, use.issuerName), use.issuer.toString());
    }
    addIndented(phrase(ReceiptWord::IssueNumber, groupedIssueNumber(use.issueNumber)));
    if (use.isOffline) addIndented(word(ReceiptWord::AcceptedOffline));
    if (use.remainder().isZero()) return;
    addAmount(std::string(kIndent).append(word(ReceiptWord::CodeAmount)), use.codeAmount);
    addAmount(std::string(kIndent).append(word(ReceiptWord::RemainderReturned)), use.remainder());
}

void ReceiptComposer::addFoot() {
    std::set<TaxRate> reduced;
    for (const auto* rates : {&m_totals.byRate, &m_totals.returned}) {
        for (const auto& rate : *rates) {
            if (rate.rate.isReduced()) reduced.insert(rate.rate);
        }
    }
    for (const TaxRate rate : reduced) addText(phrase(ReceiptWord::ReducedLegend, rate.toDisplay()));
    if (!m_shop.footer.empty()) addCentered(m_shop.footer);
    addCentered(std::string(word(ReceiptWord::Thanks)));
    add(QrSymbol{receiptCodeText(m_sale), QrLevel::M});
    addCentered(receiptNumberText(m_sale));
    add(PaperCut{});
}

}  // namespace

Result<Receipt> buildReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options) {
    if (sale.state() != SaleState::Completed)
        return Error{ErrorCode::InvalidArgument, "a receipt is for a completed sale"};
    if (options.columns < Receipt::kNarrowColumns || options.columns > 64)
        return Error{ErrorCode::InvalidArgument, "a receipt has 32 to 64 columns"};
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
