// What a sale consists of, as plain values: lines, tenders, and what was fixed when it was completed. The
// rules are in sale.h, the wire form in sale_json.h.
#pragma once

#include "core/business_day.h"
#include "core/ids.h"
#include "core/refund_id.h"
#include "core/sale/discount.h"
#include "core/sale/tax.h"

#include <optional>
#include <vector>

namespace kazasu {

/// Which units of a line of an earlier receipt came back. Units count from 1: what was given back before
/// stands in front of them, so that parts given back one after the other add up to what was paid, to the yen.
struct ReturnedPart {
    int originalLine = 0;  // 0: without a receipt
    int firstUnit = 1;
    Money paid;  // as priced, after every discount: what is given back, before tax that is added on top
    friend bool operator==(const ReturnedPart&, const ReturnedPart&) = default;
};

/// One item as it was rung up, or as it came back. A voided line stays, so that the journal shows it; it
/// counts nowhere.
struct SaleLine {
    int number = 0;  // from 1, in the order of ringing up; given by the sale
    std::string itemCode;
    std::string name;
    std::string reading;  // kana, may be empty
    Money unitPrice;
    int quantity = 1;
    TaxRate taxRate = TaxRate::standard();
    std::string department;
    bool isVoided = false;
    std::optional<Money> listPrice;        // of one, before somebody changed it
    std::optional<Discount> discount;      // off this line
    std::optional<ReturnedPart> returned;  // it came back: its amount is negative

    [[nodiscard]] bool isReturn() const { return returned.has_value(); }
    /// Before any discount.
    [[nodiscard]] Money priced() const { return {unitPrice.minor() * quantity, unitPrice.currency()}; }
    [[nodiscard]] Money discounted() const {
        return discount ? discount->of(priced()) : Money::zero(unitPrice.currency());
    }
    /// After its own discount, before its share of the receipt's.
    [[nodiscard]] Money amount() const { return returned ? -returned->paid : priced() - discounted(); }
    friend bool operator==(const SaleLine&, const SaleLine&) = default;
};

enum class TenderType { Cash, SettlementCode, CodeRefund };

/// What one settlement code paid for this sale, under the claim that the center granted.
struct SettlementUse {
    IssuerId issuer;
    std::string issuerName;  // for the receipt, may be empty
    IssueNumber issueNumber;
    ClaimId claim;
    Money codeAmount;
    Money amountUsed;
    bool isOffline = false;  // accepted on its signature, without the center

    /// Goes back to the member by itself: never to the customer as change.
    [[nodiscard]] Money remainder() const { return codeAmount - amountUsed; }
    friend bool operator==(const SettlementUse&, const SettlementUse&) = default;
};

/// Goods came back, and so does what a code had paid for them: through the center, to the means of payment
/// that it came from.
struct CodeRefund {
    RefundId id;
    SaleId paidSale;  // that the code had paid
    IssuerId issuer;
    IssueNumber issueNumber;
    friend bool operator==(const CodeRefund&, const CodeRefund&) = default;
};

struct Tender {
    int number = 0;  // from 1; given by the sale
    Money amount;    // cash handed over, or the amount used of a code; negative: given back
    std::optional<SettlementUse> settlement;
    bool isReversed = false;  // cash handed back, or the claim reversed at the center
    std::optional<CodeRefund> refund = {};

    [[nodiscard]] TenderType type() const {
        if (refund) return TenderType::CodeRefund;
        return settlement ? TenderType::SettlementCode : TenderType::Cash;
    }
    [[nodiscard]] bool isCash() const { return type() == TenderType::Cash; }
    friend bool operator==(const Tender&, const Tender&) = default;
};

/// Open: lines may change. Tendering: something is paid, lines are fixed. The other two are final.
enum class SaleState { Open, Tendering, Completed, Voided };

/// Fixed from outside, in the transaction that makes the sale durable.
struct SaleCompletion {
    std::int64_t receiptNumber = 0;  // counts per register from 1
    BusinessDay businessDay;
    Instant completedAt;
    friend bool operator==(const SaleCompletion&, const SaleCompletion&) = default;
};

/// Known when the sale begins.
struct SaleHeader {
    SaleId id;
    int registerNumber = 1;
    std::string cashier;    // the name, for the receipt
    int cashierNumber = 0;  // 0: the shop has not named its people
    Currency currency = kYen;
    TaxPolicy taxPolicy;
    Instant startedAt;
    friend bool operator==(const SaleHeader&, const SaleHeader&) = default;
};

struct RateAmount {
    TaxRate rate = TaxRate::standard();
    Money amount;
    friend bool operator==(const RateAmount&, const RateAmount&) = default;
};

/// The receipt that goods came back with; at most one a sale.
struct ReturnOf {
    SaleId sale;
    std::string receiptNumber;  // as it stands on the receipt
    BusinessDay businessDay;
    TaxPolicy taxPolicy;  // of that receipt
    /// What came back of it before, as priced. The tax of all returns together is the tax of their sum.
    std::vector<RateAmount> before;
    friend bool operator==(const ReturnOf&, const ReturnOf&) = default;
};

struct SaleRecord {
    SaleHeader header;
    SaleState state = SaleState::Open;
    std::vector<SaleLine> lines;
    std::vector<Tender> tenders;
    std::optional<SaleCompletion> completion;
    std::optional<Discount> discount;  // off everything that is sold, after the discounts of lines
    std::optional<ReturnOf> returnOf;
    friend bool operator==(const SaleRecord&, const SaleRecord&) = default;
};

/// Computed from lines and tenders each time it is asked for, never stored.
struct SaleTotals {
    std::vector<RateTotal> byRate;    // of what is sold, after all discounts; highest rate first
    std::vector<RateTotal> returned;  // of what came back, positive; highest rate first
    Money subtotal;                   // what is sold, after the discounts of lines
    Money discount;                   // off the receipt
    Money tax;                        // of what is sold, less that of what came back
    Money total;                      // what the customer pays; negative: is paid
    Money tendered;
    Money due;     // still to pay, never negative
    Money refund;  // still to pay out, never negative
    Money change;  // cash only
    int itemCount = 0;
    int returnedCount = 0;
    friend bool operator==(const SaleTotals&, const SaleTotals&) = default;
};

}  // namespace kazasu
