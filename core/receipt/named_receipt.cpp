#include "core/receipt/named_receipt.h"

#include "core/receipt/receipt_paper.h"
#include "core/receipt/stamp_duty.h"
#include "core/text/clean_text.h"

namespace kazasu {
namespace {

class NamedComposer : public ReceiptPaper {
public:
    NamedComposer(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options,
                  const NamedReceiptAsk& ask)
        : ReceiptPaper(sale, shop, options), m_ask(ask) {}

    Receipt compose() {
        addShop();
        addLarge(std::string(word(m_options.isTraining ? ReceiptWord::Training : ReceiptWord::NamedTitle)));
        addMoment();
        addWhatFor();
        addBreakdown();
        addStamp();
        addFoot();
        return std::move(m_receipt);
    }

private:
    /// Underlined room to write in where nobody has typed the words.
    [[nodiscard]] std::string orRoom(const std::string& text) const {
        return text.empty() ? std::string(static_cast<std::size_t>(m_options.columns) / 2, '_') : text;
    }

    void addWhatFor() {
        add(TextLine{phrase(ReceiptWord::NamedFor, orRoom(m_ask.name)), TextAlign::Left, TextSize::Normal,
                     true});
        addText({});
        addLarge(toDisplay(m_totals.total) + "-");
        addText({});
        addText(phrase(ReceiptWord::NamedPurpose, orRoom(m_ask.purpose)));
        addText(std::string(word(ReceiptWord::NamedReceived)));
        add(RuleLine{});
    }

    void addBreakdown() {
        addText(std::string(word(ReceiptWord::Breakdown)));
        for (const auto& rate : m_totals.byRate) addRateTotal(rate, m_sale.header().taxPolicy.mode);
        for (const auto& tender : m_sale.tenders()) {
            if (!tender.isReversed && tender.settlement)
                addAmount(std::string(word(ReceiptWord::PaidByCode)), tender.settlement->amountUsed);
        }
        add(RuleLine{});
    }

    void addStamp() {
        const Money stamp = stampDuty(receivedForStamp(m_sale));
        if (!m_ask.hasStamp || m_options.isTraining || stamp.isZero()) return;
        const std::string edge = "+" + std::string(14, '-') + "+";
        const std::string empty = "|" + std::string(14, ' ') + "|";
        addText(phrase(ReceiptWord::StampHere, toDisplay(stamp)));
        for (const std::string& row : {edge, empty, empty, empty, empty, edge}) addText(row);
    }

    const NamedReceiptAsk& m_ask;
};

}  // namespace

Result<Receipt> buildNamedReceipt(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options,
                                  const NamedReceiptAsk& ask) {
    KAZASU_TRY_STATUS(ReceiptPaper::check(sale, options));
    for (const std::string* text : {&ask.name, &ask.purpose}) {
        if (text->empty()) continue;
        KAZASU_TRY_STATUS(cleanText(*text, NamedReceiptAsk::kMaxTextBytes));
    }
    if (!sale.totals().total.isPositive())
        return Error{ErrorCode::InvalidArgument, "nothing was received for this sale"};
    return NamedComposer{sale, shop, options, ask}.compose();
}

}  // namespace kazasu
