// ShiftReport: what a shift of one register came to, as plain values: the X report while it is open, the Z
// report that closes it. A shift is a sequence of receipts, not a span of clock time.
#pragma once

#include "core/chain_head.h"
#include "core/report/cash_count.h"
#include "core/sale/sale_record.h"

namespace kazasu {

/// How many, and how much together.
struct Tally {
    std::int64_t count = 0;
    Money sum;

    void add(Money amount) {
        ++count;
        sum += amount;
    }
    friend bool operator==(const Tally&, const Tally&) = default;
};

struct NamedTally {
    std::string name;  // may be empty: goods of no department, a till without names
    Tally tally;
    friend bool operator==(const NamedTally&, const NamedTally&) = default;
};

struct HourTally {
    int hour = 0;  // of the day in Japan
    Tally tally;
    friend bool operator==(const HourTally&, const HourTally&) = default;
};

/// From the sales alone. Taxes are the sums of the receipts' taxes, never computed again.
struct SalesFigures {
    std::int64_t firstReceipt = 0;  // 0: nothing was sold
    std::int64_t lastReceipt = 0;
    Tally sales;
    std::int64_t pieces = 0;
    std::vector<RateTotal> byRate;         // highest rate first
    Tally cash;                            // kept, without the change, less what was paid out
    Tally codesOnline;                     // granted by the center
    Tally codesBound;                      // accepted without it: codes for this shop alone
    Tally codesUnbound;                    // accepted without it, at the shop's risk
    std::vector<NamedTally> byDepartment;  // pieces; prices less all discounts, without tax on top
    std::vector<NamedTally> byCashier;
    std::vector<HourTally> byHour;
    Tally returns;    // receipts with goods that came back, and what these came to, with tax
    Tally paidOut;    // cash given back for them; `cash` is without it already
    Tally toCodes;    // given back to codes that had paid for them
    Tally discounts;  // of lines and receipts; how many receipts, how much off
    std::vector<RateTotal> returnedByRate;  // positive; `byRate` is without them
    Tally voidedLines;                      // one by one, also in sales that were given up later
    Tally voidedSales;
    friend bool operator==(const SalesFigures&, const SalesFigures&) = default;
};

struct DrawerFigures {
    Money floatAmount;
    Tally paidIn;
    Tally paidOut;
    /// None before somebody has counted: whoever counts must not know.
    std::optional<Money> expected;
    std::optional<CashCount> counted;
    std::int64_t counts = 0;  // how often it was counted; the last one holds

    [[nodiscard]] std::optional<Money> overShort() const {
        if (!expected || !counted) return std::nullopt;
        return counted->total() - *expected;
    }
    friend bool operator==(const DrawerFigures&, const DrawerFigures&) = default;
};

/// The payments by code of the shift: as sold here, as the center has them, as the bank credited them. Sold =
/// acknowledged + waiting + refused.
struct CodeFigures {
    Tally sold;
    Tally acknowledged;
    Tally waiting;
    Tally refused;   // lost, unless somebody gets it out of the center
    Tally credited;  // of those acknowledged, as far as the center has told

    [[nodiscard]] bool agrees() const {
        return sold.count == acknowledged.count + waiting.count + refused.count &&
               sold.sum == acknowledged.sum + waiting.sum + refused.sum;
    }
    friend bool operator==(const CodeFigures&, const CodeFigures&) = default;
};

/// What is at stake at this moment, from this shift and earlier ones: the worst that can be lost.
struct RiskFigures {
    Tally bound;  // accepted without the center, which does not have the record yet
    Tally unbound;
    Tally inDoubt;
    friend bool operator==(const RiskFigures&, const RiskFigures&) = default;
};

/// What a shift would leave behind if it closed now.
struct ShiftLeft {
    Tally heldSales;  // held, parked, or rung up and not paid
    Tally unsentRecords;
    Tally paymentsInDoubt;
    Tally openRefunds = {};  // not with the center yet, or refused and not given back in another way

    [[nodiscard]] bool isNothing() const {
        return heldSales.count == 0 && unsentRecords.count == 0 && paymentsInDoubt.count == 0 &&
               openRefunds.count == 0;
    }
    /// Whether somebody who has seen `other` has seen all of this.
    [[nodiscard]] bool isWithin(const ShiftLeft& other) const {
        const auto within = [](const Tally& a, const Tally& b) {
            return a.count <= b.count && a.sum <= b.sum;
        };
        return within(heldSales, other.heldSales) && within(unsentRecords, other.unsentRecords) &&
               within(paymentsInDoubt, other.paymentsInDoubt) && within(openRefunds, other.openRefunds);
    }
    friend bool operator==(const ShiftLeft&, const ShiftLeft&) = default;
};

enum class ReportKind { X, Z };

struct ShiftReport {
    ReportKind kind = ReportKind::X;
    int registerNumber = 1;
    std::string registerName;
    std::int64_t number = 0;  // of the shift, and of its Z; counts per register from 1
    Currency currency = kYen;
    Instant openedAt;
    bool isOpenedByItself = false;
    std::string openedBy;
    Instant madeAt;
    std::string madeBy;
    SalesFigures sales;
    DrawerFigures drawer;
    CodeFigures codes;
    RiskFigures risk;
    ShiftLeft left;
    Money grandTotal;   // of everything this register ever sold; never goes back to nothing
    ChainHead journal;  // as it stood when the report was made
    friend bool operator==(const ShiftReport&, const ShiftReport&) = default;
};

Json toJson(const ShiftReport& report);
/// A report as it was stored. ParseFailed naming what is wrong.
Result<ShiftReport> shiftReportFrom(const Json& json);
Json toJson(const Tally& tally);
Json toJson(const ShiftLeft& left);

}  // namespace kazasu
