#include "core/report/report_document.h"

#include "core/receipt/receipt_dates.h"
#include "core/receipt/receipt_layout.h"
#include "core/report/report_words.h"
#include "core/text/display_width.h"

#include <array>
#include <cstdio>

namespace kazasu {
namespace {

constexpr std::string_view kReportIndent = "  ";

template <class... Values>
std::string formatted(const char* format, Values... values) {
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), format, values...);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string momentText(Instant at, const ReceiptOptions& options) {
    return momentText(civilAt(at, options.offsetFromUtc), options.language);
}

std::string numberText(int registerNumber, std::int64_t number) {
    return formatted("%04d-%06lld", registerNumber, static_cast<long long>(number));
}

class ReportComposer {
public:
    ReportComposer(const ShiftReport& report, const ShopProfile& shop, const ReceiptOptions& options)
        : m_report(report), m_shop(shop), m_options(options) {
        m_receipt.columns = options.columns;
    }

    Receipt compose() {
        addHead();
        addSales();
        addTenders();
        addDrawer();
        addGroups();
        addCodes();
        addRisk();
        addFoot();
        return std::move(m_receipt);
    }

private:
    [[nodiscard]] std::string word(ReportWord w) const { return std::string(wordOf(w, m_options.language)); }
    [[nodiscard]] std::string phrase(ReportWord w, std::string_view value) const {
        return phraseOf(w, m_options.language, value);
    }
    void add(ReceiptElement element) { m_receipt.elements.push_back(std::move(element)); }
    void addText(std::string text, TextAlign align = TextAlign::Left) {
        add(TextLine{std::move(text), align, TextSize::Normal, false});
    }
    void addPair(std::string left, std::string right, bool isStrong = false) {
        add(TwoColumnLine{std::move(left), std::move(right), TextSize::Normal, isStrong});
    }
    void addAmount(ReportWord w, Money amount) { addPair(word(w), toDisplay(amount)); }
    void addHeading(ReportWord w) {
        add(RuleLine{});
        add(TextLine{word(w), TextAlign::Left, TextSize::Normal, true});
    }
    /// "Cash x12      ¥3,400"
    void addTally(const std::string& name, const Tally& tally, ReportWord unit = ReportWord::Times) {
        addPair(name + " " + phrase(unit, std::to_string(tally.count)), toDisplay(tally.sum));
    }
    void addTally(ReportWord w, const Tally& tally) { addTally(word(w), tally); }
    /// None of it is not worth a row.
    void addTallyIfAny(ReportWord w, const Tally& tally) {
        if (tally.count != 0) addTally(w, tally);
    }
    /// What goes back to customers carries the sign that its lines carry.
    void addOutgoingIfAny(const std::string& name, const Tally& tally) {
        if (tally.count != 0) addTally(name, Tally{tally.count, -tally.sum});
    }

    void addHead();
    void addSales();
    void addRate(const RateTotal& rate);
    void addTenders();
    void addDrawer();
    void addCount(const CashCount& count);
    void addGroups();
    void addGroup(ReportWord title, const std::vector<NamedTally>& tallies, ReportWord unnamed,
                  ReportWord unit);
    void addCodes();
    void addRisk();
    void addFoot();

    const ShiftReport& m_report;
    const ShopProfile& m_shop;
    const ReceiptOptions& m_options;
    Receipt m_receipt;
};

void ReportComposer::addHead() {
    if (m_options.isReprint)
        add(TextLine{std::string(wordOf(ReceiptWord::Reprint, m_options.language)), TextAlign::Center,
                     TextSize::Large, true});
    const bool isZ = m_report.kind == ReportKind::Z;
    add(TextLine{word(isZ ? ReportWord::TitleZ : ReportWord::TitleX), TextAlign::Center, TextSize::Large,
                 true});
    addText(m_shop.name, TextAlign::Center);
    if (m_shop.registration)
        addText(
            phraseOf(ReceiptWord::RegistrationNumber, m_options.language, m_shop.registration->toString()),
            TextAlign::Center);
    add(RuleLine{});
    addPair(word(ReportWord::ShiftNumber), numberText(m_report.registerNumber, m_report.number), true);
    const auto addCashier = [this](const std::string& name) {
        if (!name.empty())
            addText(std::string(kReportIndent) + phraseOf(ReceiptWord::Cashier, m_options.language, name));
    };
    addText(phrase(ReportWord::Opened, momentText(m_report.openedAt, m_options)));
    if (m_report.isOpenedByItself) addText(std::string(kReportIndent) + word(ReportWord::OpenedByItself));
    addCashier(m_report.openedBy);
    addText(phrase(ReportWord::Made, momentText(m_report.madeAt, m_options)));
    addCashier(m_report.madeBy);
}

void ReportComposer::addSales() {
    const SalesFigures& sales = m_report.sales;
    addHeading(ReportWord::Sales);
    if (sales.firstReceipt == 0) {
        addText(word(ReportWord::NoReceipts));
    } else {
        addPair(word(ReportWord::Receipts),
                formatted("%06lld - %06lld", static_cast<long long>(sales.firstReceipt),
                          static_cast<long long>(sales.lastReceipt)));
    }
    const std::string times = phrase(ReportWord::Times, std::to_string(sales.sales.count));
    const std::string total{wordOf(ReceiptWord::Total, m_options.language)};
    add(TwoColumnLine{total + " " + times, toDisplay(sales.sales.sum), TextSize::Normal, true});
    addPair(word(ReportWord::Pieces), std::to_string(sales.pieces));
    Money tax = Money::zero(m_report.currency);
    for (const auto& rate : sales.byRate) {
        addRate(rate);
        tax += rate.tax;
    }
    addOutgoingIfAny(word(ReportWord::Returns), sales.returns);
    for (const auto& rate : sales.returnedByRate) {
        addRate({rate.rate, -rate.net, -rate.tax, -rate.gross});
        tax -= rate.tax;
    }
    addAmount(ReportWord::TotalTax, tax);
    addTallyIfAny(ReportWord::Discounts, sales.discounts);
    addTally(ReportWord::VoidedLines, sales.voidedLines);
    addTally(ReportWord::VoidedSales, sales.voidedSales);
}

void ReportComposer::addRate(const RateTotal& rate) {
    const auto language = m_options.language;
    if (rate.rate.basisPoints() == 0)
        return addPair(std::string(wordOf(ReceiptWord::ExemptTotal, language)), toDisplay(rate.gross));
    const auto label = rate.rate.isReduced() ? ReceiptWord::ReducedRateTotal : ReceiptWord::RateTotal;
    addPair(phraseOf(label, language, rate.rate.toDisplay()), toDisplay(rate.gross));
    addPair(std::string(kReportIndent).append(wordOf(ReceiptWord::TaxWithin, language)), toDisplay(rate.tax));
}

void ReportComposer::addTenders() {
    const SalesFigures& sales = m_report.sales;
    addHeading(ReportWord::Tenders);
    addTally(ReportWord::Cash, sales.cash);
    addOutgoingIfAny(std::string(kReportIndent) + word(ReportWord::PaidOutForReturns), sales.paidOut);
    addTally(ReportWord::CodesOnline, sales.codesOnline);
    addTallyIfAny(ReportWord::CodesBound, sales.codesBound);
    addTallyIfAny(ReportWord::CodesUnbound, sales.codesUnbound);
    addOutgoingIfAny(word(ReportWord::GivenBackToCodes), sales.toCodes);
}

void ReportComposer::addDrawer() {
    const DrawerFigures& drawer = m_report.drawer;
    addHeading(ReportWord::Drawer);
    addAmount(ReportWord::Float, drawer.floatAmount);
    addTallyIfAny(ReportWord::PaidIn, drawer.paidIn);
    addTallyIfAny(ReportWord::PaidOut, drawer.paidOut);
    if (!drawer.expected || !drawer.counted) return addText(word(ReportWord::NotCounted));
    addAmount(ReportWord::CashSales, m_report.sales.cash.sum);
    addAmount(ReportWord::Expected, *drawer.expected);
    addAmount(ReportWord::Counted, drawer.counted->total());
    add(TwoColumnLine{word(ReportWord::OverShort), toDisplay(*drawer.overShort()), TextSize::Normal, true});
    if (drawer.counts > 1) addPair(word(ReportWord::CountAgain), std::to_string(drawer.counts));
    addCount(*drawer.counted);
}

void ReportComposer::addCount(const CashCount& count) {
    for (const auto& [value, pieces] : count.pieces()) {
        const Currency currency = count.total().currency();
        addPair(
            std::string(kReportIndent) + toDisplay(Money(value, currency)) + " x " + std::to_string(pieces),
            toDisplay(Money(value * pieces, currency)));
    }
}

void ReportComposer::addGroup(ReportWord title, const std::vector<NamedTally>& tallies, ReportWord unnamed,
                              ReportWord unit) {
    if (tallies.empty()) return;
    addHeading(title);
    for (const auto& [name, tally] : tallies) addTally(name.empty() ? word(unnamed) : name, tally, unit);
}

void ReportComposer::addGroups() {
    const SalesFigures& sales = m_report.sales;
    addGroup(ReportWord::Departments, sales.byDepartment, ReportWord::NoDepartment, ReportWord::PiecesOf);
    addGroup(ReportWord::Cashiers, sales.byCashier, ReportWord::NoCashier, ReportWord::Times);
    if (sales.byHour.empty()) return;
    addHeading(ReportWord::Hours);
    for (const auto& [hour, tally] : sales.byHour)
        addTally(phrase(ReportWord::Hour, formatted("%02d", hour)), tally);
}

void ReportComposer::addCodes() {
    const CodeFigures& codes = m_report.codes;
    addHeading(ReportWord::Codes);
    addTally(ReportWord::SoldHere, codes.sold);
    addTally(ReportWord::Acknowledged, codes.acknowledged);
    addTally(std::string(kReportIndent) + word(ReportWord::Credited), codes.credited);
    addTally(ReportWord::Waiting, codes.waiting);
    addTally(ReportWord::Refused, codes.refused);
    add(TextLine{word(codes.agrees() ? ReportWord::Agrees : ReportWord::Disagrees), TextAlign::Left,
                 TextSize::Normal, !codes.agrees()});
}

void ReportComposer::addRisk() {
    addHeading(ReportWord::AtRisk);
    addTally(ReportWord::CodesBound, m_report.risk.bound);
    addTally(ReportWord::CodesUnbound, m_report.risk.unbound);
    addTally(ReportWord::InDoubt, m_report.risk.inDoubt);
    addHeading(ReportWord::Left);
    if (m_report.left.isNothing()) return addText(word(ReportWord::NothingLeft));
    addTallyIfAny(ReportWord::HeldSales, m_report.left.heldSales);
    addTallyIfAny(ReportWord::UnsentRecords, m_report.left.unsentRecords);
    addTallyIfAny(ReportWord::InDoubt, m_report.left.paymentsInDoubt);
    addTallyIfAny(ReportWord::OpenRefunds, m_report.left.openRefunds);
}

void ReportComposer::addFoot() {
    add(RuleLine{});
    addPair(word(ReportWord::GrandTotal), toDisplay(m_report.grandTotal), true);
    addPair(word(ReportWord::Journal), m_report.journal.toShortString());
    add(PaperCut{});
}

}  // namespace

Result<Receipt> buildReport(const ShiftReport& report, const ShopProfile& shop,
                            const ReceiptOptions& options) {
    if (options.columns < Receipt::kNarrowColumns || options.columns > 64)
        return Error{ErrorCode::InvalidArgument, "a report has 32 to 64 columns"};
    return ReportComposer{report, shop, options}.compose();
}

}  // namespace kazasu
