// CashierGoods: discounts, other prices, what an item asks, and goods that come back, as the panels show
// them: what was chosen and typed so far, and what is asked of the till. No widget is in here; no rule
// either.
#pragma once

#include "app/cashier_screen.h"

#include <map>

namespace kazasu::app {

/// More cannot be taken off.
inline constexpr std::int64_t kMostPercent = 100;

enum class PriceStep { LineDiscount, ReceiptDiscount, OtherPrice };
/// Bare: goods without a receipt.
enum class ReturnStep { Receipt, Lines, Bare };

class CashierGoods : public QObject {
    Q_OBJECT

public:
    CashierGoods(api::Till& till, TillBridge& bridge, CashierScreen& screen, QObject* parent = nullptr);

    // Discounts and prices.
    [[nodiscard]] PriceStep priceStep() const { return m_priceStep; }
    /// What has been typed: an amount, or a number of percent.
    [[nodiscard]] std::int64_t typed() const { return m_typed; }
    /// The line that a discount or price is for; null: none.
    [[nodiscard]] const api::LineView* line() const;
    void openPrices();
    void choosePriceStep(PriceStep step);
    void takeOffPercent(std::int64_t percent);
    void takeOffTyped();
    void putOnAgain();
    void changePrice(const QString& reason);

    // What an item asks.
    void answerAge(bool isOldEnough);
    void answerTypedPrice();
    void refuseQuestion();

    // Goods that come back.
    [[nodiscard]] ReturnStep returnStep() const { return m_returnStep; }
    [[nodiscard]] const api::ReceiptView& receipt() const { return m_receipt; }
    [[nodiscard]] std::int64_t chosen(int line) const;
    [[nodiscard]] std::int64_t chosenPieces() const;
    [[nodiscard]] const QString& bareCode() const { return m_bareCode; }
    void openReturns();
    void findReceipt(const QString& text);
    void beginBare();
    void choosePieces(int line, std::int64_t pieces);
    void chooseAll();
    /// The reason, and with it the goods come back.
    void takeBack(const QString& reason);
    /// A receipt's symbol, or while goods without a receipt are wanted, theirs. Whether it was for a return.
    bool labelScanned(const QString& label);

    void textEdited(const QString& text);
    void textEntered(const QString& text);
    /// One step back; false at the first.
    bool goBack();

Q_SIGNALS:
    void changed();

private:
    void show(Page page, EntryMode mode);
    void showReceipt(const api::ReceiptView& receipt);
    void showQuestion();
    void enterBareCode(const QString& text);
    void leave();

    api::Till& m_till;
    TillBridge& m_bridge;
    CashierScreen& m_screen;
    PriceStep m_priceStep = PriceStep::LineDiscount;
    std::int64_t m_typed = 0;
    ReturnStep m_returnStep = ReturnStep::Receipt;
    api::ReceiptView m_receipt;
    std::map<int, std::int64_t> m_chosen;
    QString m_bareCode;
};

}  // namespace kazasu::app
