// The catalogue: importing CSV files, good and bad, and finding what is in it.
#include "controller/catalogue/catalogue.h"
#include "controller/catalogue/catalogue_file.h"
#include "tests/component/controller/test_store.h"

#include <QFile>
#include <QTest>

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

namespace {

const std::string kHeaderRow = "code,name,reading,department,price,tax_permille,quick\r\n";

}  // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBadRowIsNamedAndNothingIsTaken_data() {
        QTest::addColumn<QString>("row");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* text, ErrorCode code) {
            QTest::newRow(name) << QString::fromUtf8(text) << int(code);
        };
        row("too few fields", "4901234567894,茶,チャ,飲料,128", ErrorCode::CsvRowInvalid);
        row("too many fields", "4901234567894,茶,チャ,飲料,128,80,,", ErrorCode::CsvRowInvalid);
        row("no code", ",茶,チャ,飲料,128,80,", ErrorCode::CsvRowInvalid);
        row("code with quote", "'; DROP,茶,チャ,飲料,128,80,", ErrorCode::CsvRowInvalid);
        row("code too long", "1234567890123456789012345678901234567890123456789,茶,,,128,80,",
            ErrorCode::CsvRowInvalid);
        row("JAN check digit", "4901234567890,茶,チャ,飲料,128,80,", ErrorCode::CheckDigitInvalid);
        row("JAN-8 check digit", "49967129,茶,チャ,飲料,128,80,", ErrorCode::CheckDigitInvalid);
        row("no name", "4901234567894,,チャ,飲料,128,80,", ErrorCode::CsvRowInvalid);
        row("name with escape", "4901234567894,茶\x1Bp,チャ,飲料,128,80,", ErrorCode::TextRefused);
        row("reading turned round", "4901234567894,茶,\xE2\x80\xAEヤチ,飲料,128,80,", ErrorCode::TextRefused);
        row("department nobody sees", "4901234567894,茶,チャ,\xE2\x80\x8B,128,80,", ErrorCode::TextRefused);
        row("price negative", "4901234567894,茶,チャ,飲料,-1,80,", ErrorCode::SalePriceInvalid);
        row("price with point", "4901234567894,茶,チャ,飲料,128.5,80,", ErrorCode::SalePriceInvalid);
        row("price with comma", "4901234567894,茶,チャ,飲料,\"1,280\",80,", ErrorCode::SalePriceInvalid);
        row("price too large", "4901234567894,茶,チャ,飲料,1000000000,80,", ErrorCode::SalePriceInvalid);
        row("price beyond 64 bits", "4901234567894,茶,チャ,飲料,99999999999999999999,80,",
            ErrorCode::SalePriceInvalid);
        row("price missing", "4901234567894,茶,チャ,飲料,,80,", ErrorCode::SalePriceInvalid);
        row("tax 5 %", "4901234567894,茶,チャ,飲料,128,50,", ErrorCode::TaxRateUnknown);
        row("tax in words", "4901234567894,茶,チャ,飲料,128,reduced,", ErrorCode::TaxRateUnknown);
        row("quick 0", "4901234567894,茶,チャ,飲料,128,80,0", ErrorCode::CsvRowInvalid);
        row("quick in words", "4901234567894,茶,チャ,飲料,128,80,one", ErrorCode::CsvRowInvalid);
        row("code twice", "4512345678906,茶,チャ,飲料,128,80,", ErrorCode::CatalogueDuplicate);
        row("quick twice", "4901234567894,茶,チャ,飲料,128,80,1", ErrorCode::CatalogueDuplicate);
    }
    void aBadRowIsNamedAndNothingIsTaken() {
        QFETCH(QString, row);
        QFETCH(int, code);
        const std::string text =
            kHeaderRow + "4512345678906,ペン,ペン,文具,110,100,1\r\n" + row.toStdString();
        const auto file = readCatalogueFile(text);
        QVERIFY(file.isOk());
        QVERIFY(file->items.empty());
        QCOMPARE(file->problems.size(), std::size_t{1});
        QCOMPARE(file->problems[0].line, std::size_t{3});
        QCOMPARE(int(file->problems[0].error.code), code);
    }

    void aBadFileIsRefusedWhole_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto header = QByteArray::fromStdString(kHeaderRow);
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::CsvHeaderInvalid);
        QTest::newRow("no header") << QByteArray("4901234567894,a,b,c,1,80\n")
                                   << int(ErrorCode::CsvHeaderInvalid);
        QTest::newRow("header in another order")
            << QByteArray("name,code,reading,department,price,tax_permille\n")
            << int(ErrorCode::CsvHeaderInvalid);
        QTest::newRow("header with more") << header.trimmed() + ",x\n" << int(ErrorCode::CsvHeaderInvalid);
        QTest::newRow("semicolons") << QByteArray("code;name;reading;department;price;tax_permille\n")
                                    << int(ErrorCode::CsvHeaderInvalid);
        QTest::newRow("quote never closed") << header + "\"4901234567894,a" << int(ErrorCode::CsvRowInvalid);
        QTest::newRow("Shift_JIS") << header + "4901234567894,\x92\x83,a,b,1,80,\n"
                                   << int(ErrorCode::CsvRowInvalid);
        QTest::newRow("a workbook") << QByteArray("PK\x03\x04 \"") << int(ErrorCode::CsvRowInvalid);
    }
    void aBadFileIsRefusedWhole() {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto file = readCatalogueFile(text.toStdString());
        QVERIFY(!file);
        QCOMPARE(int(file.code()), code);
    }

    void aByteOrderMarkAndAMissingLastColumnAreFine() {
        const auto file = readCatalogueFile(
            "\xEF\xBB\xBF"
            "code,name,reading,department,price,tax_permille\n036000291452,\"a, b \"\"c\"\"\",,,5,100\n");
        QVERIFY(file.isOk() && file->problems.empty());
        QCOMPARE(file->items[0].code, std::string("0036000291452"));  // UPC-A as scanners give it
        QCOMPARE(file->items[0].name, std::string("a, b \"c\""));
    }

    void importingAgainUpdatesAndMovesQuickKeys() {
        TestStore store;
        Catalogue catalogue(*store.database);
        const auto first = readCatalogueFile(kHeaderRow + "A1,一,イチ,x,100,80,1\nA2,二,ニ,x,200,100,2\n");
        QVERIFY(catalogue.update(first->items).isOk());
        const auto second = readCatalogueFile(kHeaderRow + "A1,壱,イチ,x,150,80,2\nA2,弐,ニ,x,200,100,1\n");
        QVERIFY(catalogue.update(second->items).isOk());
        const auto keys = catalogue.search("", 10);
        QCOMPARE(keys->size(), std::size_t{2});
        QCOMPARE((*keys)[0].code, std::string("A2"));
        QCOMPARE(catalogue.find("A1").value()->unitPrice.minor(), 150);
        QCOMPARE(catalogue.find("A1").value()->name, std::string("壱"));
    }

    void aFailingDiskImportsNothing() {
        TestStore store;
        Catalogue catalogue(*store.database);
        const auto before = catalogue.count().value();
        const auto file = readCatalogueFile(kHeaderRow + "A1,一,イチ,x,100,80,1\nA2,二,ニ,x,200,100,2\n");
        store.plan = {.failAt = 4, .code = ErrorCode::StorageFull, .isPersistent = true};
        QCOMPARE(catalogue.update(file->items).code(), ErrorCode::StorageFull);
        store.plan = {};
        QVERIFY(store.database->reopen().isOk());
        QCOMPARE(catalogue.count().value(), before);
    }

    void whatBeginsWithTheTextComesFirst() {
        TestStore store;
        Catalogue catalogue(*store.database);
        const auto file = readCatalogueFile(kHeaderRow + "B1,特選緑茶,アトクセンリョクチャ,x,1,80,\n");
        QVERIFY(catalogue.update(file->items).isOk());
        const auto found = catalogue.search("緑茶", 10);
        QCOMPARE(found->size(), std::size_t{2});
        QCOMPARE((*found)[0].name, std::string("緑茶 500ml"));
    }

    void theSampleCatalogueIsWhole() {
        QFile file(qEnvironmentVariable("KAZASU_SOURCE_DIR") +
                   QStringLiteral("/resources/sample/catalogue.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sample = readCatalogueFile(file.readAll().toStdString());
        QVERIFY(sample.isOk() && sample->problems.empty());
        QVERIFY(sample->items.size() >= 40);
        TestStore store;
        QVERIFY(Catalogue(*store.database).update(sample->items).isOk());
        QCOMPARE(Catalogue(*store.database).search("", 50)->size(), std::size_t{12});
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
