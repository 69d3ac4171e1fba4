// What a sale consists of, as plain values: lines, tenders, and what was fixed when it was completed. The
// rules are in sale.h, the wire form in sale_json.h.
#pragma once

#include "core/business_day.h"
#include "core/ids.h"
#include "core/sale/tax.h"

#include <optional>
#include <vector>

namespace kazasu {

/// One item as it was rung up. A voided line stays, so that the journal shows it; it counts nowhere.
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

    [[nodiscard]] Money amount() const { return {unitPrice.minor() * quantity, unitPrice.currency()}; }
    friend bool operator==(const SaleLine&, const SaleLine&) = default;
};

enum class TenderType { Cash, SettlementCode };

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

struct Tender {
    int number = 0;  // from 1; given by the sale
    Money amount;    // cash handed over, or the amount used of a code
    std::optional<SettlementUse> settlement;
    bool isReversed = false;  // cash handed back, or the claim reversed at the center

    [[nodiscard]] TenderType type() const {
        return settlement ? TenderType::SettlementCode : TenderType::Cash;
    }
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

struct SaleRecord {
    SaleHeader header;
    SaleState state = SaleState::Open;
    std::vector<SaleLine> lines;
    std::vector<Tender> tenders;
    std::optional<SaleCompletion> completion;
    friend bool operator==(const SaleRecord&, const SaleRecord&) = default;
};

/// Computed from lines and tenders each time it is asked for, never stored.
struct SaleTotals {
    std::vector<RateTotal> byRate;  // highest rate first
    Money subtotal;                 // the lines as priced
    Money tax;
    Money total;  // what the customer pays
    Money tendered;
    Money due;     // still to pay, never negative
    Money change;  // cash only
    int itemCount = 0;
    friend bool operator==(const SaleTotals&, const SaleTotals&) = default;
};

}  // namespace kazasu
