// X and Z reports: the sums of sales, the count of a drawer, the stored form, and the paper against golden
// files. KAZASU_WRITE_GOLDEN=1 writes them anew, for a person to read before they are committed.
#include "core/receipt/receipt_layout.h"
#include "core/report/report_words.h"
#include "core/text/display_width.h"
#include "tests/support/golden_file.h"
#include "tests/support/sample_report.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void taxIsTheSumOfTheReceiptsNotOfTheirTotal();
    void tendersAddUpToWhatWasSold();
    void changeIsNotInTheDrawer();
    void aReversedTenderIsNotCounted();
    void whatWasVoidedIsCountedApart();
    void aVoidedReturnDoesNotHideAVoidedSale();
    void aCountKnowsItsCurrency_data();
    void aCountKnowsItsCurrency();
    void aCountComesBackAsItWasStored();
    void aReportComesBackAsItWasStored_data();
    void aReportComesBackAsItWasStored();
    void figuresThatDoNotAddUpAreSaid();
    void acknowledgingLessDoesNotCover();
    void reportsAreAsTheGoldenFilesSay_data();
    void reportsAreAsTheGoldenFilesSay();
    void noRowIsWiderThanThePaper_data();
    void noRowIsWiderThanThePaper();
    void everyWordIsSaidInBothLanguages();
};

void TestReport::taxIsTheSumOfTheReceiptsNotOfTheirTotal() {
    ShiftTally tally(kYen);
    for (int receipt = 1; receipt <= 3; ++receipt)  // 13 yen hold 0.96 yen of tax, rounded down
        tally.add(reportedSale(receipt, 13, 9, std::nullopt, "佐藤"), false);
    const auto figures = tally.figures();
    QCOMPARE(figures.byRate.size(), std::size_t{1});
    QCOMPARE(figures.byRate[0].gross, Money::yen(39));
    QCOMPARE(figures.byRate[0].tax, Money::yen(0));  // of 39 yen it would be 2
}

void TestReport::tendersAddUpToWhatWasSold() {
    const auto figures = sampleFigures();
    QCOMPARE(figures.cash.sum + figures.codesOnline.sum + figures.codesBound.sum + figures.codesUnbound.sum,
             figures.sales.sum);
    QCOMPARE(figures.codesOnline.count, 2);
    QCOMPARE(figures.codesBound, (Tally{1, Money::yen(777)}));
    QCOMPARE(figures.codesUnbound, (Tally{1, Money::yen(980)}));
    Money byRate, byCashier, byHour, byDepartment;
    for (const auto& rate : figures.byRate) byRate += rate.gross;
    for (const auto& rate : figures.returnedByRate) byRate -= rate.gross;
    for (const auto& cashier : figures.byCashier) byCashier += cashier.tally.sum;
    for (const auto& hour : figures.byHour) byHour += hour.tally.sum;
    for (const auto& department : figures.byDepartment) byDepartment += department.tally.sum;
    QCOMPARE(byDepartment, figures.sales.sum);
    QCOMPARE(byRate, figures.sales.sum);
    QCOMPARE(byCashier, figures.sales.sum);
    QCOMPARE(byHour, figures.sales.sum);
}

void TestReport::changeIsNotInTheDrawer() {
    ShiftTally tally(kYen);
    tally.add(reportedSale(1, 1'298, 9, std::nullopt, "佐藤"), false);  // 10,000 handed over
    QCOMPARE(tally.figures().cash, (Tally{1, Money::yen(1'298)}));
}

void TestReport::aReversedTenderIsNotCounted() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QVERIFY(sale.reverseTender(1).isOk());
    QVERIFY(sale.addCash(Money::yen(1'116)).isOk());
    QVERIFY(sale.complete(completionOf(1)).isOk());
    ShiftTally tally(kYen);
    tally.add(sale, false);
    QCOMPARE(tally.figures().codesOnline.count, 0);
    QCOMPARE(tally.figures().cash.sum, Money::yen(1'116));
}

void TestReport::whatWasVoidedIsCountedApart() {
    const auto figures = sampleFigures();
    QCOMPARE(figures.voidedSales, (Tally{1, Money::yen(1'116)}));
    QCOMPARE(figures.voidedLines, (Tally{2, Money::yen(1'400)}));
    for (const auto& department : figures.byDepartment) QVERIFY(department.name != "取消");
}

void TestReport::aVoidedReturnDoesNotHideAVoidedSale() {
    Sale sold{sampleHeader()};
    Sale back{sampleHeader()};
    SaleLine line = lineOf("おにぎり 鮭", 158, 1, TaxRate::reduced());
    QVERIFY(sold.addLine(line).isOk());
    line.returned = ReturnedPart{0, 1, line.priced()};
    QVERIFY(back.addReturn(line, std::nullopt).isOk());
    ShiftTally tally(kYen);
    for (Sale* sale : {&sold, &back}) {
        QVERIFY(sale->voidSale().isOk());
        tally.addVoided(*sale);
    }
    QCOMPARE(tally.figures().voidedSales, (Tally{2, Money::yen(316)}));
}

void TestReport::aCountKnowsItsCurrency_data() {
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("pieces");
    QTest::addColumn<bool>("isTwice");
    QTest::newRow("no such note") << qint64{2'500} << qint64{1} << false;
    QTest::newRow("less than none") << qint64{100} << qint64{-1} << false;
    QTest::newRow("more than any drawer holds") << qint64{1} << qint64{100'000} << false;
    QTest::newRow("one denomination twice") << qint64{500} << qint64{1} << true;
    QTest::newRow("too much money") << qint64{10'000} << qint64{CashCount::kMaxPieces} << true;
}

void TestReport::aCountKnowsItsCurrency() {
    QFETCH(qint64, value);
    QFETCH(qint64, pieces);
    QFETCH(bool, isTwice);
    std::vector<DenominationCount> counted{{value, pieces}};
    if (isTwice) counted.push_back({value, pieces});
    QCOMPARE(CashCount::ofPieces(counted, kYen).code(), ErrorCode::CashCountInvalid);
    QVERIFY(CashCount::ofPieces({{10'000, 1}, {1, 1}}, kYen).isOk());
    QCOMPARE(CashCount::ofSum(Money::yen(-1)).code(), ErrorCode::CashCountInvalid);
}

void TestReport::aCountComesBackAsItWasStored() {
    const auto counted = CashCount::ofPieces({{1, 3}, {10'000, 2}, {5, 0}}, kYen).value();
    QCOMPARE(counted.total(), Money::yen(20'003));
    QCOMPARE(counted.pieces().size(), std::size_t{2});
    QCOMPARE(CashCount::from(Json::parse(toJson(counted).dump()).value()).value(), counted);
    auto wrong = toJson(counted);
    wrong.set("total_minor", 20'004);
    QCOMPARE(CashCount::from(wrong).code(), ErrorCode::CashCountInvalid);
}

void TestReport::aReportComesBackAsItWasStored_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("X") << int(ReportKind::X);
    QTest::newRow("Z") << int(ReportKind::Z);
}

void TestReport::aReportComesBackAsItWasStored() {
    QFETCH(int, kind);
    const auto report = sampleReport(ReportKind(kind));
    QCOMPARE(shiftReportFrom(Json::parse(toJson(report).dump()).value()).value(), report);
    const std::string whole = toJson(report).dump();
    for (const auto& member : toJson(report).keys()) {  // nothing may be missing
        std::string spoilt = whole;
        spoilt.replace(spoilt.find("\"" + member + "\""), member.size() + 2, "\"other\"");
        QVERIFY2(!shiftReportFrom(Json::parse(spoilt).value()), member.c_str());
    }
}

void TestReport::figuresThatDoNotAddUpAreSaid() {
    auto report = sampleReport(ReportKind::Z);
    QVERIFY(report.codes.agrees());
    report.codes.acknowledged.sum += Money::yen(1);
    QVERIFY(!report.codes.agrees());
    const auto text = toPlainText(buildReport(report, sampleShop(), {}).value());
    QVERIFY(text.find(wordOf(ReportWord::Disagrees, ReceiptLanguage::Japanese)) != std::string::npos);
}

void TestReport::acknowledgingLessDoesNotCover() {
    const auto left = sampleReport(ReportKind::Z).left;
    QVERIFY(left.isWithin(left));
    QVERIFY(!left.isWithin(ShiftLeft{}));
    auto more = left;
    more.unsentRecords.add(Money::yen(1));
    QVERIFY(!more.isWithin(left));
    QVERIFY(left.isWithin(more));
}

void TestReport::reportsAreAsTheGoldenFilesSay_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isReprint");
    const auto row = [](const char* name, ReceiptLanguage language, int columns, ReportKind kind,
                        bool reprint) {
        QTest::newRow(name) << int(language) << columns << int(kind) << reprint;
    };
    row("z-ja-48", ReceiptLanguage::Japanese, 48, ReportKind::Z, false);
    row("z-ja-32-reprint", ReceiptLanguage::Japanese, 32, ReportKind::Z, true);
    row("z-en-48-reprint", ReceiptLanguage::English, 48, ReportKind::Z, true);
    row("z-en-32", ReceiptLanguage::English, 32, ReportKind::Z, false);
    row("x-ja-32", ReceiptLanguage::Japanese, 32, ReportKind::X, false);
    row("x-en-48", ReceiptLanguage::English, 48, ReportKind::X, false);
}

void TestReport::reportsAreAsTheGoldenFilesSay() {
    QFETCH(int, language);
    QFETCH(int, columns);
    QFETCH(int, kind);
    QFETCH(bool, isReprint);
    ReceiptOptions options;
    options.language = static_cast<ReceiptLanguage>(language);
    options.columns = columns;
    options.isReprint = isReprint;
    const auto document = buildReport(sampleReport(ReportKind(kind)), sampleShop(options.language), options);
    holdAgainstGolden("reports", QByteArray::fromStdString(toPlainText(document.value())));
}

void TestReport::noRowIsWiderThanThePaper_data() {
    QTest::addColumn<int>("columns");
    for (const int columns : {32, 35, 42, 48}) QTest::addRow("%d", columns) << columns;
}

void TestReport::noRowIsWiderThanThePaper() {
    QFETCH(int, columns);
    for (const auto language : {ReceiptLanguage::Japanese, ReceiptLanguage::English}) {
        ReceiptOptions options;
        options.language = language;
        options.columns = columns;
        const auto document = buildReport(sampleReport(ReportKind::Z), sampleShop(language), options).value();
        for (const auto& element : document.elements) {
            const auto* pair = std::get_if<TwoColumnLine>(&element);
            if (pair == nullptr || pair->right.empty()) continue;
            const auto rows = layoutRows(*pair, columns);
            for (const auto& row : rows) QVERIFY(displayWidth(row) <= columnsOf(pair->size, columns));
            QCOMPARE(displayWidth(rows.back()), columnsOf(pair->size, columns));  // amounts end at the edge
            QVERIFY2(rows.size() == 1, rows.front().c_str());  // and stand beside their word
        }
    }
    ReceiptOptions options;
    options.columns = 31;
    QCOMPARE(buildReport(sampleReport(ReportKind::Z), sampleShop(), options).code(),
             ErrorCode::InvalidArgument);
}

void TestReport::everyWordIsSaidInBothLanguages() {
    for (int i = 0; i <= static_cast<int>(ReportWord::Journal); ++i) {
        const auto japanese = wordOf(static_cast<ReportWord>(i), ReceiptLanguage::Japanese);
        const auto english = wordOf(static_cast<ReportWord>(i), ReceiptLanguage::English);
        QVERIFY(!japanese.empty() && !english.empty());
        QCOMPARE(japanese.find("{}") == std::string_view::npos, english.find("{}") == std::string_view::npos);
    }
}

QTEST_APPLESS_MAIN(TestReport)
#include "test_report.moc"
