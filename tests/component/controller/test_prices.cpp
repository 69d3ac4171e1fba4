// Discounts, other prices, and goods that ask before they are sold: at the till, in its books and on paper.
#include "controller/catalogue/catalogue.h"
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr const char* kBeerCode = "4909411000004";
constexpr const char* kOpenCode = "DELI";
constexpr const char* kOpenBeerCode = "BAR";

api::DiscountAsk percent(std::int64_t hundredths) { return {hundredths, {}}; }
api::DiscountAsk yen(std::int64_t amount) { return {0, Money::yen(amount)}; }

class PriceStore : public ShiftStore {
public:
    PriceStore() {
        const auto item = [](const char* code, const char* name, std::int64_t price, bool isOpen, int age) {
            return controller::CatalogueItem{
                code, name, "", "酒", Money::yen(price), TaxRate::standard(), std::nullopt, isOpen, age};
        };
        KAZASU_CHECK(
            controller::Catalogue(*database)
                .update({item(kBeerCode, "ビール", 220, false, 20), item(kOpenCode, "惣菜", 0, true, 0),
                         item(kOpenBeerCode, "量り売りの酒", 0, true, 20)})
                .isOk());
    }
    void run() { executor.runReady(); }
    void discount(int line, api::DiscountAsk ask) {
        desk->discount(line, ask);
        run();
    }
    [[nodiscard]] const api::SaleView& sale() const { return seen->sale; }
    [[nodiscard]] std::string receipt() const { return printer.receipts.back(); }
};

}  // namespace

class TestPrices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiscountIsInTheBooksAndOnTheReceipt() {
        PriceStore store;
        store.sellTea();
        store.scan(TestStore::kPenCode);
        store.discount(1, percent(1'000));
        QCOMPARE(store.sale().total.minor(), 116 + 110);  // 12.8 off: 12
        QCOMPARE(store.sale().lines[0].discountText, std::string("10%"));
        store.discount(0, yen(26));
        QCOMPARE(store.sale().total.minor(), 200);
        QCOMPARE(store.sale().discount.minor(), 26);
        store.payCash(200);
        QCOMPARE(store.count("SELECT total_minor FROM sales"), 200);
        QCOMPARE(store.count("SELECT amount_minor FROM sale_lines WHERE line_number = 1"), 116);
        QCOMPARE(store.count("SELECT COUNT(*) FROM staff_exceptions WHERE kind = 'discount'"), 2);
        QCOMPARE(store.count("SELECT SUM(amount_minor) FROM staff_exceptions"), 38);
        for (const char* said : {"値引 10%", "-¥12", "値引 ¥26", "-¥26", "小計", "¥226"})
            QVERIFY2(store.receipt().find(said) != std::string::npos, said);
        QVERIFY(store.journalVerifies());
    }

    void aDiscountIsTakenBackAndTheJournalSaysSo() {
        PriceStore store;
        store.sellTea();
        store.discount(1, yen(28));
        QCOMPARE(store.sale().total.minor(), 100);
        store.discount(1, {});
        QCOMPARE(store.sale().total.minor(), TestStore::kTea);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'discount_removed'"), 1);
    }

    void whatCannotBeTakenOffIsRefused() {
        PriceStore store;
        store.discount(0, percent(1'000));
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SaleEmpty);
        store.sellTea();
        for (const auto& [line, ask, code] : {std::tuple{1, yen(129), ErrorCode::DiscountInvalid},
                                              {0, yen(129), ErrorCode::DiscountInvalid},
                                              {1, percent(10'001), ErrorCode::DiscountInvalid},
                                              {1, yen(-5), ErrorCode::DiscountInvalid},
                                              {2, yen(5), ErrorCode::SaleLineUnknown}}) {
            store.seen->notices.clear();
            store.discount(line, ask);
            QCOMPARE(*store.seen->lastNotice(), code);
        }
        QCOMPARE(store.sale().total.minor(), TestStore::kTea);
        QCOMPARE(store.count("SELECT COUNT(*) FROM staff_exceptions"), 0);
    }

    void aDiscountSurvivesARestart() {
        PriceStore store;
        store.sellTea();
        store.discount(1, yen(28));
        store.discount(0, percent(1'000));
        store.restartShift();
        QCOMPARE(store.sale().total.minor(), 90);
        QCOMPARE(store.sale().discountText, std::string("10%"));
    }

    void aSaleForNothingIsCompleted() {
        PriceStore store;
        store.sellTea();
        store.discount(0, percent(10'000));
        store.payCash(0);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT total_minor FROM sales"), 0);
        QVERIFY(store.receipt().find("現金お預り") == std::string::npos);
    }

    void anotherPriceNeedsAReasonAndIsUndone() {
        PriceStore store;
        store.sellTea();
        store.desk->changePrice(1, Money::yen(100), " ");
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::ReasonMissing);
        QCOMPARE(store.sale().total.minor(), TestStore::kTea);
        store.desk->changePrice(1, Money::yen(100), "値札の誤り");
        QCOMPARE(store.sale().total.minor(), 100);
        QCOMPARE(store.sale().lines[0].listPrice->minor(), TestStore::kTea);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'override_price' AND"
                             " json_extract(body, '$.content.price_reason') = '値札の誤り'"),
                 1);
        store.desk->changePrice(1, Money::yen(TestStore::kTea), "元へ");
        QVERIFY(!store.sale().lines[0].listPrice);
        store.desk->changePrice(1, Money::yen(-1), "x");
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SalePriceInvalid);
        store.desk->changePrice(1, Money::yen(90), "傷あり");
        store.payCash(90);
        QVERIFY(store.receipt().find("通常価格 ¥128") != std::string::npos);
    }

    void anOpenPriceIsAskedForAndNothingElseHappensMeanwhile() {
        PriceStore store;
        store.desk->enter(std::string("2*") + kOpenCode);
        store.run();
        QVERIFY(store.sale().question);
        QCOMPARE(store.sale().question->kind, api::QuestionView::Kind::Price);
        QCOMPARE(store.sale().question->quantity, 2);
        QVERIFY(store.sale().lines.empty());
        store.sellTea();
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SalePriceInvalid);
        store.desk->answerPrice(Money::yen(0));
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::SalePriceInvalid);
        QVERIFY(store.sale().question);
        store.desk->answerPrice(Money::yen(350));
        QVERIFY(!store.sale().question);
        QCOMPARE(store.sale().total.minor(), 700);
        store.desk->answerPrice(Money::yen(350));
        QCOMPARE(store.sale().total.minor(), 700);
    }

    void noMoneyIsTakenWhileSomethingIsAsked() {
        PriceStore store;
        store.sellTea();
        store.scan(kOpenCode);
        store.payCash(1'000);
        QCOMPARE(store.seen->completed.size(), std::size_t{0});
        store.scan(store.makeCode(500));
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Idle);
        store.desk->dropQuestion();
        QVERIFY(!store.sale().question);
        store.payCash(1'000);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void anAgeIsAskedOnceASaleAndTheAnswerIsInTheJournal() {
        PriceStore store;
        store.scan(kBeerCode);
        QCOMPARE(store.sale().question->kind, api::QuestionView::Kind::Age);
        QCOMPARE(store.sale().question->minimumAge, 20);
        store.desk->answerAge(false);
        QCOMPARE(*store.seen->lastNotice(), ErrorCode::AgeNotConfirmed);
        QVERIFY(store.sale().lines.empty() && !store.sale().question);
        store.scan(kBeerCode);
        store.desk->answerAge(true);
        QCOMPARE(store.sale().lines.size(), std::size_t{1});
        store.scan(kBeerCode);  // not asked again
        QCOMPARE(store.sale().lines.size(), std::size_t{2});
        store.scan(kOpenBeerCode);  // of age already, but at which price?
        QCOMPARE(store.sale().question->kind, api::QuestionView::Kind::Price);
        store.desk->answerPrice(Money::yen(500));
        store.payCash(10'000);
        store.scan(kBeerCode);  // the next customer is
        QVERIFY(store.sale().question);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'age_confirmed'"), 1);
        QCOMPARE(store.count("SELECT COUNT(*) FROM journal WHERE kind = 'age_refused'"), 1);
    }

    void theShiftSaysHowMuchWasTakenOff() {
        PriceStore store;
        store.sellTea();
        store.discount(1, yen(8));
        store.discount(0, yen(20));
        store.payCash(100);
        store.desk->shifts().makeX(false);
        store.run();
        QCOMPARE(store.shift.reports.back().sales.discounts, (Tally{1, Money::yen(28)}));
        QCOMPARE(store.shift.reports.back().sales.sales.sum.minor(), 100);
    }
};

QTEST_GUILESS_MAIN(TestPrices)
#include "test_prices.moc"
