// Sale: the rules of one sale, step 3 of ARCHITECTURE.md. Pure: every refusal is a Result, nothing is
// stored or sent here. Open -> Tendering -> Completed, or Voided.
#pragma once

#include "core/sale/sale_record.h"

namespace kazasu {

/// What goes back to one code.
struct RefundShare {
    CodeRefund refund;
    Money amount;  // positive
    friend bool operator==(const RefundShare&, const RefundShare&) = default;
};

class Sale {
public:
    static constexpr int kMaxQuantity = 9999;
    static constexpr std::size_t kMaxLines = 500;   // more than any trolley; bounds the receipt and the wire
    static constexpr std::size_t kMaxTenders = 50;  // with those reversed
    static constexpr std::size_t kMaxTextBytes = 200;
    static constexpr std::int64_t kMaxUnitPriceMinor = 999'999'999;
    static constexpr int kMaxCashierNumber = 999'999;
    /// Bounds the total so that tax on top still fits the 12 digits of any door.
    static constexpr std::int64_t kMaxSubtotalMinor = 99'999'999'999;

    explicit Sale(SaleHeader header);
    /// A sale as it was stored or sent. Everything a sale could not have become by the rules is refused.
    static Result<Sale> restore(SaleRecord record);

    /// Appends a line; `number` and `isVoided` of what is given are ignored. The line's number on success.
    /// SaleQuantityInvalid, SalePriceInvalid, MoneyCurrencyMismatch, MoneyOverflow, TooLong, InvalidArgument.
    Result<int> addLine(SaleLine line);
    /// SaleLineUnknown also for a line voided before.
    Status voidLine(int lineNumber);
    Status changeQuantity(int lineNumber, int quantity);
    /// SalePriceInvalid also for goods that came back. The list price again takes the change back.
    Status changePrice(int lineNumber, Money price);
    /// None takes it away. DiscountInvalid: more than the price, or off goods that came back.
    Status discountLine(int lineNumber, const std::optional<Discount>& discount);
    Status discountSale(const std::optional<Discount>& discount);

    /// Appends goods that came back, as `line.returned` says, of that receipt or of none; the line's number
    /// on success. Whether so much was sold is for whoever knows the sales file. ReturnExceedsSold: this line
    /// came back already here; Conflict: goods of another receipt are among these.
    Result<int> addReturn(SaleLine line, std::optional<ReturnOf> of);

    /// Somebody else goes on with it. SaleClosed, TooLong, InvalidArgument.
    Status changeCashier(int number, std::string name);

    /// Cash handed over; more than due gives change. With nothing to pay, or something to pay out, it is the
    /// total itself. The tender's number on success. SaleEmpty, SaleTenderExceedsDue when nothing is due.
    Result<int> addCash(Money handedOver);
    /// SaleTenderExceedsDue beyond what is due, CodeAmountExceeded beyond the code, CodeAlreadyUsed for a
    /// code that already pays in this sale.
    Result<int> addSettlement(SettlementUse use);
    /// What goods that came back are worth goes back: cash (positive), and parts to the codes that had paid;
    /// together the whole of it, with nothing tendered before. SaleEmpty, SaleHasTenders, InvalidArgument.
    Status giveBack(Money cash, const std::vector<RefundShare>& toCodes);
    /// The money of this tender went back. With no tender left the sale is open again.
    Status reverseTender(int tenderNumber);

    /// SaleEmpty, SaleTenderMissing while something is due.
    Status complete(SaleCompletion completion);
    /// SaleHasTenders while a tender is not reversed.
    Status voidSale();

    [[nodiscard]] SaleTotals totals() const;
    [[nodiscard]] const SaleRecord& record() const { return m_record; }
    [[nodiscard]] const SaleHeader& header() const { return m_record.header; }
    [[nodiscard]] const SaleId& id() const { return m_record.header.id; }
    [[nodiscard]] SaleState state() const { return m_record.state; }
    [[nodiscard]] const std::vector<SaleLine>& lines() const { return m_record.lines; }
    [[nodiscard]] const std::vector<Tender>& tenders() const { return m_record.tenders; }
    [[nodiscard]] const std::optional<SaleCompletion>& completion() const { return m_record.completion; }
    /// For each line its share of the receipt's discount: first over the rates, then within each rate over
    /// the lines. Nothing for voided lines and goods that came back.
    [[nodiscard]] std::vector<Money> discountShares() const;
    /// The goods that come back have a receipt.
    [[nodiscard]] const std::optional<ReturnOf>& returnOf() const { return m_record.returnOf; }
    [[nodiscard]] const std::optional<Discount>& discount() const { return m_record.discount; }
    /// Some of its goods came back.
    [[nodiscard]] bool hasReturns() const;
    /// No line that counts.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasActiveTender() const;

private:
    [[nodiscard]] Status checkLinesMayChange() const;
    [[nodiscard]] Status checkMayTender() const;
    [[nodiscard]] SaleLine* countedLine(int lineNumber);
    /// Puts the record back as it was when it has become one that no sale may be.
    Status changed(const SaleLine& line, SaleRecord before);
    Result<int> appendLine(SaleLine line);
    int appendTender(Money amount, std::optional<SettlementUse> settlement);

    SaleRecord m_record;
};

/// "0003-000042": register and receipt number of a completed sale, as a person reads them.
std::string receiptNumberText(const Sale& sale);

}  // namespace kazasu
