#include "core/report/cash_count.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

constexpr std::array<std::int64_t, 10> kYenDenominations{10'000, 5'000, 2'000, 1'000, 500, 100, 50, 10, 5, 1};

Error invalid(std::string why) { return {ErrorCode::CashCountInvalid, std::move(why)}; }

}  // namespace

std::span<const std::int64_t> denominationsOf(Currency currency) {
    if (currency == kYen) return kYenDenominations;
    return {};
}

Result<CashCount> CashCount::ofPieces(std::vector<DenominationCount> pieces, Currency currency) {
    const auto known = denominationsOf(currency);
    std::sort(pieces.begin(), pieces.end(),
              [](const auto& a, const auto& b) { return a.valueMinor > b.valueMinor; });
    std::int64_t total = 0;
    std::int64_t before = 0;
    for (const auto& [value, count] : pieces) {
        const std::string name = std::to_string(value);
        if (std::find(known.begin(), known.end(), value) == known.end())
            return invalid(name + " is no denomination");
        if (value == before) return invalid(name + " comes twice");
        if (count < 0 || count > kMaxPieces) return invalid(name + ": " + std::to_string(count) + " pieces");
        total += value * count;
        before = value;
    }
    KAZASU_TRY(CashCount counted, ofSum(Money(total, currency)));
    std::erase_if(pieces, [](const auto& p) { return p.pieces == 0; });
    counted.m_pieces = std::move(pieces);
    return counted;
}

Result<CashCount> CashCount::ofSum(Money total) {
    if (total.isNegative() || total.minor() > kMaxTotalMinor) return invalid(std::to_string(total.minor()));
    CashCount counted;
    counted.m_total = total;
    return counted;
}

Result<CashCount> CashCount::from(const Json& json) {
    KAZASU_TRY(const auto total, json.getNumber("total_minor"));
    KAZASU_TRY(const auto numeric, json.getNumber("currency"));
    KAZASU_TRY(const auto currency, currencyOf(numeric));
    KAZASU_TRY(const auto list, json.getArray("pieces"));
    if (list.size() == 0) return ofSum(Money(total, currency));
    std::vector<DenominationCount> pieces;
    for (std::size_t i = 0; i < list.size(); ++i) {
        DenominationCount one;
        KAZASU_TRY(one.valueMinor, list.at(i).getNumber("value_minor"));
        KAZASU_TRY(one.pieces, list.at(i).getNumber("pieces"));
        pieces.push_back(one);
    }
    KAZASU_TRY(CashCount counted, ofPieces(std::move(pieces), currency));
    if (counted.total().minor() != total) return invalid("the pieces do not add up");
    return counted;
}

Json toJson(const CashCount& count) {
    Json pieces = Json::array();
    for (const auto& [value, number] : count.pieces()) {
        pieces.push(Json::object().set("value_minor", value).set("pieces", number));
    }
    return Json::object()
        .set("total_minor", count.total().minor())
        .set("currency", std::int64_t{count.total().currency().numeric})
        .set("pieces", std::move(pieces));
}

}  // namespace kazasu
