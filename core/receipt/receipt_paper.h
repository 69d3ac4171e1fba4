// ReceiptPaper: what every paper about a completed sale begins and ends with, and how its rows are written.
#pragma once

#include "core/receipt/receipt_builder.h"

namespace kazasu {

class ReceiptPaper {
public:
    /// InvalidArgument unless the sale is completed (no receipt without a durable sale, invariant I6) and the
    /// columns are 32 to 64.
    static Status check(const Sale& sale, const ReceiptOptions& options);
    /// What is given must outlive the paper.
    ReceiptPaper(const Sale& sale, const ShopProfile& shop, const ReceiptOptions& options);

protected:
    [[nodiscard]] std::string_view word(ReceiptWord w) const { return wordOf(w, m_options.language); }
    [[nodiscard]] std::string phrase(ReceiptWord w, std::string_view value) const {
        return phraseOf(w, m_options.language, value);
    }
    void add(ReceiptElement element) { m_receipt.elements.push_back(std::move(element)); }
    void addCentered(std::string text);
    void addText(std::string text);
    void addPair(std::string left, std::string right);
    void addAmount(std::string left, Money amount) { addPair(std::move(left), toDisplay(amount)); }
    void addIndented(std::string_view text);
    [[nodiscard]] static std::string indented(std::string_view text);
    /// In the largest letters if the row is long enough for them.
    void addLarge(const std::string& text);
    void addTitle(ReceiptWord title);

    /// Training, reprint, logo, name, address, telephone, registration number.
    void addShop();
    /// When, where, its number, by whom.
    void addMoment();
    /// What each rate's goods cost and the tax in it or on top of it.
    void addRateTotal(const RateTotal& rate, TaxMode mode);
    /// The symbol that finds the sale again, and the end of the paper.
    void addFoot();

    const Sale& m_sale;
    const ShopProfile& m_shop;
    const ReceiptOptions& m_options;
    SaleTotals m_totals;
    Receipt m_receipt;

private:
    void addTrainingMark();
};

}  // namespace kazasu
