// Goods that come back: never more than was sold, however often and wherever it is tried; money, books, shift
// and paper.
#include "controller/catalogue/catalogue.h"
#include "controller/sales_file/returned_lines.h"
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

class ReturnStore : public ShiftStore {
public:
    void run() { executor.runReady(); }
    /// Three teas and a pen for cash: 494 yen.
    SaleId sell() {
        desk->enter("3*4901234567894");
        scan(kPenCode);
        const SaleId id = seen->sale.id;
        payCash(500);
        return id;
    }
    void bringBack(const SaleId& receipt, std::vector<api::ReturnAsk> lines) {
        desk->returnGoods(receipt, lines, "傷あり");
        run();
    }
    void payOut() {
        desk->tenderCash(seen->sale.total);
        run();
    }
    std::int64_t returnable(int line) {
        const auto view = desk->findReceipt("1");
        KAZASU_CHECK(view.isOk());
        return view->lines.at(static_cast<std::size_t>(line - 1)).returnable;
    }
    [[nodiscard]] ErrorCode lastNotice() const {
        return seen->lastNotice().value_or(ErrorCode::InvalidArgument);
    }
};

}  // namespace

class TestReturns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReceiptIsFoundByNumberAndBySymbol_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"1", "1-1", "0001-000001", "００００１", "KZR1:0001-000001:"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void aReceiptIsFoundByNumberAndBySymbol() {
        QFETCH(QString, text);
        ReturnStore store;
        const SaleId id = store.sell();
        std::string asked = text.toStdString();
        if (asked.back() == ':') asked += QString::fromStdString(id.toString()).toUpper().toStdString();
        const auto view = store.desk->findReceipt(asked);
        QVERIFY(view.isOk());
        QCOMPARE(view->id, id);
        QCOMPARE(view->number, std::string("0001-000001"));
        QCOMPARE(view->lines.size(), std::size_t{2});
        QCOMPARE(view->lines[0].returnable, 3);
        QCOMPARE(view->lines[0].paid.minor(), 384);
    }

    void whatIsNoReceiptIsNotFound() {
        ReturnStore store;
        store.sell();
        for (const char* text :
             {"2", "2-1", "", "abc", "-1", "1-", "KZR1:0001-000001:", "1*1",
              "KZR1:0001-000001:018F0000-0000-7000-8000-000000000001", "99999999999999999999"})
            QCOMPARE(store.desk->findReceipt(text).code(), ErrorCode::SaleUnknown);
    }

    void aWholeReceiptComesBackForWhatWasPaid() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 3}, {2, 1}});
        QCOMPARE(store.seen->sale.refund.minor(), 494);
        QCOMPARE(store.seen->sale.returnOf, std::string("0001-000001"));
        store.payOut();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        QCOMPARE(store.count("SELECT SUM(total_minor) FROM sales"), 0);
        QCOMPARE(store.count("SELECT COUNT(*) FROM staff_exceptions WHERE kind = 'return_goods'"), 1);
        QCOMPARE(store.count("SELECT amount_minor FROM staff_exceptions"), 494);
        const std::string paper = store.printer.receipts.back();
        for (const char* said : {"返品", "元の取引番号 0001-000001", "ご返金", "現金ご返金", "¥494", "-¥384"})
            QVERIFY2(paper.find(said) != std::string::npos, said);
        QVERIFY(store.journalVerifies());
        QCOMPARE(store.returnable(1), 0);
    }

    void noUnitComesBackTwice() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 2}});
        store.payOut();
        store.bringBack(id, {{1, 2}});
        QCOMPARE(store.lastNotice(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);  // no other has begun
        store.restartShift();
        store.bringBack(id, {{1, 2}});
        QCOMPARE(store.lastNotice(), ErrorCode::ReturnExceedsSold);
        store.bringBack(id, {{1, 1}, {1, 1}});
        QCOMPARE(store.lastNotice(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(store.returnable(1), 1);
        store.bringBack(id, {{1, 1}});
        store.payOut();
        QCOMPARE(store.returnable(1), 0);
        QCOMPARE(store.count("SELECT SUM(quantity) FROM returned_lines WHERE original_line = 1"), 3);
    }

    /// Two sales at once, each with the same goods: the second is told before any money moves.
    void twoAtOnceGiveBackOnce() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 3}});
        const SaleId first = store.seen->sale.id;
        store.hold();
        store.bringBack(id, {{1, 2}});
        store.payOut();
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        store.resume(first);
        store.payOut();
        QCOMPARE(store.lastNotice(), ErrorCode::ReturnExceedsSold);
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        QVERIFY(store.seen->sale.refund.isPositive());
        store.restartShift();
        QCOMPARE(store.count("SELECT COUNT(*) FROM sales"), 2);
    }

    /// The rule stands in the database, below everything that could forget to ask.
    void theDatabaseItselfRefusesAUnitTwice_data() {
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("quantity");
        QTest::newRow("again") << 1 << 1 << 1;
        QTest::newRow("with a gap") << 1 << 3 << 1;
        QTest::newRow("more than sold") << 1 << 2 << 3;
        QTest::newRow("no such line") << 7 << 1 << 1;
        QTest::newRow("none") << 1 << 2 << 0;
    }
    void theDatabaseItselfRefusesAUnitTwice() {
        QFETCH(int, line);
        QFETCH(int, first);
        QFETCH(int, quantity);
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 1}});
        store.payOut();
        const std::string back = store.seen->completed.back().id.toString();
        const auto insert = [&](int l, int f, int q) {
            return store.database
                ->run("INSERT INTO returned_lines VALUES (?, ?, ?, ?, ?, ?, 1, 800, 1)",
                      {back, std::int64_t{99}, id.toString(), std::int64_t{l}, std::int64_t{f},
                       std::int64_t{q}})
                .isOk();
        };
        QVERIFY(!insert(line, first, quantity));
        QVERIFY(insert(1, 2, 2));
        QVERIFY(!store.database->run("DELETE FROM returned_lines").isOk());
        QVERIFY(!store.database->run("UPDATE returned_lines SET quantity = 1").isOk());
    }

    void anExchangeTakesOnlyTheDifference() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{2, 1}});
        store.sellTea();
        QCOMPARE(store.seen->sale.total.minor(), TestStore::kTea - TestStore::kPen);
        store.payCash(20);
        QCOMPARE(store.seen->completed.back().change.minor(), 2);
        QCOMPARE(store.returnable(2), 0);
        QVERIFY(store.journalVerifies());
    }

    void whatComesBackIsUndoneByVoidingItsLine() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{2, 1}});
        store.desk->voidLine(1);
        store.run();
        QCOMPARE(store.seen->sale.total.minor(), 0);
        store.sellTea();
        store.payCash(TestStore::kTea);
        QCOMPARE(store.returnable(2), 1);
        QCOMPARE(store.count("SELECT COUNT(*) FROM returned_lines"), 0);
    }

    void aReturnSurvivesARestart() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 2}});
        store.restartShift();
        QCOMPARE(store.seen->sale.refund.minor(), 256);
        store.payOut();
        QCOMPARE(store.returnable(1), 1);
    }

    void aReturnNeedsAReasonAndAReceiptOfThisShop() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.desk->returnGoods(id, {{1, 1}}, "  ");
        QCOMPARE(store.lastNotice(), ErrorCode::ReasonMissing);
        store.bringBack(SaleId::parse("018f0000-0000-7000-8000-000000000001").value(), {{1, 1}});
        QCOMPARE(store.lastNotice(), ErrorCode::SaleUnknown);
        store.bringBack(id, {{9, 1}});
        QCOMPARE(store.lastNotice(), ErrorCode::SaleLineUnknown);
        store.bringBack(id, {{1, 0}});
        QCOMPARE(store.lastNotice(), ErrorCode::SaleQuantityInvalid);
        store.bringBack(id, {});
        QCOMPARE(store.lastNotice(), ErrorCode::SaleEmpty);
        QCOMPARE(store.count("SELECT COUNT(*) FROM staff_exceptions"), 0);
    }

    void withoutAReceiptGoodsComeBackAtTodaysPrice() {
        ReturnStore store;
        store.desk->returnWithoutReceipt(TestStore::kTeaCode, 2, "贈り物");
        store.run();
        QCOMPARE(store.seen->sale.refund.minor(), 2 * TestStore::kTea);
        store.payOut();
        QVERIFY(store.printer.receipts.back().find("レシートなし") != std::string::npos);
        QCOMPARE(store.count("SELECT COUNT(*) FROM returned_lines"), 0);
        QVERIFY(store.journalVerifies());
    }

    void withoutAReceiptGoodsAreReadAsWhenTheyAreSold() {
        ReturnStore store;
        KAZASU_CHECK(controller::Catalogue(*store.database)
                         .update({{"DELI", "惣菜", "", "食品", Money::yen(0), TaxRate::reduced(),
                                   std::nullopt, true, 0}})
                         .isOk());
        store.desk->returnWithoutReceipt("DELI", 1, "贈り物");
        QCOMPARE(store.lastNotice(), ErrorCode::SalePriceInvalid);
        store.desk->returnWithoutReceipt(store.makeCode(500), 1, "贈り物");
        QCOMPARE(store.lastNotice(), ErrorCode::SaleItemUnknown);
        QCOMPARE(store.count("SELECT COUNT(*) FROM staff_exceptions"), 0);
        store.desk->returnWithoutReceipt(std::string("]E0") + TestStore::kTeaCode, 1, "贈り物");
        store.run();
        QCOMPARE(store.seen->sale.refund.minor(), TestStore::kTea);
    }

    /// A member's credit does not become cash unseen.
    void whatACodePaidIsPaidBackInCashOnlyWithASign() {
        ReturnStore store;
        store.sell();
        store.sellTea();
        store.scan(store.makeCode(500));
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        const auto signs = "SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'";
        store.bringBack(store.seen->completed[0].id, {{1, 1}});
        store.payOut();
        QCOMPARE(store.count(signs), 0);
        store.bringBack(store.seen->completed[1].id, {{1, 1}});
        store.payOut();
        QCOMPARE(store.seen->completed.size(), std::size_t{4});
        QCOMPARE(store.count(signs), 1);
    }

    /// What goods that were exchanged had been paid with is what the new ones were paid with.
    void anExchangeMakesNoCodeOfCashAndNoCashOfACode() {
        const auto signs =
            "SELECT COALESCE(SUM(json_extract(body, '$.content.paid_by_code_minor')), 0)"
            " FROM journal WHERE kind = 'code_paid_back_in_cash'";
        for (const bool isByCode : {false, true}) {
            ReturnStore store;
            store.scan(TestStore::kPenCode);
            if (isByCode)
                store.scan(store.makeCode(TestStore::kPen));
            else
                store.payCash(TestStore::kPen);
            store.bringBack(store.seen->completed.back().id, {{1, 1}});
            store.sellTea();
            store.payCash(20);
            QCOMPARE(store.seen->completed.size(), std::size_t{2});
            QCOMPARE(store.count(signs), 0);
            store.bringBack(store.seen->completed.back().id, {{2, 1}});
            store.payOut();
            QCOMPARE(store.seen->completed.size(), std::size_t{3});
            QCOMPARE(store.count(signs), isByCode ? TestStore::kPen : 0);
            QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'"),
                     isByCode ? 1 : 0);
        }
    }

    void onlyWhatGoesOutIsHeldAgainstWhatWasPaidInCash() {
        ReturnStore store;
        store.desk->enter("2*4901234567894");
        store.scan(store.makeCode(TestStore::kTea));
        store.payCash(TestStore::kTea);
        const SaleId id = store.seen->completed.back().id;
        store.bringBack(id, {{1, 2}});
        store.sellTea();
        store.payOut();  // half of it, as was paid in cash
        QCOMPARE(store.seen->completed.size(), std::size_t{2});
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'"), 0);
        store.bringBack(store.seen->completed.back().id, {{2, 1}});
        store.payOut();  // the other half
        QCOMPARE(store.count("SELECT json_extract(body, '$.content.paid_by_code_minor') FROM journal"
                             " WHERE kind = 'code_paid_back_in_cash'"),
                 TestStore::kTea);
    }

    void aVoidedReturnDoesNotHideAVoidedSale() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 1}});
        store.desk->voidSale();
        store.sellTea();
        store.desk->voidSale();
        QCOMPARE(store.count("SELECT SUM(amount_minor) FROM staff_exceptions WHERE kind = 'void_sale'"),
                 2 * TestStore::kTea);
    }

    void theDrawerAndTheShiftKnowOfIt() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 1}});
        store.payOut();
        store.desk->shifts().makeX(false);
        store.run();
        const auto& sales = store.shift.reports.back().sales;
        QCOMPARE(sales.returns, (Tally{1, Money::yen(128)}));
        QCOMPARE(sales.paidOut, (Tally{1, Money::yen(128)}));
        QCOMPARE(sales.sales.sum.minor(), 494 - 128);
        QCOMPARE(sales.cash.sum.minor(), 494 - 128);
        QCOMPARE(sales.returnedByRate.size(), std::size_t{1});
        QCOMPARE(sales.returnedByRate[0].tax.minor(), 9);
        QCOMPARE(sales.byRate[1].gross.minor(), 384);  // what was sold stays what it was
        store.desk->shifts().countCash(CashCount::ofSum(Money::yen(494 - 128)).value());
        store.run();
        QCOMPARE(store.shift.view.counted->overShort.minor(), 0);
    }

    void aChangedRowOfAReturnIsFound() {
        ReturnStore store;
        const SaleId id = store.sell();
        store.bringBack(id, {{1, 1}});
        store.payOut();
        QVERIFY(store.journalVerifies());
        store.powerOff();
        store.tamper("UPDATE returned_lines SET paid_minor = 1");
        QVERIFY(store.powerOn());
        QVERIFY(!store.journalVerifies());
    }
};

QTEST_GUILESS_MAIN(TestReturns)
#include "test_returns.moc"
