// The rules of one sale: lines, tenders, completion, and everything it refuses.
#include "core/sale/sale.h"
#include "tests/support/sample_sale.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void taxIsComputedOncePerRate();
    void taxOnTopIsAddedPerRateNotPerLine();
    void aVoidedLineCountsNowhereAndKeepsItsNumber();
    void aLineIsRefusedByItsFault_data();
    void aLineIsRefusedByItsFault();
    void linesAreBounded();
    void aSaleTooLargeIsRefusedAndUnchanged();
    void cashBeyondTheDueGivesChange();
    void aCodeNeverGivesChange();
    void aCodeMayPayAPartAndCashTheRest();
    void aCodeIsRefusedByItsFault();
    void theSameCodePaysOnceInASale();
    void aReversedTenderOpensTheSaleAgain();
    void linesAreFixedWhileSomethingIsPaid();
    void anEmptySaleTakesNoMoney();
    void aSaleCompletesOnlyWhenPaid();
    void aFreeSaleCompletesWithoutTender();
    void aClosedSaleChangesNoMore_data();
    void aClosedSaleChangesNoMore();
    void aSaleWithATenderIsNotVoided();
    void changeIsNeverMoreThanTheCash();
};

void TestSale::taxIsComputedOncePerRate() {
    // Three lines of 33 yen: 2.44 yen of tax each would make 6 when rounded line by line; 99 x 8/108 = 7.33
    // is 7.
    Sale sale{sampleHeader()};
    for (int i = 0; i < 3; ++i) QVERIFY(sale.addLine(lineOf("飴", 33, 1, TaxRate::reduced())).isOk());
    const auto totals = sale.totals();
    QCOMPARE(totals.byRate.size(), std::size_t{1});
    QCOMPARE(totals.byRate[0].tax.minor(), 7);
    QCOMPARE(totals.total.minor(), 99);
    QCOMPARE(totals.due.minor(), 99);
}

void TestSale::taxOnTopIsAddedPerRateNotPerLine() {
    const auto totals = sampleSale({TaxMode::Exclusive, Rounding::Down}).totals();
    QCOMPARE(totals.byRate.size(), std::size_t{2});
    QVERIFY(totals.byRate[0].rate == TaxRate::standard());
    QCOMPARE(totals.byRate[0].tax.minor(), 30);
    QCOMPARE(totals.byRate[1].tax.minor(), 65);  // 816 x 8 % = 65.28
    QCOMPARE(totals.subtotal.minor(), 1116);
    QCOMPARE(totals.total.minor(), 1116 + 95);
}

void TestSale::aVoidedLineCountsNowhereAndKeepsItsNumber() {
    const Sale sale = sampleSale();
    QCOMPARE(sale.lines().size(), std::size_t{4});
    QVERIFY(sale.lines()[2].isVoided);
    QCOMPARE(sale.lines()[3].number, 4);
    QCOMPARE(sale.totals().total.minor(), 1116);
    QCOMPARE(sale.totals().itemCount, 5);
    Sale again = sale;
    QCOMPARE(again.voidLine(3).code(), ErrorCode::SaleLineUnknown);
    QCOMPARE(again.voidLine(5).code(), ErrorCode::SaleLineUnknown);
    QCOMPARE(again.changeQuantity(3, 2).code(), ErrorCode::SaleLineUnknown);
    QVERIFY(again.changeQuantity(4, 3).isOk());
    QCOMPARE(again.totals().total.minor(), 1716);
}

void TestSale::aLineIsRefusedByItsFault_data() {
    QTest::addColumn<SaleLine>("line");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, SaleLine line, ErrorCode code) {
        QTest::newRow(name) << line << static_cast<int>(code);
    };
    row("none", lineOf("茶", 100, 0, TaxRate::reduced()), ErrorCode::SaleQuantityInvalid);
    row("minus one", lineOf("茶", 100, -1, TaxRate::reduced()), ErrorCode::SaleQuantityInvalid);
    row("ten thousand", lineOf("茶", 100, 10000, TaxRate::reduced()), ErrorCode::SaleQuantityInvalid);
    row("negative price", lineOf("茶", -1, 1, TaxRate::reduced()), ErrorCode::SalePriceInvalid);
    row("price of a billion", lineOf("茶", 1'000'000'000, 1, TaxRate::reduced()),
        ErrorCode::SalePriceInvalid);
    row("no name", lineOf("", 100, 1, TaxRate::reduced()), ErrorCode::InvalidArgument);
    row("escape in the name", lineOf("茶\x1b@", 100, 1, TaxRate::reduced()), ErrorCode::InvalidArgument);
    row("broken UTF-8", lineOf("\xe3\x81", 100, 1, TaxRate::reduced()), ErrorCode::InvalidArgument);
    row("long name", lineOf(std::string(201, 'a'), 100, 1, TaxRate::reduced()), ErrorCode::TooLong);
    SaleLine dollars = lineOf("茶", 100, 1, TaxRate::reduced());
    dollars.unitPrice = Money{100, {840, 2}};
    row("dollars", dollars, ErrorCode::MoneyCurrencyMismatch);
}

void TestSale::aLineIsRefusedByItsFault() {
    QFETCH(SaleLine, line);
    QFETCH(int, code);
    Sale sale = sampleSale();
    const SaleRecord before = sale.record();
    const auto added = sale.addLine(line);
    QVERIFY(!added);
    QCOMPARE(static_cast<int>(added.code()), code);
    QVERIFY(sale.record() == before);
}

void TestSale::linesAreBounded() {
    Sale sale{sampleHeader()};
    for (std::size_t i = 0; i < Sale::kMaxLines; ++i)
        QVERIFY(sale.addLine(lineOf("飴", 1, 1, TaxRate::reduced())).isOk());
    QCOMPARE(sale.addLine(lineOf("飴", 1, 1, TaxRate::reduced())).code(), ErrorCode::TooLong);
}

void TestSale::aSaleTooLargeIsRefusedAndUnchanged() {
    Sale sale{sampleHeader({TaxMode::Exclusive, Rounding::Up})};
    QVERIFY(sale.addLine(lineOf("船", 999'999'999, 100, TaxRate::standard())).isOk());
    const SaleRecord before = sale.record();
    QCOMPARE(sale.addLine(lineOf("船", 999'999'999, 1, TaxRate::standard())).code(),
             ErrorCode::MoneyOverflow);
    QCOMPARE(sale.changeQuantity(1, 101).code(), ErrorCode::MoneyOverflow);
    QVERIFY(sale.record() == before);
    QVERIFY(sale.totals().total.minor() <= kMaxMinor);
}

void TestSale::cashBeyondTheDueGivesChange() {
    Sale sale = sampleSale();
    QCOMPARE(sale.addCash(Money::yen(2000)).value(), 1);
    QCOMPARE(sale.state(), SaleState::Tendering);
    QCOMPARE(sale.totals().due.minor(), 0);
    QCOMPARE(sale.totals().change.minor(), 884);
    QCOMPARE(sale.addCash(Money::yen(1)).code(), ErrorCode::SaleTenderExceedsDue);
    QVERIFY(sale.complete(completionOf(1)).isOk());
    QCOMPARE(sale.completion()->receiptNumber, 1);
}

void TestSale::aCodeNeverGivesChange() {
    Sale sale = sampleSale();
    QCOMPARE(sale.addSettlement(useOf(5000, 1117)).code(), ErrorCode::SaleTenderExceedsDue);
    QVERIFY(sale.addSettlement(useOf(5000, 1116)).isOk());
    QCOMPARE(sale.totals().change.minor(), 0);
    QCOMPARE(sale.tenders()[0].settlement->remainder().minor(), 3884);
    QCOMPARE(sale.tenders()[0].type(), TenderType::SettlementCode);
    QCOMPARE(sale.addCash(Money::yen(1000)).code(), ErrorCode::SaleTenderExceedsDue);
}

void TestSale::aCodeMayPayAPartAndCashTheRest() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(1000, 1000)).isOk());
    QCOMPARE(sale.totals().due.minor(), 116);
    QVERIFY(sale.addCash(Money::yen(120)).isOk());
    QCOMPARE(sale.totals().change.minor(), 4);
    QVERIFY(sale.complete(completionOf(7)).isOk());
}

void TestSale::aCodeIsRefusedByItsFault() {
    Sale sale = sampleSale();
    QCOMPARE(sale.addSettlement(useOf(500, 501)).code(), ErrorCode::CodeAmountExceeded);
    QCOMPARE(sale.addSettlement(useOf(500, 0)).code(), ErrorCode::InvalidArgument);
    QCOMPARE(sale.addSettlement(useOf(500, -5)).code(), ErrorCode::InvalidArgument);
    SettlementUse dollars = useOf(500, 500);
    dollars.codeAmount = Money{500, {840, 2}};
    QCOMPARE(sale.addSettlement(dollars).code(), ErrorCode::CodeWrongCurrency);
    QVERIFY(sale.tenders().empty());
    QCOMPARE(sale.state(), SaleState::Open);
}

void TestSale::theSameCodePaysOnceInASale() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QCOMPARE(sale.addSettlement(useOf(500, 100)).code(), ErrorCode::CodeAlreadyUsed);
    QVERIFY(sale.addSettlement(useOf(700, 616, "8899aabbccddeeff")).isOk());
    QCOMPARE(sale.totals().due.minor(), 0);
}

void TestSale::aReversedTenderOpensTheSaleAgain() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QVERIFY(sale.addCash(Money::yen(100)).isOk());
    QVERIFY(sale.reverseTender(1).isOk());
    QCOMPARE(sale.state(), SaleState::Tendering);
    QCOMPARE(sale.totals().due.minor(), 1016);
    QCOMPARE(sale.reverseTender(1).code(), ErrorCode::SaleTenderMissing);
    QVERIFY(sale.reverseTender(2).isOk());
    QCOMPARE(sale.state(), SaleState::Open);
    QVERIFY(sale.addLine(lineOf("飴", 10, 1, TaxRate::reduced())).isOk());
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QCOMPARE(sale.tenders().back().number, 3);
}

void TestSale::linesAreFixedWhileSomethingIsPaid() {
    Sale sale = sampleSale();
    QVERIFY(sale.addCash(Money::yen(100)).isOk());
    QCOMPARE(sale.addLine(lineOf("飴", 10, 1, TaxRate::reduced())).code(), ErrorCode::SaleHasTenders);
    QCOMPARE(sale.voidLine(1).code(), ErrorCode::SaleHasTenders);
    QCOMPARE(sale.changeQuantity(1, 5).code(), ErrorCode::SaleHasTenders);
}

void TestSale::anEmptySaleTakesNoMoney() {
    Sale sale{sampleHeader()};
    QCOMPARE(sale.addCash(Money::yen(100)).code(), ErrorCode::SaleEmpty);
    QCOMPARE(sale.addSettlement(useOf(500, 500)).code(), ErrorCode::SaleEmpty);
    QCOMPARE(sale.complete(completionOf(1)).code(), ErrorCode::SaleEmpty);
    QVERIFY(sale.addLine(lineOf("飴", 10, 1, TaxRate::reduced())).isOk());
    QVERIFY(sale.voidLine(1).isOk());
    QVERIFY(sale.isEmpty());
    QCOMPARE(sale.complete(completionOf(1)).code(), ErrorCode::SaleEmpty);
}

void TestSale::aSaleCompletesOnlyWhenPaid() {
    Sale sale = sampleSale();
    QCOMPARE(sale.complete(completionOf(1)).code(), ErrorCode::SaleTenderMissing);
    QVERIFY(sale.addCash(Money::yen(1115)).isOk());
    QCOMPARE(sale.complete(completionOf(1)).code(), ErrorCode::SaleTenderMissing);
    QVERIFY(sale.addCash(Money::yen(1)).isOk());
    QCOMPARE(sale.complete(completionOf(0)).code(), ErrorCode::InvalidArgument);
    QCOMPARE(sale.state(), SaleState::Tendering);
    QVERIFY(sale.complete(completionOf(1)).isOk());
    QCOMPARE(sale.state(), SaleState::Completed);
}

void TestSale::aFreeSaleCompletesWithoutTender() {
    Sale sale{sampleHeader()};
    QVERIFY(sale.addLine(lineOf("試供品", 0, 1, TaxRate::standard())).isOk());
    QCOMPARE(sale.addCash(Money::yen(100)).code(), ErrorCode::SaleTenderExceedsDue);
    QVERIFY(sale.complete(completionOf(2)).isOk());
}

void TestSale::aClosedSaleChangesNoMore_data() {
    QTest::addColumn<bool>("isCompleted");
    QTest::newRow("completed") << true;
    QTest::newRow("voided") << false;
}

void TestSale::aClosedSaleChangesNoMore() {
    QFETCH(bool, isCompleted);
    Sale sale = sampleSale();
    if (isCompleted) {
        QVERIFY(sale.addCash(Money::yen(1116)).isOk());
        QVERIFY(sale.complete(completionOf(1)).isOk());
    } else {
        QVERIFY(sale.voidSale().isOk());
    }
    const SaleRecord before = sale.record();
    QCOMPARE(sale.addLine(lineOf("飴", 10, 1, TaxRate::reduced())).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.voidLine(1).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.changeQuantity(1, 2).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.addCash(Money::yen(10)).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.addSettlement(useOf(10, 10)).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.reverseTender(1).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.complete(completionOf(2)).code(), ErrorCode::SaleClosed);
    QCOMPARE(sale.voidSale().code(), ErrorCode::SaleClosed);
    QVERIFY(sale.record() == before);
}

void TestSale::aSaleWithATenderIsNotVoided() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QCOMPARE(sale.voidSale().code(), ErrorCode::SaleHasTenders);
    QVERIFY(sale.reverseTender(1).isOk());
    QVERIFY(sale.voidSale().isOk());
    QCOMPARE(sale.state(), SaleState::Voided);
}

void TestSale::changeIsNeverMoreThanTheCash() {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SeededRandom random{seed};
        Sale sale{sampleHeader({TaxMode::Exclusive, Rounding::HalfUp})};
        for (int step = 0; step < 20; ++step) {
            const auto yen = static_cast<std::int64_t>(uniformBelow(random, 900));
            const std::string issue = "00000000000000" + std::to_string(10 + step);
            switch (uniformBelow(random, 4)) {
                case 0:
                    (void)sale.addLine(lineOf("品", yen, 1 + step, TaxRate::standard()));
                    break;
                case 1:
                    (void)sale.addCash(Money::yen(yen));
                    break;
                case 2:
                    (void)sale.addSettlement(useOf(yen + 50, yen, issue));
                    break;
                default:
                    (void)sale.reverseTender(1 + static_cast<int>(uniformBelow(random, 5)));
                    break;
            }
            const auto totals = sale.totals();
            Money cash;
            for (const auto& tender : sale.tenders()) {
                if (!tender.isReversed && tender.type() == TenderType::Cash) cash += tender.amount;
            }
            QVERIFY(totals.change <= cash);
            QCOMPARE((totals.tendered + totals.due - totals.change).minor(), totals.total.minor());
            QVERIFY(Sale::restore(sale.record()).isOk());
        }
    }
}

QTEST_APPLESS_MAIN(TestSale)
#include "test_sale.moc"
