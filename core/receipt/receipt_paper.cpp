#include "core/receipt/receipt_paper.h"

#include "core/receipt/receipt_dates.h"
#include "core/receipt/receipt_layout.h"
#include "core/text/display_width.h"

namespace kazasu {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr int kMostColumns = 64;

}  // namespace

Status ReceiptPaper::check(const Sale& sale, const ReceiptOptions& options) {
    if (sale.state() != SaleState::Completed)
        return Error{ErrorCode::InvalidArgument, "a receipt is for a completed sale"};
    if (options.columns < Receipt::kNarrowColumns || options.columns > kMostColumns)
        return Error{ErrorCode::InvalidArgument, "a receipt has 32 to 64 columns"};
    return {};
}

ReceiptPaper::ReceiptPaper(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options)
    : m_sale(sale), m_shop(shop), m_options(options), m_totals(sale.totals()) {
    m_receipt.columns = options.columns;
}

void ReceiptPaper::addCentered(std::string text) {
    add(TextLine{std::move(text), TextAlign::Center, TextSize::Normal, false});
}

void ReceiptPaper::addText(std::string text) {
    add(TextLine{std::move(text), TextAlign::Left, TextSize::Normal, false});
}

void ReceiptPaper::addPair(std::string left, std::string right) {
    add(TwoColumnLine{std::move(left), std::move(right), TextSize::Normal, false});
}

std::string ReceiptPaper::indented(std::string_view text) { return std::string(kIndent).append(text); }

void ReceiptPaper::addIndented(std::string_view text) { addText(indented(text)); }

void ReceiptPaper::addLarge(const std::string& text) {
    const bool isShort = displayWidth(text) <= columnsOf(TextSize::Large, m_options.columns);
    add(TextLine{text, TextAlign::Center, isShort ? TextSize::Large : TextSize::Normal, true});
}

void ReceiptPaper::addTitle(ReceiptWord title) {
    const auto shown = m_options.isTraining ? ReceiptWord::Training : title;
    add(TextLine{std::string(word(shown)), TextAlign::Center, TextSize::Normal, true});
}

void ReceiptPaper::addTrainingMark() {
    if (!m_options.isTraining) return;
    add(TextLine{std::string(word(ReceiptWord::Training)), TextAlign::Center, TextSize::Large, true});
    add(TextLine{std::string(word(ReceiptWord::NoReceipt)), TextAlign::Center, TextSize::Normal, true});
    add(RuleLine{});
}

void ReceiptPaper::addShop() {
    addTrainingMark();
    if (m_options.isReprint)
        add(TextLine{std::string(word(ReceiptWord::Reprint)), TextAlign::Center, TextSize::Large, true});
    if (m_shop.hasLogo) add(LogoPlace{});
    addLarge(m_shop.name);
    if (!m_shop.address.empty()) addCentered(m_shop.address);
    if (!m_shop.phone.empty()) addCentered(phrase(ReceiptWord::Phone, m_shop.phone));
    if (m_shop.registration && !m_options.isTraining)
        addCentered(phrase(ReceiptWord::RegistrationNumber, m_shop.registration->toString()));
    add(RuleLine{});
}

void ReceiptPaper::addMoment() {
    const CivilTime civil = civilAt(m_sale.completion()->completedAt, m_options.offsetFromUtc);
    addPair(momentText(civil, m_options.language),
            phrase(ReceiptWord::Register, std::to_string(m_sale.header().registerNumber)));
    const std::string& cashier = m_sale.header().cashier;
    addPair(phrase(ReceiptWord::ReceiptNumber, receiptNumberText(m_sale)),
            cashier.empty() ? std::string() : phrase(ReceiptWord::Cashier, cashier));
    add(RuleLine{});
}

void ReceiptPaper::addRateTotal(const RateTotal& rate, TaxMode mode) {
    const bool isOnTop = mode == TaxMode::Exclusive;
    const Money priced = isOnTop ? rate.net : rate.gross;
    if (rate.rate.basisPoints() == 0) {
        addAmount(std::string(word(ReceiptWord::ExemptTotal)), priced);
        return;
    }
    const auto label = rate.rate.isReduced() ? ReceiptWord::ReducedRateTotal : ReceiptWord::RateTotal;
    addAmount(phrase(label, rate.rate.toDisplay()), priced);
    addAmount(indented(word(isOnTop ? ReceiptWord::TaxOnTop : ReceiptWord::TaxWithin)), rate.tax);
}

void ReceiptPaper::addFoot() {
    add(QrSymbol{receiptCodeText(m_sale), QrLevel::M});
    addCentered(receiptNumberText(m_sale));
    add(PaperCut{});
}

}  // namespace kazasu
