// Papers beside the receipt: for a named person, with the place for a revenue stamp, and for a gift. Golden
// files as in test_receipt.
#include "core/receipt/gift_receipt.h"
#include "core/receipt/named_receipt.h"
#include "core/receipt/receipt_layout.h"
#include "core/receipt/stamp_duty.h"
#include "core/text/display_width.h"
#include "tests/support/golden_file.h"
#include "tests/support/sample_receipt.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

ReceiptOptions optionsOf(ReceiptLanguage language, int columns) {
    ReceiptOptions options;
    options.language = language;
    options.columns = columns;
    return options;
}

/// One article for so much, paid in cash alone, or `byCode` of it by a code.
Sale saleOf(std::int64_t yen, std::int64_t byCode = 0) {
    Sale sale{sampleHeader({})};
    KAZASU_CHECK(sale.addLine(lineOf("冷蔵庫", yen, 1, TaxRate::standard())).isOk());
    if (byCode > 0) KAZASU_CHECK(sale.addSettlement(useOf(byCode, byCode)).isOk());
    if (byCode < yen) KAZASU_CHECK(sale.addCash(Money::yen(yen - byCode + 5'000)).isOk());
    KAZASU_CHECK(sale.complete(completionOf(42)).isOk());
    return sale;
}

std::string namedText(const Sale& sale, const NamedReceiptAsk& ask) {
    return toPlainText(buildNamedReceipt(sale, sampleShop(), {}, ask).value());
}

}  // namespace

class TestReceiptPapers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void papersAreAsTheGoldenFilesSay_data();
    void papersAreAsTheGoldenFilesSay();
    void aGiftReceiptNamesNoAmount();
    void theStampFollowsTheLaw_data();
    void theStampFollowsTheLaw();
    void onlyCashAsksForAStamp_data();
    void onlyCashAsksForAStamp();
    void aShopWithoutStampsPrintsNone();
    void whatWasNotTypedIsLeftToWrite();
    void aNameThatIsNoCleanTextIsRefused();
    void moneyPaidOutHasNoSuchPaper();
    void trainingClaimsNothing();
};

void TestReceiptPapers::papersAreAsTheGoldenFilesSay_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("isGift");
    for (const int columns : {48, 32}) {
        for (const bool isGift : {true, false}) {
            for (const auto language : {ReceiptLanguage::Japanese, ReceiptLanguage::English}) {
                const auto name = std::string(nameOf(language)) + "-" + std::to_string(columns) +
                                  (isGift ? "-gift" : "-named");
                QTest::newRow(name.c_str()) << static_cast<int>(language) << columns << isGift;
            }
        }
    }
}

void TestReceiptPapers::papersAreAsTheGoldenFilesSay() {
    QFETCH(int, language);
    QFETCH(int, columns);
    QFETCH(bool, isGift);
    const auto spoken = static_cast<ReceiptLanguage>(language);
    const bool isJapanese = spoken == ReceiptLanguage::Japanese;
    const auto options = optionsOf(spoken, columns);
    const NamedReceiptAsk ask{isJapanese ? "株式会社かざす商事" : "Kazasu Trading Co., Ltd.",
                              isJapanese ? "お品代" : "goods"};
    const Receipt paper = isGift
                              ? buildGiftReceipt(receiptSale({}, spoken), sampleShop(spoken), options).value()
                              : buildNamedReceipt(saleOf(82'500), sampleShop(spoken), options, ask).value();
    const std::string text = toPlainText(paper);
    for (const auto& row : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        if (row.startsWith(QLatin1Char('['))) continue;  // a symbol
        QVERIFY2(displayWidth(row.toStdString()) <= columns, qPrintable(row));
    }
    holdAgainstGolden("receipts", QByteArray::fromStdString(text));
}

void TestReceiptPapers::aGiftReceiptNamesNoAmount() {
    const std::string text = toPlainText(buildGiftReceipt(receiptSale(), sampleShop(), {}).value());
    QVERIFY(text.find("おにぎり") != std::string::npos);
    QVERIFY(text.find("¥") == std::string::npos);
    QVERIFY(text.find("取消した雑誌") == std::string::npos);
    QVERIFY(text.find("158") == std::string::npos);
}

void TestReceiptPapers::theStampFollowsTheLaw_data() {
    QTest::addColumn<qint64>("received");
    QTest::addColumn<qint64>("stamp");
    const auto row = [](qint64 received, qint64 stamp) {
        QTest::addRow("%lld", received) << received << stamp;
    };
    row(0, 0);
    row(49'999, 0);
    row(50'000, 200);
    row(1'000'000, 200);
    row(1'000'001, 400);
    row(2'000'000, 400);
    row(3'000'000, 600);
    row(5'000'000, 1'000);
    row(5'000'001, 2'000);
    row(10'000'000, 2'000);
    row(1'000'000'000, 150'000);
    row(1'000'000'001, 200'000);
}

void TestReceiptPapers::theStampFollowsTheLaw() {
    QFETCH(qint64, received);
    QFETCH(qint64, stamp);
    QCOMPARE(stampDuty(Money::yen(received)), Money::yen(stamp));
}

void TestReceiptPapers::onlyCashAsksForAStamp_data() {
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("byCode");
    QTest::addColumn<bool>("isWanted");
    QTest::newRow("50,000 without its tax") << qint64{55'000} << qint64{0} << true;
    QTest::newRow("a yen less") << qint64{54'998} << qint64{0} << false;
    QTest::newRow("all of it by code") << qint64{80'000} << qint64{80'000} << false;
    QTest::newRow("50,000 of it in cash") << qint64{80'000} << qint64{30'000} << true;
    QTest::newRow("less of it in cash") << qint64{80'000} << qint64{30'001} << false;
}

void TestReceiptPapers::onlyCashAsksForAStamp() {
    QFETCH(qint64, total);
    QFETCH(qint64, byCode);
    QFETCH(bool, isWanted);
    const std::string text = namedText(saleOf(total, byCode), {"山田", "お品代"});
    QCOMPARE(text.find("収入印紙") != std::string::npos, isWanted);
    QCOMPARE(text.find("うち決済コード払い") != std::string::npos, byCode > 0);
}

void TestReceiptPapers::aShopWithoutStampsPrintsNone() {
    NamedReceiptAsk ask{"山田", "お品代"};
    ask.hasStamp = false;
    QVERIFY(namedText(saleOf(82'500), ask).find("収入印紙") == std::string::npos);
}

void TestReceiptPapers::whatWasNotTypedIsLeftToWrite() {
    const std::string text = namedText(saleOf(1'100), {});
    QVERIFY(text.find("________________________ 様") != std::string::npos);
    QVERIFY(text.find("但し ________________________として") != std::string::npos);
}

void TestReceiptPapers::aNameThatIsNoCleanTextIsRefused() {
    for (const char* name : {"\x1b@", "山\xE2\x80\xAE田", "4111 1111 1111 1111"}) {
        const auto built = buildNamedReceipt(saleOf(1'100), sampleShop(), {}, {name, "お品代"});
        QVERIFY2(!built, name);
    }
    const auto isLong = buildNamedReceipt(saleOf(1'100), sampleShop(), {},
                                          {"山田", std::string(NamedReceiptAsk::kMaxTextBytes + 1, 'a')});
    QCOMPARE(isLong.code(), ErrorCode::TooLong);
}

void TestReceiptPapers::moneyPaidOutHasNoSuchPaper() {
    const Sale back = returnedSale(ReceiptLanguage::Japanese, false);
    QCOMPARE(buildNamedReceipt(back, sampleShop(), {}, {}).code(), ErrorCode::InvalidArgument);
    QCOMPARE(buildGiftReceipt(back, sampleShop(), {}).code(), ErrorCode::InvalidArgument);
}

void TestReceiptPapers::trainingClaimsNothing() {
    ReceiptOptions options;
    options.isTraining = true;
    const std::string text =
        toPlainText(buildNamedReceipt(saleOf(82'500), sampleShop(), options, {"山田", {}}).value());
    QVERIFY(text.find("領収書\n") == std::string::npos);
    QVERIFY(text.find("収入印紙") == std::string::npos);
    QVERIFY(text.find("領収証ではありません") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestReceiptPapers)
#include "test_receipt_papers.moc"
