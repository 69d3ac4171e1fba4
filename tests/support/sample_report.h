// A full day at one register: two rates, every tender, cash in and out, a short drawer, something left
// behind.
#pragma once

#include "core/report/report_document.h"
#include "core/report/shift_tally.h"
#include "tests/support/sample_receipt.h"

namespace kazasu::test {

inline Sale reportedSale(std::int64_t receipt, std::int64_t yen, int hour, std::optional<SettlementUse> use,
                         const std::string& cashier, TaxRate rate = TaxRate::reduced()) {
    SaleHeader header = sampleHeader();
    header.cashier = cashier;
    Sale sale{header};
    SaleLine line = lineOf("おにぎり 鮭", yen, 1, rate);
    line.department = rate.isReduced() ? "食品" : "雑貨";
    KAZASU_CHECK(sale.addLine(line).isOk());
    if (use) KAZASU_CHECK(sale.addSettlement(*std::move(use)).isOk());
    if (sale.totals().due.isPositive()) KAZASU_CHECK(sale.addCash(Money::yen(10'000)).isOk());
    SaleCompletion completion = completionOf(receipt);
    completion.completedAt = instantOf({2026, 11, 22, hour, 5, 0}, kJapanOffset);
    KAZASU_CHECK(sale.complete(completion).isOk());
    return sale;
}

inline SettlementUse offlineUse(std::int64_t yen, std::string_view number) {
    SettlementUse use = useOf(yen, yen, number);
    use.isOffline = true;
    return use;
}

inline SalesFigures sampleFigures() {
    ShiftTally tally(kYen);
    tally.add(reportedSale(41, 1'298, 9, std::nullopt, "佐藤"), false);
    tally.add(receiptSale(), false);
    tally.add(reportedSale(43, 498, 9, std::nullopt, "佐藤", TaxRate::standard()), false);
    tally.add(reportedSale(44, 3'000, 12, useOf(5'000, 3'000), "佐藤"), false);
    tally.add(reportedSale(45, 777, 12, offlineUse(777, "0011223344556678"), "鈴木"), true);
    tally.add(reportedSale(46, 980, 23, offlineUse(980, "0011223344556679"), "鈴木"), false);
    tally.add(discountedSale(ReceiptLanguage::Japanese), false);
    tally.add(returnedSale(ReceiptLanguage::Japanese, false, {}, 47), false);
    Sale voided = sampleSale(TaxPolicy{});
    KAZASU_CHECK(voided.voidSale().isOk());
    tally.addVoided(voided);
    return tally.figures();
}

inline ShiftReport sampleReport(ReportKind kind) {
    ShiftReport report;
    report.kind = kind;
    report.registerNumber = 3;
    report.registerName = "レジ3";
    report.number = 128;
    report.openedAt = instantOf({2026, 11, 22, 8, 45, 0}, kJapanOffset);
    report.openedBy = "佐藤";
    report.madeAt = instantOf({2026, 11, 23, 0, 12, 0}, kJapanOffset);
    report.madeBy = "鈴木";
    report.sales = sampleFigures();
    const auto yen = [](std::int64_t count, std::int64_t sum) { return Tally{count, Money::yen(sum)}; };
    report.drawer.floatAmount = Money::yen(30'000);
    report.drawer.paidIn = yen(1, 10'000);
    report.drawer.paidOut = yen(2, 6'480);
    if (kind == ReportKind::Z) {
        report.drawer.expected = report.drawer.floatAmount + report.sales.cash.sum +
                                 report.drawer.paidIn.sum - report.drawer.paidOut.sum;
        report.drawer.counted =
            CashCount::ofPieces({{10'000, 2}, {5'000, 2}, {1'000, 5}, {100, 2}, {50, 1}, {5, 1}, {1, 3}},
                                kYen)
                .value();
        report.drawer.counts = 2;
    }
    report.codes = {yen(4, 7'757), yen(2, 6'000), yen(1, 777), yen(1, 980), yen(1, 3'000)};
    report.risk = {yen(1, 777), yen(0, 0), yen(1, 2'355)};
    report.left = {yen(1, 1'116), yen(1, 777), yen(1, 2'355)};
    report.grandTotal = Money::yen(123'456'789);
    report.journal =
        ChainHead::parse("20481:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff").value();
    return report;
}

}  // namespace kazasu::test
