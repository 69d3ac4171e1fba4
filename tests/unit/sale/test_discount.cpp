// Discounts: the parts add up to the whole for every drawn sale, tax comes from what is left, once a rate.
#include "core/sale/sale_json.h"
#include "tests/support/sample_sale.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <map>

using namespace kazasu;
using namespace kazasu::test;

namespace {

Discount off(std::int64_t yen) { return Discount::ofAmount(Money::yen(yen)).value(); }
Discount share(std::int64_t basisPoints) { return Discount::ofShare(basisPoints).value(); }

std::int64_t drawn(SeededRandom& random, std::uint64_t below) {
    return static_cast<std::int64_t>(uniformBelow(random, below));
}

Sale drawnSale(SeededRandom& random) {
    const TaxMode mode = drawn(random, 2) == 0 ? TaxMode::Inclusive : TaxMode::Exclusive;
    Sale sale{sampleHeader({mode, static_cast<Rounding>(drawn(random, 3))})};
    const TaxRate rates[] = {TaxRate::standard(), TaxRate::reduced(), TaxRate::exempt()};
    const auto lines = 1 + drawn(random, 8);
    for (std::int64_t i = 0; i < lines; ++i) {
        const auto quantity = 1 + static_cast<int>(drawn(random, 5));
        auto number = sale.addLine(lineOf("品", drawn(random, 3'000), quantity, rates[drawn(random, 3)]));
        KAZASU_CHECK(number.isOk());
        if (drawn(random, 3) == 0)
            (void)sale.discountLine(*number, drawn(random, 2) == 0 ? off(1 + drawn(random, 500))
                                                                   : share(1 + drawn(random, 10'000)));
        if (drawn(random, 6) == 0) KAZASU_CHECK(sale.voidLine(*number).isOk());
    }
    (void)sale.discountSale(drawn(random, 2) == 0 ? off(1 + drawn(random, 2'000))
                                                  : share(1 + drawn(random, 10'000)));
    return sale;
}

}  // namespace

class TestDiscount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAddUpToTheWhole() {
        for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
            SeededRandom random{seed};
            std::vector<Money> weights;
            Money sum;
            for (std::int64_t i = 0; i < 1 + drawn(random, 9); ++i) {
                weights.push_back(Money::yen(drawn(random, 4) == 0 ? 0 : drawn(random, 99'999'999'999)));
                sum += weights.back();
            }
            if (sum.isZero()) continue;
            const Money whole = Money::yen(drawn(random, static_cast<std::uint64_t>(sum.minor()) + 1));
            const auto parts = sharedOut(whole, weights);
            Money together;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                together += parts[i];
                QVERIFY(!parts[i].isNegative() && parts[i] <= weights[i]);
            }
            QCOMPARE(together.minor(), whole.minor());
        }
    }

    void theLargestRemainderGetsTheOddYen() {
        const auto parts =
            sharedOut(Money::yen(100), std::vector{Money::yen(1), Money::yen(1), Money::yen(1)});
        QCOMPARE(parts, (std::vector{Money::yen(34), Money::yen(33), Money::yen(33)}));
        // 100 x 816 / 1116 = 73.1, 100 x 300 / 1116 = 26.9
        const auto rates = sharedOut(Money::yen(100), std::vector{Money::yen(816), Money::yen(300)});
        QCOMPARE(rates, (std::vector{Money::yen(73), Money::yen(27)}));
    }

    void taxComesFromWhatIsLeftOnceARate() {
        for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
            SeededRandom random{seed};
            const Sale sale = drawnSale(random);
            const SaleTotals totals = sale.totals();
            const auto shares = sale.discountShares();
            std::map<TaxRate, Money> left;
            Money shared, sold;
            for (std::size_t i = 0; i < shares.size(); ++i) {
                const SaleLine& line = sale.lines()[i];
                shared += shares[i];
                if (line.isVoided) {
                    QVERIFY(shares[i].isZero());
                    continue;
                }
                QVERIFY(!shares[i].isNegative() && shares[i] <= line.amount());
                sold += line.amount();
                left[line.taxRate] += line.amount() - shares[i];
            }
            QCOMPARE(shared.minor(), totals.discount.minor());
            QCOMPARE(sold.minor(), totals.subtotal.minor());
            Money total, tax;
            QCOMPARE(totals.byRate.size(), left.size());
            for (const auto& rate : totals.byRate) {
                QVERIFY(rate == rateTotalOf(left.at(rate.rate), rate.rate, sale.header().taxPolicy).value());
                total += rate.gross;
                tax += rate.tax;
            }
            QCOMPARE(total.minor(), totals.total.minor());
            QCOMPARE(tax.minor(), totals.tax.minor());
            QVERIFY(!totals.total.isNegative());
            QVERIFY(Sale::restore(sale.record()).isOk());
            QVERIFY(saleFromJson(Json::parse(toJson(sale).dump()).value()).value().record() == sale.record());
        }
    }

    void aReceiptsDiscountFallsOnBothRates() {
        Sale sale = sampleSale();  // 816 at 8 %, 300 at 10 %
        QVERIFY(sale.discountSale(off(100)).isOk());
        const auto totals = sale.totals();
        QCOMPARE(totals.total.minor(), 1'016);
        QCOMPARE(totals.byRate[0].gross.minor(), 273);
        QCOMPARE(totals.byRate[1].gross.minor(), 743);
        QCOMPARE(totals.byRate[0].tax.minor(), 24);  // 273 x 10 / 110 = 24.8
        QCOMPARE(totals.byRate[1].tax.minor(), 55);  // 743 x 8 / 108 = 55.03
    }

    void aShareFollowsTheQuantityAndDropsItsFraction() {
        Sale sale{sampleHeader()};
        QVERIFY(sale.addLine(lineOf("飴", 33, 1, TaxRate::reduced())).isOk());
        QVERIFY(sale.discountLine(1, share(1'000)).isOk());
        QCOMPARE(sale.totals().total.minor(), 30);  // 3.3 off
        QVERIFY(sale.changeQuantity(1, 4).isOk());
        QCOMPARE(sale.totals().total.minor(), 119);  // 13.2 off
    }

    void nothingIsSoldForLessThanNothing() {
        Sale sale{sampleHeader()};
        QVERIFY(sale.addLine(lineOf("飴", 30, 2, TaxRate::reduced())).isOk());
        QCOMPARE(sale.discountLine(1, off(61)).code(), ErrorCode::DiscountInvalid);
        QVERIFY(sale.discountLine(1, off(60)).isOk());
        QVERIFY(sale.changeQuantity(1, 1).isOk());
        QCOMPARE(sale.totals().total.minor(), 0);
        QVERIFY(sale.discountLine(1, std::nullopt).isOk());
        QCOMPARE(sale.discountSale(off(31)).code(), ErrorCode::DiscountInvalid);
        QVERIFY(sale.discountSale(off(30)).isOk());
        QVERIFY(sale.changeQuantity(1, 2).isOk());
        QCOMPARE(sale.totals().total.minor(), 30);
        QCOMPARE(Discount::ofShare(10'001).code(), ErrorCode::DiscountInvalid);
        QCOMPARE(Discount::ofShare(0).code(), ErrorCode::DiscountInvalid);
        QCOMPARE(Discount::ofAmount(Money::yen(0)).code(), ErrorCode::DiscountInvalid);
        QCOMPARE(sale.discountLine(1, Discount::ofAmount(Money{5, {840, 2}}).value()).code(),
                 ErrorCode::MoneyCurrencyMismatch);
    }

    void aDiscountTakenBackLeavesNothing() {
        Sale sale = sampleSale();
        const SaleRecord before = sale.record();
        QVERIFY(sale.discountLine(1, share(500)).isOk() && sale.discountSale(off(10)).isOk());
        QVERIFY(sale.changePrice(2, Money::yen(200)).isOk());
        QCOMPARE(sale.lines()[1].listPrice->minor(), 250);
        QVERIFY(sale.discountLine(1, std::nullopt).isOk() && sale.discountSale(std::nullopt).isOk());
        QVERIFY(sale.changePrice(2, Money::yen(250)).isOk());
        QVERIFY(sale.record() == before);
    }

    void pricesAndDiscountsAreFixedWhileSomethingIsPaid() {
        Sale sale = sampleSale();
        QVERIFY(sale.addCash(Money::yen(100)).isOk());
        QCOMPARE(sale.discountLine(1, share(500)).code(), ErrorCode::SaleHasTenders);
        QCOMPARE(sale.discountSale(share(500)).code(), ErrorCode::SaleHasTenders);
        QCOMPARE(sale.changePrice(1, Money::yen(1)).code(), ErrorCode::SaleHasTenders);
    }

    void aSaleForNothingIsPaidWithNothing() {
        Sale sale = sampleSale();
        QVERIFY(sale.discountSale(share(Discount::kWhole)).isOk());
        QCOMPARE(sale.addCash(Money::yen(1)).code(), ErrorCode::SaleTenderExceedsDue);
        QVERIFY(sale.addCash(Money::yen(0)).isOk());
        QCOMPARE(sale.state(), SaleState::Tendering);
        QVERIFY(sale.complete(completionOf(1)).isOk());
        QVERIFY(Sale::restore(sale.record()).isOk());
    }

    void discountsReadAsTheyWereGiven() {
        QCOMPARE(share(1'000).toDisplay(), std::string("10%"));
        QCOMPARE(share(1'250).toDisplay(), std::string("12.5%"));
        QCOMPARE(share(5).toDisplay(), std::string("0.05%"));
        QCOMPARE(off(1'234).toDisplay(), std::string("¥1,234"));
    }
};

QTEST_APPLESS_MAIN(TestDiscount)
#include "test_discount.moc"
