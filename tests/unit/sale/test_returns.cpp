// Goods that come back: money and tax mirror what was paid, also in parts, in exchange, and at another
// rounding.
#include "core/sale/returns.h"
#include "core/sale/sale_json.h"
#include "tests/support/sample_sale.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

Sale sold(TaxPolicy policy, const std::optional<Discount>& discount = std::nullopt) {
    Sale sale = sampleSale(policy);
    KAZASU_CHECK(sale.changeQuantity(1, 7).isOk());
    KAZASU_CHECK(sale.discountLine(1, Discount::ofShare(1'500).value()).isOk());
    KAZASU_CHECK(sale.discountSale(discount).isOk());
    KAZASU_CHECK(sale.addCash(Money::yen(10'000)).isOk());
    KAZASU_CHECK(sale.complete(completionOf(42)).isOk());
    return sale;
}

SaleHeader later(TaxPolicy policy) {
    SaleHeader header = sampleHeader(policy);
    header.id = SaleId::parse("018f0000-0000-7000-8000-000000000002").value();
    return header;
}

}  // namespace

class TestReturns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every way of bringing a receipt back in parts gives back what was paid, neither more nor less.
    void partsGiveBackWhatWasPaid() {
        for (std::uint64_t seed = 1; seed <= 600; ++seed) {
            SeededRandom random{seed};
            const auto below = [&random](std::uint64_t n) {
                return static_cast<int>(uniformBelow(random, n));
            };
            const TaxPolicy policy{below(2) == 0 ? TaxMode::Inclusive : TaxMode::Exclusive,
                                   static_cast<Rounding>(below(3))};
            const Sale original = sold(policy, Discount::ofAmount(Money::yen(1 + below(700))).value());
            std::vector<ReturnedUnits> before;
            Money back, taxBack;
            for (int round = 0; round < 40; ++round) {
                Sale sale{later({TaxMode::Exclusive, Rounding::Up})};  // the shop has changed its mind since
                for (const auto& line : original.lines()) {
                    const int left = returnableUnits(original, line.number, before);
                    if (left == 0 || below(2) == 0) continue;
                    const int units = 1 + below(static_cast<std::uint64_t>(left));
                    const auto part = returnOfLine(original, line.number, units, before);
                    QVERIFY(part.isOk());
                    QVERIFY(sale.addReturn(part->line, part->of).isOk());
                }
                if (!sale.hasReturns()) continue;
                const SaleTotals totals = sale.totals();
                QVERIFY(!totals.total.isPositive());
                QCOMPARE(totals.refund, -totals.total);
                back -= totals.total;
                taxBack -= totals.tax;
                QVERIFY(back <= original.totals().total);
                QVERIFY(sale.addCash(totals.total).isOk());
                QVERIFY(sale.complete(completionOf(43 + round)).isOk());
                QVERIFY(saleFromJson(Json::parse(toJson(sale).dump()).value()).value().record() ==
                        sale.record());
                for (const auto& line : sale.lines())
                    before.push_back(
                        {line.returned->originalLine, line.quantity, line.taxRate, line.returned->paid});
            }
            QCOMPARE(back.minor(), original.totals().total.minor());
            QCOMPARE(taxBack.minor(), original.totals().tax.minor());
        }
    }

    void noMoreComesBackThanWasSold() {
        const Sale original = sold({});
        QCOMPARE(returnableUnits(original, 1, {}), 7);
        QCOMPARE(returnOfLine(original, 1, 8, {}).code(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(returnOfLine(original, 3, 1, {}).code(), ErrorCode::SaleLineUnknown);  // was voided
        QCOMPARE(returnOfLine(original, 9, 1, {}).code(), ErrorCode::SaleLineUnknown);
        QCOMPARE(returnOfLine(original, 1, 0, {}).code(), ErrorCode::SaleQuantityInvalid);
        const auto part = returnOfLine(original, 1, 5, {});
        QVERIFY(part.isOk());
        const std::vector<ReturnedUnits> before{{1, 5, TaxRate::reduced(), part->line.returned->paid}};
        QCOMPARE(returnOfLine(original, 1, 3, before).code(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(returnOfLine(original, 1, 2, before)->line.returned->firstUnit, 6);
    }

    void goodsThatComeBackAreNotSoldAgain() {
        const Sale original = sold({});
        Sale back{later({})};
        const auto part = returnOfLine(original, 4, 1, {});
        QVERIFY(back.addReturn(part->line, part->of).isOk());
        QVERIFY(back.addCash(back.totals().total).isOk());
        QVERIFY(back.complete(completionOf(43)).isOk());
        QCOMPARE(returnOfLine(back, 1, 1, {}).code(), ErrorCode::SaleLineUnknown);
    }

    void anExchangePaysTheDifference() {
        const Sale original = sold({});  // batteries: 300 at 10 %
        const auto part = returnOfLine(original, 4, 1, {});
        Sale sale{later({})};
        QVERIFY(sale.addReturn(part->line, part->of).isOk());
        QVERIFY(sale.addLine(lineOf("電池 単1", 420, 1, TaxRate::standard())).isOk());
        QVERIFY(sale.discountSale(Discount::ofShare(1'000).value()).isOk());  // off what is sold alone
        QCOMPARE(sale.totals().total.minor(), 420 - 42 - 300);
        QCOMPARE(sale.totals().returned[0].tax.minor(), 27);  // 300 x 10 / 110 = 27.3
        QCOMPARE(sale.totals().byRate[0].tax.minor(), 34);    // 378 x 10 / 110 = 34.4
        QCOMPARE(sale.totals().itemCount, 1);
        QCOMPARE(sale.totals().returnedCount, 1);
        QVERIFY(sale.addCash(Money::yen(100)).isOk());
        QCOMPARE(sale.totals().change.minor(), 22);
        QVERIFY(sale.complete(completionOf(43)).isOk());
    }

    void onlyTheTotalIsPaidOut() {
        const auto part = returnOfLine(sold({}), 4, 1, {});
        Sale sale{later({})};
        QVERIFY(sale.addReturn(part->line, part->of).isOk());
        QCOMPARE(sale.complete(completionOf(43)).code(), ErrorCode::SaleTenderMissing);
        for (const std::int64_t yen : {-299, -301, 0, 1, 300}) QVERIFY(!sale.addCash(Money::yen(yen)).isOk());
        QCOMPARE(sale.addSettlement(useOf(500, 300)).code(), ErrorCode::SaleTenderExceedsDue);
        QVERIFY(sale.addCash(Money::yen(-300)).isOk());
        QVERIFY(!sale.addCash(Money::yen(-300)).isOk());
        QCOMPARE(sale.totals().refund.minor(), 0);
        QVERIFY(sale.reverseTender(1).isOk());
        QVERIFY(sale.addCash(Money::yen(-300)).isOk());
        QVERIFY(sale.complete(completionOf(43)).isOk());
    }

    void goodsOfTwoReceiptsDoNotMix() {
        const Sale original = sold({});
        auto part = returnOfLine(original, 4, 1, {});
        Sale sale{later({})};
        QVERIFY(sale.addReturn(part->line, part->of).isOk());
        QCOMPARE(sale.addReturn(part->line, part->of).code(), ErrorCode::ReturnExceedsSold);
        ReturnOf other = part->of;
        other.sale = later({}).id;
        QCOMPARE(sale.addReturn(returnOfLine(original, 1, 1, {})->line, other).code(), ErrorCode::Conflict);
        SaleLine blind = lineOf("飴", 100, 1, TaxRate::reduced());
        blind.returned = ReturnedPart{0, 1, Money::yen(100)};
        QCOMPARE(sale.addReturn(blind, std::nullopt).code(), ErrorCode::Conflict);
        QVERIFY(sale.voidLine(1).isOk());
        QVERIFY(!sale.returnOf());
        QVERIFY(sale.addReturn(blind, std::nullopt).isOk());
        QCOMPARE(sale.totals().total.minor(), -100);
    }

    void whatGoesBackIsTheWholeOfItOnceToEachCode() {
        const auto part = returnOfLine(sold({}), 1, 2, {});
        Sale sale{later({})};
        QVERIFY(sale.addReturn(part->line, part->of).isOk());
        const Money out = sale.totals().refund;
        const auto share = [&](std::int64_t yen, const char* code) {
            return RefundShare{
                {RefundId::parse("018f0000-0000-7000-8000-000000000009").value(), part->of.sale,
                 IssuerId::parse("99990001").value(), IssueNumber::parse(code).value()},
                Money::yen(yen)};
        };
        const char* one = "0011223344556677";
        const char* other = "0011223344556678";
        const Money less = out - Money::yen(1);
        for (const auto& [cash, codes] : std::vector<std::pair<Money, std::vector<RefundShare>>>{
                 {less, {}},
                 {out, {share(1, one)}},
                 {less, {share(0, one), share(1, other)}},
                 {out - Money::yen(2), {share(1, one), share(1, one)}},
                 {out + Money::yen(1), {share(-1, one)}},
                 {-out, {}}})
            QCOMPARE(sale.giveBack(cash, codes).code(), ErrorCode::InvalidArgument);
        QVERIFY(sale.tenders().empty());
        QVERIFY(sale.giveBack(out - Money::yen(3), {share(1, one), share(2, other)}).isOk());
        QCOMPARE(sale.giveBack(out, {}).code(), ErrorCode::SaleHasTenders);
        QVERIFY(saleFromJson(Json::parse(toJson(sale).dump()).value()).value().record() == sale.record());
        SaleRecord record = sale.record();
        record.tenders[0].amount = Money::yen(1);
        QVERIFY(!Sale::restore(record).isOk());
        QVERIFY(sale.complete(completionOf(44)).isOk());
        QVERIFY(sale.totals().refund.isZero());
    }

    void whatComesBackKeepsItsPriceAndQuantity() {
        const auto part = returnOfLine(sold({}), 1, 2, {});
        Sale sale{later({})};
        QVERIFY(sale.addReturn(part->line, part->of).isOk());
        QCOMPARE(sale.changeQuantity(1, 3).code(), ErrorCode::SaleQuantityInvalid);
        QCOMPARE(sale.changePrice(1, Money::yen(500)).code(), ErrorCode::SalePriceInvalid);
        QCOMPARE(sale.discountLine(1, Discount::ofShare(100).value()).code(), ErrorCode::DiscountInvalid);
        SaleRecord record = sale.record();
        record.lines[0].returned->paid = record.lines[0].priced() + Money::yen(1);
        QCOMPARE(Sale::restore(record).code(), ErrorCode::SalePriceInvalid);
        record = sale.record();
        record.returnOf.reset();
        QCOMPARE(Sale::restore(record).code(), ErrorCode::Conflict);
    }
};

QTEST_APPLESS_MAIN(TestReturns)
#include "test_returns.moc"
