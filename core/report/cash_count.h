// CashCount: what somebody counted in a drawer, by denomination or as one sum. Pure.
#pragma once

#include "core/json.h"
#include "core/money.h"

#include <span>

namespace kazasu {

/// Notes and coins of a currency, the largest first, in minor units. Empty: counted as a sum only.
std::span<const std::int64_t> denominationsOf(Currency currency);

struct DenominationCount {
    std::int64_t valueMinor = 0;
    std::int64_t pieces = 0;
    friend bool operator==(const DenominationCount&, const DenominationCount&) = default;
};

class CashCount {
public:
    static constexpr std::int64_t kMaxPieces = 99'999;  // of one denomination; more is a slip of the finger
    static constexpr std::int64_t kMaxTotalMinor = 999'999'999;

    CashCount() = default;
    /// CashCountInvalid: a denomination that does not exist or comes twice, or pieces out of range.
    static Result<CashCount> ofPieces(std::vector<DenominationCount> pieces, Currency currency);
    /// CashCountInvalid for less than nothing or more than any drawer holds.
    static Result<CashCount> ofSum(Money total);
    /// {"total_minor", "currency", "pieces": [{"value_minor", "pieces"}]}; pieces is empty for a sum.
    static Result<CashCount> from(const Json& json);

    [[nodiscard]] Money total() const { return m_total; }
    /// The largest first, those of which there are none left out. Empty for a sum.
    [[nodiscard]] const std::vector<DenominationCount>& pieces() const { return m_pieces; }
    friend bool operator==(const CashCount&, const CashCount&) = default;

private:
    Money m_total;
    std::vector<DenominationCount> m_pieces;
};

Json toJson(const CashCount& count);

}  // namespace kazasu
