// A sale of everyday goods with both tax rates, as a controller would show it.
#pragma once

#include "controller/api/till.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <vector>

namespace kazasu::test {

inline std::vector<api::ItemView> sampleItems() {
    return {
        {"4901000000108", "おにぎり 鮭", "おにぎりさけ", "食品", Money::yen(140), true},
        {"4901000000207", "サンドイッチ ハムたまご", "さんどいっちはむたまご", "食品", Money::yen(298), true},
        {"4901000000306", "緑茶 500ml", "りょくちゃ", "飲料", Money::yen(151), true},
        {"4901000000405", "牛乳 1L", "ぎゅうにゅう", "飲料", Money::yen(238), true},
        {"4901000000504", "食パン 6枚", "しょくぱん", "食品", Money::yen(178), true},
        {"4901000000603", "卵 10個", "たまご", "食品", Money::yen(258), true},
        {"4901000000702", "バナナ", "ばなな", "青果", Money::yen(198), true},
        {"4901000000801", "レジ袋 大", "れじぶくろだい", "雑貨", Money::yen(5), false},
        {"4901000000900", "電池 単3 4本", "でんちたんさん", "雑貨", Money::yen(498), false},
        {"4901000001006", "缶ビール 350ml", "かんびーる", "酒", Money::yen(228), false},
        {"4901000001105", "新聞", "しんぶん", "雑誌", Money::yen(160), false},
        {"4901000001204", "ポケットティッシュ", "ぽけっとてぃっしゅ", "雑貨", Money::yen(110), false},
    };
}

inline SaleId sampleSaleId(std::uint64_t seed = 1) {
    ManualClock clock;
    SeededRandom random(seed);
    return SaleId::make(clock, random);
}

/// Adds up what the lines say: prices include tax, rounded down once a rate.
inline void addUp(api::SaleView& sale) {
    Money reduced, standard;
    sale.itemCount = 0;
    for (const api::LineView& line : sale.lines) {
        if (line.isVoided) continue;
        sale.itemCount += line.quantity;
        (line.isReducedRate ? reduced : standard) += line.amount;
    }
    sale.taxes.clear();
    if (standard.isPositive())
        sale.taxes.push_back({100, false, standard, Money::yen(standard.minor() * 10 / 110)});
    if (reduced.isPositive())
        sale.taxes.push_back({80, true, reduced, Money::yen(reduced.minor() * 8 / 108)});
    sale.total = standard + reduced;
    sale.due = sale.total - sale.tendered;
}

inline void addLine(api::SaleView& sale, const api::ItemView& item, std::int64_t quantity = 1) {
    api::LineView line;
    line.number = static_cast<int>(sale.lines.size()) + 1;
    line.itemCode = item.code;
    line.name = item.name;
    line.quantity = quantity;
    line.unitPrice = item.price;
    line.amount = Money::yen(item.price.minor() * quantity);
    line.isReducedRate = item.isReducedRate;
    sale.lines.push_back(line);
    sale.lastChangedLine = line.number;
    addUp(sale);
}

inline api::SaleView emptySale(std::uint64_t seed = 1) {
    api::SaleView sale;
    sale.id = sampleSaleId(seed);
    return sale;
}

inline api::SaleView sampleSale(std::uint64_t seed = 1) {
    const auto items = sampleItems();
    api::SaleView sale = emptySale(seed);
    addLine(sale, items[0], 2);
    addLine(sale, items[2]);
    addLine(sale, items[9], 6);
    addLine(sale, items[7]);
    addLine(sale, items[1]);
    sale.lines[3].isVoided = true;
    addLine(sale, items[5]);
    return sale;
}

inline api::StatusView sampleStatus() {
    api::StatusView status;
    status.center = api::ConnectionState::Online;
    status.shopName = "かざす商店 本町店";
    status.paperPurposes = {"お品代", "飲食代", "文具代"};
    status.registerName = "レジ 2";
    return status;
}

}  // namespace kazasu::test
