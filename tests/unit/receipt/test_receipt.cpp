// Receipts against golden files in both languages and widths. KAZASU_WRITE_GOLDEN=1 writes them anew, for a
// person to read before they are committed.
#include "core/receipt/receipt_layout.h"
#include "core/text/display_width.h"
#include "tests/support/golden_file.h"
#include "tests/support/sample_receipt.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

void holdReceiptAgainstGolden(const Receipt& receipt) {
    holdAgainstGolden("receipts", QByteArray::fromStdString(toPlainText(receipt)));
}

}  // namespace

class TestReceipt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void receiptsAreAsTheGoldenFilesSay_data();
    void receiptsAreAsTheGoldenFilesSay();
    void discountsAndReturnsAreAsTheGoldenFilesSay_data();
    void discountsAndReturnsAreAsTheGoldenFilesSay();
    void withoutTheReceiptItIsNoReturnInvoice();
    void noRowIsWiderThanThePaper_data();
    void noRowIsWiderThanThePaper();
    void anUnfinishedSaleHasNoReceipt();
    void paperOfAnotherWidthIsRefused();
    void aReversedTenderIsNotOnTheReceipt();
    void theQrNamesReceiptAndSale();
    void everyWordIsSaidInBothLanguages();
};

void TestReceipt::receiptsAreAsTheGoldenFilesSay_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("isExclusive");
    QTest::addColumn<bool>("isReprint");
    const auto row = [](const char* name, ReceiptLanguage language, int columns, bool exclusive,
                        bool reprint) {
        QTest::newRow(name) << static_cast<int>(language) << columns << exclusive << reprint;
    };
    row("ja-48", ReceiptLanguage::Japanese, 48, false, false);
    row("ja-32", ReceiptLanguage::Japanese, 32, false, false);
    row("en-48", ReceiptLanguage::English, 48, false, false);
    row("en-32", ReceiptLanguage::English, 32, false, false);
    row("ja-48-exclusive", ReceiptLanguage::Japanese, 48, true, false);
    row("en-32-exclusive-reprint", ReceiptLanguage::English, 32, true, true);
    row("ja-32-reprint", ReceiptLanguage::Japanese, 32, false, true);
}

void TestReceipt::receiptsAreAsTheGoldenFilesSay() {
    QFETCH(int, language);
    QFETCH(int, columns);
    QFETCH(bool, isExclusive);
    QFETCH(bool, isReprint);
    const TaxPolicy policy{isExclusive ? TaxMode::Exclusive : TaxMode::Inclusive, Rounding::Down};
    const Receipt receipt = sampleReceipt(static_cast<ReceiptLanguage>(language), columns, policy, isReprint);
    holdReceiptAgainstGolden(receipt);
}

void TestReceipt::discountsAndReturnsAreAsTheGoldenFilesSay_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isExclusive");
    const auto row = [](const char* name, ReceiptLanguage language, int columns, int kind, bool exclusive) {
        QTest::newRow(name) << static_cast<int>(language) << columns << kind << exclusive;
    };
    row("ja-48-discount", ReceiptLanguage::Japanese, 48, 0, false);
    row("en-32-discount-exclusive", ReceiptLanguage::English, 32, 0, true);
    row("ja-48-return", ReceiptLanguage::Japanese, 48, 1, false);
    row("ja-32-return-exclusive", ReceiptLanguage::Japanese, 32, 1, true);
    row("en-32-return", ReceiptLanguage::English, 32, 1, false);
    row("ja-48-exchange", ReceiptLanguage::Japanese, 48, 2, false);
    row("en-48-exchange", ReceiptLanguage::English, 48, 2, false);
}

void TestReceipt::discountsAndReturnsAreAsTheGoldenFilesSay() {
    QFETCH(int, language);
    QFETCH(int, columns);
    QFETCH(int, kind);
    QFETCH(bool, isExclusive);
    ReceiptOptions options;
    options.language = static_cast<ReceiptLanguage>(language);
    options.columns = columns;
    const TaxPolicy policy{isExclusive ? TaxMode::Exclusive : TaxMode::Inclusive, Rounding::Down};
    const Sale sale = kind == 0 ? discountedSale(options.language, policy)
                                : returnedSale(options.language, kind == 2, policy);
    holdReceiptAgainstGolden(buildReceipt(sale, sampleShop(options.language), options).value());
}

/// A qualified return invoice names the day of the sale that it takes back.
void TestReceipt::withoutTheReceiptItIsNoReturnInvoice() {
    const std::string words{wordOf(ReceiptWord::ReturnInvoice, ReceiptLanguage::Japanese)};
    const auto saysSo = [&words](const Sale& sale) {
        const auto receipt = buildReceipt(sale, sampleShop(ReceiptLanguage::Japanese), {}).value();
        return toPlainText(receipt).find(words) != std::string::npos;
    };
    Sale bare{sampleHeader()};
    SaleLine line = lineOf("おにぎり 鮭", 158, 1, TaxRate::reduced());
    line.returned = ReturnedPart{0, 1, line.priced()};
    QVERIFY(bare.addReturn(line, std::nullopt).isOk());
    QVERIFY(bare.addCash(-line.priced()).isOk());
    QVERIFY(bare.complete(completionOf(44)).isOk());
    QVERIFY(!saysSo(bare));
    QVERIFY(saysSo(returnedSale(ReceiptLanguage::Japanese, false)));
}

void TestReceipt::noRowIsWiderThanThePaper_data() {
    QTest::addColumn<int>("columns");
    QTest::newRow("32") << 32;
    QTest::newRow("35") << 35;
    QTest::newRow("42") << 42;
    QTest::newRow("48") << 48;
}

void TestReceipt::noRowIsWiderThanThePaper() {
    QFETCH(int, columns);
    for (const auto language : {ReceiptLanguage::Japanese, ReceiptLanguage::English}) {
        for (const auto& element : sampleReceipt(language, columns).elements) {
            if (const auto* line = std::get_if<TextLine>(&element)) {
                for (const auto& row : layoutRows(*line, columns))
                    QVERIFY(displayWidth(row) <= columnsOf(line->size, columns));
            } else if (const auto* pair = std::get_if<TwoColumnLine>(&element)) {
                const auto rows = layoutRows(*pair, columns);
                for (const auto& row : rows) QVERIFY(displayWidth(row) <= columnsOf(pair->size, columns));
                if (!pair->right.empty()) QCOMPARE(displayWidth(rows.back()), columnsOf(pair->size, columns));
            }
        }
    }
}

void TestReceipt::anUnfinishedSaleHasNoReceipt() {
    Sale sale = sampleSale();
    QCOMPARE(buildReceipt(sale, sampleShop(), {}).code(), ErrorCode::InvalidArgument);
    QVERIFY(sale.voidSale().isOk());
    QCOMPARE(buildReceipt(sale, sampleShop(), {}).code(), ErrorCode::InvalidArgument);
}

void TestReceipt::paperOfAnotherWidthIsRefused() {
    ReceiptOptions options;
    for (const int columns : {-1, 0, 31, 65}) {
        options.columns = columns;
        QCOMPARE(buildReceipt(receiptSale(), sampleShop(), options).code(), ErrorCode::InvalidArgument);
    }
}

void TestReceipt::aReversedTenderIsNotOnTheReceipt() {
    Sale sale = sampleSale();
    QVERIFY(sale.addSettlement(useOf(500, 500)).isOk());
    QVERIFY(sale.reverseTender(1).isOk());
    QVERIFY(sale.addCash(Money::yen(1116)).isOk());
    QVERIFY(sale.complete(completionOf(1)).isOk());
    const std::string text = toPlainText(buildReceipt(sale, sampleShop(), {}).value());
    QVERIFY(text.find(wordOf(ReceiptWord::SettlementCode, ReceiptLanguage::Japanese)) == std::string::npos);
    QVERIFY(text.find("0011-2233") == std::string::npos);
    QVERIFY(text.find(wordOf(ReceiptWord::Change, ReceiptLanguage::Japanese)) == std::string::npos);
}

void TestReceipt::theQrNamesReceiptAndSale() {
    const Sale sale = receiptSale();
    QCOMPARE(receiptCodeText(sale), std::string("KZR1:0003-000042:018F0000-0000-7000-8000-000000000001"));
    const Receipt receipt = sampleReceipt(ReceiptLanguage::Japanese, 48);
    int symbols = 0;
    for (const auto& element : receipt.elements) {
        if (const auto* symbol = std::get_if<QrSymbol>(&element)) {
            ++symbols;
            QCOMPARE(symbol->text, receiptCodeText(sale));
        }
    }
    QCOMPARE(symbols, 1);
}

void TestReceipt::everyWordIsSaidInBothLanguages() {
    for (int i = 0; i <= static_cast<int>(ReceiptWord::StampHere); ++i) {
        const auto japanese = wordOf(static_cast<ReceiptWord>(i), ReceiptLanguage::Japanese);
        const auto english = wordOf(static_cast<ReceiptWord>(i), ReceiptLanguage::English);
        QVERIFY(!japanese.empty() && !english.empty());
        QCOMPARE(japanese.find("{}") == std::string_view::npos, english.find("{}") == std::string_view::npos);
    }
}

QTEST_APPLESS_MAIN(TestReceipt)
#include "test_receipt.moc"
