// Consumption tax by rate, mode and rounding; and the day a sale is booked under.
#include "core/business_day.h"
#include "core/sale/tax.h"

#include <QTest>

using namespace kazasu;

class TestTax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void taxFollowsModeAndRounding_data();
    void taxFollowsModeAndRounding();
    void netAndTaxAlwaysMakeGross();
    void ratesOutsideTheTableAreRefused();
    void ratesAreShownWithoutUselessZeros();
    void taxBeyondTwelveDigitsIsRefused();
    void namesGoThereAndBack();
    void onlyDaysThatExistAreBusinessDays();
};

void TestTax::taxFollowsModeAndRounding_data() {
    QTest::addColumn<qint64>("priced");
    QTest::addColumn<int>("basisPoints");
    QTest::addColumn<bool>("isInclusive");
    QTest::addColumn<int>("rounding");
    QTest::addColumn<qint64>("tax");
    const auto row = [](const char* name, qint64 priced, int points, bool inclusive, Rounding rounding,
                        qint64 tax) {
        QTest::newRow(name) << priced << points << inclusive << static_cast<int>(rounding) << tax;
    };
    // 816 x 8/108 = 60.44; 300 x 10/110 = 27.27; 115 x 8/108 = 8.518; 115 x 8/100 = 9.2; 5 x 10/100 = 0.5
    row("inclusive 8% down", 816, 800, true, Rounding::Down, 60);
    row("inclusive 8% up", 816, 800, true, Rounding::Up, 61);
    row("inclusive 10% half-up", 300, 1000, true, Rounding::HalfUp, 27);
    row("inclusive 8% half-up above", 115, 800, true, Rounding::HalfUp, 9);
    row("exclusive 8% down", 115, 800, false, Rounding::Down, 9);
    row("exclusive 8% up", 115, 800, false, Rounding::Up, 10);
    row("exclusive half", 5, 1000, false, Rounding::HalfUp, 1);
    row("exclusive half down", 5, 1000, false, Rounding::Down, 0);
    row("exempt", 500, 0, true, Rounding::Up, 0);
    row("exact needs no rounding", 1100, 1000, true, Rounding::Up, 100);
}

void TestTax::taxFollowsModeAndRounding() {
    QFETCH(qint64, priced);
    QFETCH(int, basisPoints);
    QFETCH(bool, isInclusive);
    QFETCH(int, rounding);
    QFETCH(qint64, tax);
    const TaxPolicy policy{isInclusive ? TaxMode::Inclusive : TaxMode::Exclusive,
                           static_cast<Rounding>(rounding)};
    const auto total = rateTotalOf(Money::yen(priced), TaxRate::from(basisPoints, false).value(), policy);
    QVERIFY(total.isOk());
    QCOMPARE(total->tax.minor(), tax);
    QCOMPARE(total->gross.minor(), isInclusive ? priced : priced + tax);
    QCOMPARE(total->net.minor(), isInclusive ? priced - tax : priced);
}

void TestTax::netAndTaxAlwaysMakeGross() {
    for (const auto mode : {TaxMode::Inclusive, TaxMode::Exclusive}) {
        for (const auto rounding : {Rounding::Down, Rounding::HalfUp, Rounding::Up}) {
            for (std::int64_t yen = 0; yen < 1200; ++yen) {
                const auto total = rateTotalOf(Money::yen(yen), TaxRate::reduced(), {mode, rounding}).value();
                QCOMPARE((total.net + total.tax).minor(), total.gross.minor());
                QVERIFY(!total.tax.isNegative() && !total.net.isNegative());
            }
        }
    }
}

void TestTax::ratesOutsideTheTableAreRefused() {
    QCOMPARE(TaxRate::from(-1, false).code(), ErrorCode::TaxRateUnknown);
    QCOMPARE(TaxRate::from(5001, false).code(), ErrorCode::TaxRateUnknown);
    QCOMPARE(TaxRate::from(0, true).code(), ErrorCode::TaxRateUnknown);
    QVERIFY(TaxRate::from(800, true).value() == TaxRate::reduced());
}

void TestTax::ratesAreShownWithoutUselessZeros() {
    QCOMPARE(TaxRate::standard().toDisplay(), std::string("10%"));
    QCOMPARE(TaxRate::from(625, false)->toDisplay(), std::string("6.25%"));
    QCOMPARE(TaxRate::from(650, false)->toDisplay(), std::string("6.5%"));
    QCOMPARE(TaxRate::from(605, false)->toDisplay(), std::string("6.05%"));
}

void TestTax::taxBeyondTwelveDigitsIsRefused() {
    const auto total =
        rateTotalOf(Money::yen(kMaxMinor), TaxRate::standard(), {TaxMode::Exclusive, Rounding::Down});
    QCOMPARE(total.code(), ErrorCode::MoneyOverflow);
}

void TestTax::namesGoThereAndBack() {
    for (const auto rounding : {Rounding::Down, Rounding::HalfUp, Rounding::Up})
        QVERIFY(roundingOf(nameOf(rounding)).value() == rounding);
    for (const auto mode : {TaxMode::Inclusive, TaxMode::Exclusive})
        QVERIFY(taxModeOf(nameOf(mode)).value() == mode);
    QCOMPARE(roundingOf("nearest").code(), ErrorCode::ParseFailed);
    QCOMPARE(taxModeOf("").code(), ErrorCode::ParseFailed);
}

void TestTax::onlyDaysThatExistAreBusinessDays() {
    const auto day = BusinessDay::parse("2028-02-29");
    QVERIFY(day.isOk());
    QCOMPARE(day->year() * 10000 + day->month() * 100 + day->day(), 20280229);
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-1-01", "2026-11-22 ", "2026/11/22", "",
                             "2026-00-10", "２０２６-1"})
        QCOMPARE(BusinessDay::parse(text).code(), ErrorCode::ParseFailed);
}

QTEST_APPLESS_MAIN(TestTax)
#include "test_tax.moc"
