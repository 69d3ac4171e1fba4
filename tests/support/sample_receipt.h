// The receipts that golden files, printers and pictures are tested with.
#pragma once

#include "core/receipt/receipt_builder.h"
#include "core/sale/returns.h"
#include "tests/support/sample_sale.h"

namespace kazasu::test {

inline ShopProfile sampleShop(ReceiptLanguage language = ReceiptLanguage::Japanese) {
    ShopProfile shop;
    const bool isJapanese = language == ReceiptLanguage::Japanese;
    shop.name = isJapanese ? "かざすストア 神田店" : "Kazasu Store Kanda";
    shop.address = isJapanese ? "東京都千代田区神田錦町1-2-3" : "1-2-3 Kanda-Nishikicho, Chiyoda, Tokyo";
    shop.phone = "03-5550-0123";
    shop.registration = RegistrationNumber::parse("T7123456789012").value();
    return shop;
}

/// Paid by a code in part, the rest in cash; names long and short, half-width kana among them.
inline Sale receiptSale(TaxPolicy policy = {}, ReceiptLanguage language = ReceiptLanguage::Japanese) {
    const bool isJapanese = language == ReceiptLanguage::Japanese;
    SaleHeader header = sampleHeader(policy);
    if (!isJapanese) header.cashier = "Sato";
    Sale sale{header};
    const auto add = [&sale](std::string name, std::int64_t yen, int quantity, TaxRate rate) {
        KAZASU_CHECK(sale.addLine(lineOf(std::move(name), yen, quantity, rate)).isOk());
    };
    add(isJapanese ? "おにぎり 鮭" : "Rice ball, salmon", 158, 2, TaxRate::reduced());
    add(isJapanese ? "ｶﾌｪｵﾚ 200ml" : "Caffe latte 200 ml", 138, 1, TaxRate::reduced());
    add(isJapanese ? "北海道産有機栽培じゃがいもとたまねぎの冷製ポタージュスープ 500g"
                   : "Chilled potage of organic Hokkaido potatoes and onions, 500 g",
        1280, 1, TaxRate::reduced());
    add(isJapanese ? "電池 単3形 4本" : "Batteries AA, 4 pcs", 498, 3, TaxRate::standard());
    add(isJapanese ? "取消した雑誌" : "Voided magazine", 700, 1, TaxRate::standard());
    KAZASU_CHECK(sale.voidLine(5).isOk());
    SettlementUse use = useOf(5000, 3000);
    if (!isJapanese) use.issuerName = "Kazasu Settlement Center";
    KAZASU_CHECK(sale.addSettlement(use).isOk());
    KAZASU_CHECK(sale.addCash(Money::yen(1000)).isOk());
    KAZASU_CHECK(sale.complete(completionOf(42)).isOk());
    return sale;
}

/// Discounts of both kinds and a price lower than usual.
inline Sale discountedSale(ReceiptLanguage language, TaxPolicy policy = {}) {
    const bool isJapanese = language == ReceiptLanguage::Japanese;
    SaleHeader header = sampleHeader(policy);
    if (!isJapanese) header.cashier = "Sato";
    Sale sale{header};
    const auto add = [&sale](std::string name, std::int64_t yen, int quantity, TaxRate rate) {
        KAZASU_CHECK(sale.addLine(lineOf(std::move(name), yen, quantity, rate)).isOk());
    };
    add(isJapanese ? "おにぎり 鮭" : "Rice ball, salmon", 158, 3, TaxRate::reduced());
    add(isJapanese ? "惣菜盛り合わせ" : "Deli platter", 980, 1, TaxRate::reduced());
    add(isJapanese ? "電池 単3形 4本" : "Batteries AA, 4 pcs", 498, 2, TaxRate::standard());
    KAZASU_CHECK(sale.discountLine(1, Discount::ofShare(1'000).value()).isOk());
    KAZASU_CHECK(sale.changePrice(2, Money::yen(680)).isOk());
    KAZASU_CHECK(sale.discountSale(Discount::ofAmount(Money::yen(100)).value()).isOk());
    KAZASU_CHECK(sale.addCash(Money::yen(5'000)).isOk());
    KAZASU_CHECK(sale.complete(completionOf(42)).isOk());
    return sale;
}

/// A part of it comes back; in an exchange something else is bought.
inline Sale returnedSale(ReceiptLanguage language, bool isExchange, TaxPolicy policy = {},
                         std::int64_t receiptNumber = 43) {
    const bool isJapanese = language == ReceiptLanguage::Japanese;
    const Sale original = discountedSale(language, policy);
    SaleHeader header = original.header();
    header.id = SaleId::parse("018f0000-0000-7000-8000-000000000002").value();
    Sale sale{header};
    for (const auto& [line, quantity] : {std::pair{1, 2}, {3, 1}}) {
        auto part = returnOfLine(original, line, quantity, {}).value();
        KAZASU_CHECK(sale.addReturn(part.line, part.of).isOk());
    }
    if (isExchange)
        KAZASU_CHECK(sale.addLine(lineOf(isJapanese ? "電池 単1形 2本" : "Batteries D, 2 pcs", 640, 1,
                                         TaxRate::standard()))
                         .isOk());
    const Money total = sale.totals().total;
    KAZASU_CHECK(sale.addCash(total).isOk());
    KAZASU_CHECK(sale.complete(completionOf(receiptNumber)).isOk());
    return sale;
}

inline Receipt sampleReceipt(ReceiptLanguage language, int columns, TaxPolicy policy = {},
                             bool isReprint = false) {
    ReceiptOptions options;
    options.language = language;
    options.columns = columns;
    options.isReprint = isReprint;
    return buildReceipt(receiptSale(policy, language), sampleShop(language), options).value();
}

}  // namespace kazasu::test
