// Selling at the till: scanning, quantities, voids, cash, receipts, drafts.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aScannedItemBecomesALine() {
        TestStore store;
        store.sellTea();
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        QCOMPARE(store.seen->sale.lines[0].name, std::string("緑茶 500ml"));
        QCOMPARE(store.seen->sale.total.minor(), TestStore::kTea);
        QCOMPARE(store.seen->sale.lastChangedLine, 1);
        QVERIFY(store.seen->sale.lines[0].isReducedRate);
    }

    void aTypedQuantityMultiplies_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("ascii") << "3*4901234567894";
        QTest::newRow("full width") << "３＊４９０１２３４５６７８９４";
        QTest::newRow("spaces") << " 3 * 4901234567894 ";
        QTest::newRow("multiplication sign") << "3×4901234567894";
    }
    void aTypedQuantityMultiplies() {
        QFETCH(QString, typed);
        TestStore store;
        store.desk->enter(typed.toStdString());
        QCOMPARE(store.seen->sale.total.minor(), 3 * TestStore::kTea);
    }

    void whatCannotBeSoldIsToldByItsCode_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown item") << "4900000000009" << int(ErrorCode::SaleItemUnknown);
        QTest::newRow("wrong check digit") << "4901234567890" << int(ErrorCode::SaleItemUnknown);
        QTest::newRow("in-store price") << "2012345678903" << int(ErrorCode::SaleItemUnknown);
        QTest::newRow("quantity 0") << "0*4901234567894" << int(ErrorCode::SaleQuantityInvalid);
        QTest::newRow("quantity too large") << "10000*4901234567894" << int(ErrorCode::SaleQuantityInvalid);
        QTest::newRow("quantity no number") << "x*4901234567894" << int(ErrorCode::SaleQuantityInvalid);
        QTest::newRow("nothing") << "" << int(ErrorCode::InvalidArgument);
        QTest::newRow("no code") << "3*" << int(ErrorCode::InvalidArgument);
        QTest::newRow("PayPay") << "900081818812345678901234" << int(ErrorCode::CodeForeignWallet);
        QTest::newRow("Alipay") << "281234567890123456" << int(ErrorCode::CodeForeignWallet);
        QTest::newRow("EMV CPM") << "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8="
                                 << int(ErrorCode::CodeForeignWallet);
        QTest::newRow("JPQR") << "hQVKUFFSMWEaTwegAAAAVVVVVw8SNFZ4" << int(ErrorCode::CodeForeignWallet);
        QTest::newRow("GS1 coupon") << "]Q3255123456789012817261122" << int(ErrorCode::CodeKindUnsupported);
        QTest::newRow("nonsense") << "https://example.org/?q=1" << int(ErrorCode::SaleItemUnknown);
        QTest::newRow("SQL") << "'; DROP TABLE items; --" << int(ErrorCode::SaleItemUnknown);
    }
    void whatCannotBeSoldIsToldByItsCode() {
        QFETCH(QString, typed);
        QFETCH(int, code);
        TestStore store;
        store.sellTea();
        store.desk->enter(typed.toStdString());
        QCOMPARE(int(store.seen->lastNotice().value()), code);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
    }

    void aVoidedLineCountsNoMore() {
        TestStore store;
        store.sellTea();
        store.scan(TestStore::kPenCode);
        store.desk->voidLine(1);
        QCOMPARE(store.seen->sale.total.minor(), TestStore::kPen);
        QVERIFY(store.seen->sale.lines[0].isVoided);
        store.desk->setQuantity(2, 4);
        QCOMPARE(store.seen->sale.total.minor(), 4 * TestStore::kPen);
        store.desk->voidLine(9);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleLineUnknown);
        store.desk->setQuantity(2, 0);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleQuantityInvalid);
    }

    void cashPaysWithChangeAndPrintsOneReceipt() {
        TestStore store;
        store.sellTea();
        store.payCash(1000);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->completed[0].change.minor(), 1000 - TestStore::kTea);
        QCOMPARE(store.seen->completed[0].receiptNumber, std::string("0001-000001"));
        QVERIFY(store.seen->completed[0].isReceiptPrinted);
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM drafts"), 0);
        QVERIFY(store.journalVerifies());
    }

    void partsOfCashAddUp() {
        TestStore store;
        store.sellTea();
        store.payCash(100);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Tendering);
        QCOMPARE(store.seen->sale.due.minor(), TestStore::kTea - 100);
        store.payCash(28);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void cashForNothingIsRefused() {
        TestStore store;
        store.payCash(1000);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleClosed);
        store.sellTea();
        store.payCash(0);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::InvalidArgument);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 0);
    }

    void theNextScanBeginsTheNextSaleWithTheNextNumber() {
        TestStore store;
        store.sellTea();
        store.payCash(128);
        const auto first = store.seen->sale.id;
        store.scan(TestStore::kPenCode);
        QVERIFY(store.seen->sale.id != first);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        store.payCash(110);
        QCOMPARE(store.seen->completed[1].receiptNumber, std::string("0001-000002"));
    }

    void noReceiptBeforeTheSaleIsDurable() {
        TestStore store;
        std::int64_t salesWhenPrinting = -1;
        store.printer.whilePrinting = [&] { salesWhenPrinting = store.count("SELECT count(*) FROM sales"); };
        store.sellTea();
        store.payCash(128);
        QCOMPARE(salesWhenPrinting, 1);
    }

    void aPrinterThatFailsNeverUndoesTheSale() {
        TestStore store;
        store.printer.outcome = Error{ErrorCode::PrinterNotReady, "paper"};
        store.sellTea();
        store.payCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QVERIFY(!store.seen->completed[0].isReceiptPrinted);
        QCOMPARE(store.seen->completed[0].printError->code, ErrorCode::PrinterNotReady);
        QVERIFY(!store.seen->status.isPrinterReady);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
        store.printer.outcome = {};
        store.desk->reprintLast();
        store.executor.runReady();
        QVERIFY(store.seen->status.isPrinterReady);
        QVERIFY(store.printer.receipts.back().find("再発行") != std::string::npos);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
    }

    void aPrinterThatHangsHoldsUpNothing() {
        TestStore store;
        store.printer.isHanging = true;
        store.sellTea();
        store.payCash(128);
        store.sellTea();
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        store.advance(controller::kPrintAnswerLimit);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->completed[0].printError->code, ErrorCode::Timeout);
    }

    void reprintingNothingIsRefused() {
        TestStore store;
        store.desk->reprintLast();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleEmpty);
    }

    void aVoidedSaleIsInTheJournalOnly() {
        TestStore store;
        store.sellTea();
        store.desk->voidSale();
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Voided);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'void'"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM drafts"), 0);
        store.desk->voidSale();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleClosed);
        QVERIFY(store.journalVerifies());
    }

    void anOpenSaleGoesOnAfterAPowerCut() {
        TestStore store;
        store.sellTea();
        store.scan(TestStore::kPenCode);
        store.payCash(100);
        const auto before = store.seen->sale;
        store.restart();
        QCOMPARE(store.seen->sale.id, before.id);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{2});
        QCOMPARE(store.seen->sale.due, before.due);
        store.payCash(200);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->completed[0].id, before.id);
    }

    void aCompletedSaleIsNotResumed() {
        TestStore store;
        store.sellTea();
        store.payCash(128);
        store.restart();
        QVERIFY(store.seen->sale.lines.empty());
        store.desk->reprintLast();
        store.executor.runReady();
        QCOMPARE(store.printer.receipts.size(), std::size_t{2});
    }

    void itemsAreFoundByReadingAndCode() {
        TestStore store;
        QCOMPARE(store.desk->findItems("りょく", 10).size(), std::size_t{1});
        QCOMPARE(store.desk->findItems("451234", 10).size(), std::size_t{1});
        QCOMPARE(store.desk->findItems("500ＭＬ", 10).size(), std::size_t{1});
        QCOMPARE(store.desk->findItems("%", 10).size(), std::size_t{0});
        QCOMPARE(store.desk->findItems("", 10).size(), std::size_t{0});  // no quick keys
    }

    void whatWasSoldCannotBeChangedByTheProgram() {
        TestStore store;
        store.sellTea();
        store.payCash(128);
        for (const char* sql : {"UPDATE sales SET total_minor = 1", "DELETE FROM sales",
                                "UPDATE sale_lines SET amount_minor = 1", "DELETE FROM sale_lines",
                                "UPDATE sale_tenders SET amount_minor = 1", "DELETE FROM sale_tenders",
                                "UPDATE journal SET body = ''", "DELETE FROM journal"}) {
            const auto refused = store.database->run(sql);
            QVERIFY2(!refused && refused.code() == ErrorCode::StorageConstraint, sql);
        }
    }

    void aChangedByteIsFoundByTheJournal_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("total") << "UPDATE sales SET total_minor = 1";
        QTest::newRow("body") << "UPDATE sales SET body = replace(body, '128', '129')";
        QTest::newRow("line") << "UPDATE sale_lines SET amount_minor = 1";
        QTest::newRow("tender") << "UPDATE sale_tenders SET amount_minor = 1";
        QTest::newRow("no lines") << "DELETE FROM sale_lines";
        QTest::newRow("entry") << "UPDATE journal SET body = replace(body, '128', '129') WHERE sequence = 2";
        QTest::newRow("hash") << "UPDATE journal SET hash = x'00' WHERE sequence = 1";
        QTest::newRow("kind") << "UPDATE journal SET kind = 'void' WHERE sequence = 1";
        QTest::newRow("first entry") << "DELETE FROM journal WHERE sequence = 1";
        QTest::newRow("last entry") << "DELETE FROM journal WHERE sequence = (SELECT MAX(sequence) FROM journal)";
        QTest::newRow("a sale more")
            << "INSERT INTO sales SELECT 'x', 9, 9, business_day, completed_at, currency,"
               " total_minor, body FROM sales LIMIT 1";
    }
    void aChangedByteIsFoundByTheJournal() {
        QFETCH(QString, sql);
        TestStore store;
        for (int i = 0; i < 2; ++i) {
            store.sellTea();
            store.payCash(128);
        }
        QVERIFY(store.journalVerifies());
        store.powerOff();
        store.tamper(sql.toStdString());
        QVERIFY(store.powerOn());
        QVERIFY(!store.journalVerifies());
    }
};

QTEST_GUILESS_MAIN(TestSelling)
#include "test_selling.moc"
